import { parsePointer } from '../http/json-pointer.ts';
import { parseJson, writeJson } from '../http/lossless-json.ts';
import { headerOf } from '../http/message.ts';
import type { Failure } from '../verify/engine/events.ts';

/** Longer values are cut. */
const maxLength = 160;

/**
 * The value at a failure's pointer, as JSON with secret values redacted; where there is none, the nearest value around
 * it. Empty for pointers that lead neither to a header nor into the body.
 */
export function excerptOf({ pointer, record: { response } }: Failure): string {
  const [part, ...steps] = parsePointer(pointer);
  if (part === 'headers') return shortened(JSON.stringify(headerOf(response.headers, steps.join('/'))) ?? '');
  if (part !== 'body' || response.body === '') return '';
  try {
    return shortened(writeJson(nearest(parseJson(response.body), steps)));
  } catch {
    return shortened(response.body);
  }
}

function nearest(value: unknown, steps: string[]): unknown {
  const [step, ...rest] = steps;
  if (step === undefined || value === null || typeof value !== 'object') return value;
  return Object.hasOwn(value, step) ? nearest((value as Record<string, unknown>)[step], rest) : value;
}

function shortened(text: string): string {
  return text.length <= maxLength ? text : `${text.slice(0, maxLength)}…`;
}
