import { escapeStep } from '../openapi/document.ts';

/** Where a value is not what was wanted. */
export interface ValueDifference {
  /** JSON pointer into the value. */
  pointer: string;
  expected: unknown;
  /** `undefined` where there is nothing. */
  actual: unknown;
}

/** What Jest, Vitest and Sinon have for `expect.any(String)` and the like. */
interface AsymmetricMatcher {
  asymmetricMatch(found: unknown): boolean;
  toAsymmetricMatcher?(): string;
  sample?: unknown;
}

/**
 * Where a value lacks what is wanted. An object may have more members than are wanted, a list may not; a matcher such as
 * `expect.any(String)` may stand for any part.
 */
export function differences(wanted: unknown, found: unknown, pointer = ''): ValueDifference[] {
  if (isAsymmetricMatcher(wanted))
    return wanted.asymmetricMatch(found) ? [] : [{ pointer, expected: wanted, actual: found }];
  if (!isObject(wanted))
    return Object.is(wanted, found) ? [] : [{ pointer, expected: wanted, actual: found }];
  if (!isObject(found) || Array.isArray(wanted) !== Array.isArray(found))
    return [{ pointer, expected: wanted, actual: found }];
  if (Array.isArray(wanted) && Array.isArray(found) && wanted.length !== found.length)
    return [{ pointer, expected: wanted, actual: found }];
  return Object.entries(wanted).flatMap(([name, part]) =>
    differences(part, found[name], `${pointer}/${escapeStep(name)}`),
  );
}

/** A value as JSON, with what a matcher calls itself in its place. */
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
