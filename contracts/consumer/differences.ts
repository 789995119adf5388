import { escapeStep } from '../openapi/document.ts';

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
  if (!isObject(expected)) return Object.is(expected, actual) ? [] : [{ pointer, expected, actual }];
  if (!isObject(actual) || Array.isArray(expected) !== Array.isArray(actual))
    return [{ pointer, expected, actual }];
  if (Array.isArray(expected) && Array.isArray(actual) && expected.length !== actual.length)
    return [{ pointer, expected, actual }];
  return Object.entries(expected).flatMap(([name, part]) =>
    differences(part, actual[name], `${pointer}/${escapeStep(name)}`),
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
  return isObject(value) && typeof value.asymmetricMatch === 'function';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object';
}
