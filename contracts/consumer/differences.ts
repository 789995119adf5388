import { escapeStep } from '../openapi/document.ts';

/** Where a value is not what was wanted. */
export interface Difference {
  /** JSON pointer into the value. */
  pointer: string;
  wanted: unknown;
  /** `undefined` where there is nothing. */
  found: unknown;
}

/** What Jest, Vitest and Sinon have for `expect.any(String)` and the like. */
interface Matching {
  asymmetricMatch(found: unknown): boolean;
  toAsymmetricMatcher?(): string;
  sample?: unknown;
}

/**
 * Where a value lacks what is wanted. An object may have more members than are wanted, a list may not; a matcher such as
 * `expect.any(String)` may stand for any part.
 */
export function differences(wanted: unknown, found: unknown, pointer = ''): Difference[] {
  if (isMatching(wanted)) return wanted.asymmetricMatch(found) ? [] : [{ pointer, wanted, found }];
  if (!isObject(wanted)) return Object.is(wanted, found) ? [] : [{ pointer, wanted, found }];
  if (!isObject(found) || Array.isArray(wanted) !== Array.isArray(found)) return [{ pointer, wanted, found }];
  if (Array.isArray(wanted) && Array.isArray(found) && wanted.length !== found.length)
    return [{ pointer, wanted, found }];
  return Object.entries(wanted).flatMap(([name, part]) =>
    differences(part, found[name], `${pointer}/${escapeStep(name)}`),
  );
}

/** A value as JSON, with what a matcher calls itself in its place. */
export function asText(value: unknown): string {
  return JSON.stringify(value, (_, part) => (isMatching(part) ? nameOf(part) : part)) ?? '';
}

function nameOf(matching: Matching): string {
  return matching.toAsymmetricMatcher?.() ?? `${matching} ${matching.sample}`;
}

function isMatching(value: unknown): value is Matching {
  return isObject(value) && typeof value.asymmetricMatch === 'function';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object';
}
