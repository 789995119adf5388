import { isRecord } from '../http/is-record.ts';
import { escapeStep, valueAt } from '../http/json-pointer.ts';

/** Where a value differs from what was expected. */
export interface ValueDifference {
  /** JSON pointer into the value. */
  pointer: string;
  expected: unknown;
  /** `undefined` where it is missing. */
  actual: unknown;
}

/** A matcher of Jest, Vitest or Sinon: `expect.any(String)` and the like. */
interface AsymmetricMatcher {
  asymmetricMatch(actual: unknown): boolean;
  toAsymmetricMatcher?(): string;
  sample?: unknown;
}

/**
 * Where a value differs from what is expected. An object may have further members, a list may not have further items; a
 * matcher such as `expect.any(String)` may stand for any part.
 */
export function differences(expected: unknown, actual: unknown, pointer = ''): ValueDifference[] {
  if (isAsymmetricMatcher(expected))
    return expected.asymmetricMatch(actual) ? [] : [{ pointer, expected, actual }];
  const areLists = Array.isArray(expected) && Array.isArray(actual) && expected.length === actual.length;
  if (!areLists && !(isRecord(expected) && isRecord(actual)))
    return Object.is(expected, actual) ? [] : [{ pointer, expected, actual }];
  return Object.entries(expected).flatMap(([name, part]) =>
    differences(part, valueAt(actual, `/${escapeStep(name)}`), `${pointer}/${escapeStep(name)}`),
  );
}

/** A value as JSON, with matchers as their names. */
export function toText(value: unknown): string {
  return JSON.stringify(value, (_, part) => (isAsymmetricMatcher(part) ? nameOf(part) : part)) ?? '';
}

function nameOf(matching: AsymmetricMatcher): string {
  return matching.toAsymmetricMatcher?.() ?? `${matching} ${matching.sample}`;
}

function isAsymmetricMatcher(value: unknown): value is AsymmetricMatcher {
  return isRecord(value) && typeof value.asymmetricMatch === 'function';
}
