import { headerOf } from '../http/message.ts';
import type { Failure } from '../verify/engine/events.ts';

/** More than this is not read at a glance. */
const maxLength = 160;

/**
 * What a response has where it broke a promise, as JSON without secret values: of a pointer to what is missing, the
 * nearest that is there. Empty where that says nothing more than the message, and where the body was cut.
 */
export function excerptOf({ pointer, record: { response } }: Failure): string {
  const [, part, ...steps] = pointer
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (part === 'headers') return shortened(JSON.stringify(headerOf(response.headers, steps.join('/'))) ?? '');
  if (part !== 'body' || response.body === '') return '';
  try {
    return shortened(JSON.stringify(nearest(JSON.parse(response.body), steps)));
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
