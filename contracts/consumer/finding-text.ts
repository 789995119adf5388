import type { Finding } from '../verify/checks/check.ts';

/** A finding for people, without values that may be secret: `must be string`, `expected a documented status: 200, got 500`. */
export function findingText({ expected, actual }: Finding): string {
  if (expected === undefined) return actual ?? '';
  return actual === undefined ? expected : `expected ${expected}, got ${actual}`;
}
