import type { Step } from '../../../verify/engine/sequence-step.ts';

/** A call of an engine. */
export function stepWithDefaults(method: string, base: string, path: string, more: Partial<Step> = {}): Step {
  return { method, path: `${base}${path}`, query: '', headers: {}, body: '', ...more };
}
