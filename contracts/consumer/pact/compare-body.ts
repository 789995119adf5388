import { isRecord } from '../../http/is-record.ts';
import { writeJson } from '../../http/json.ts';
import { formatPointer } from '../../http/json-pointer.ts';
import { bestRule } from '../../traffic/files/best-rule.ts';
import { isExactMatch, type ValuePath } from '../../traffic/files/path-expression.ts';
import type { Matcher, MatchingRule } from '../../traffic/files/rules.ts';
import { matchProblem } from './match-value.ts';

/** Where a response differs from what a consumer expects. Quotes no value of the response. */
export interface PactMismatch {
  /** JSON pointer into the response: `/status`, `/headers/Location`, `/body/items/0/id`. */
  pointer: string;
  message: string;
}

/**
 * Compares a body with the expected one (Pact Specification 3): further fields are ignored, lists must have the same length
 * unless a rule lets one item stand for all, and a rule also applies below the path that it names.
 */
export function compareBody(
  rules: readonly MatchingRule[],
  expected: unknown,
  actual: unknown,
): PactMismatch[] {
  return compare(rules, expected, actual, []);
}

function compare(
  rules: readonly MatchingRule[],
  expected: unknown,
  actual: unknown,
  path: ValuePath,
): PactMismatch[] {
  const rule = bestRule(rules, path);
  const problem = rule ? byRule(rule, expected, actual, path) : byKind(expected, actual);
  if (problem !== undefined) return [{ pointer: pointerOf(path), message: problem }];
  if (Array.isArray(expected) && Array.isArray(actual)) {
    return actual.flatMap((item, index) => {
      const one = expected[index] ?? expected[0];
      return one === undefined ? [] : compare(rules, one, item, [...path, index]);
    });
  }
  if (!isRecord(expected) || !isRecord(actual)) return [];
  return Object.entries(expected).flatMap(([name, part]) => {
    const at = [...path, name];
    if (!Object.hasOwn(actual, name)) return [{ pointer: pointerOf(at), message: 'is missing' }];
    return compare(rules, part, actual[name], at);
  });
}

function byRule(rule: MatchingRule, expected: unknown, actual: unknown, path: ValuePath): string | undefined {
  const isOwn = isExactMatch(rule.at, path);
  const problems = rule.matchers.map((matcher) => {
    // Length limits do not apply below.
    const length = isOwn && Array.isArray(actual) ? wrongLength(matcher, actual.length) : undefined;
    return length ?? matchProblem(matcher, expected, actual);
  });
  const wrong = problems.filter((one) => one !== undefined);
  if (rule.any ? wrong.length < problems.length : wrong.length === 0) return undefined;
  return wrong[0];
}

function wrongLength({ min, max }: Matcher, length: number): string | undefined {
  if (typeof min === 'number' && length < min) return `must have at least ${min} items, has ${length}`;
  if (typeof max === 'number' && length > max) return `must have at most ${max} items, has ${length}`;
  return undefined;
}

function byKind(expected: unknown, actual: unknown): string | undefined {
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual)) return 'must be a list';
    return actual.length === expected.length
      ? undefined
      : `must have ${expected.length} items, has ${actual.length}`;
  }
  if (isRecord(expected)) return isRecord(actual) ? undefined : 'must be an object';
  return expected === actual ? undefined : `must be ${writeJson(expected)}`;
}

function pointerOf(path: ValuePath): string {
  return `/body${formatPointer(path)}`;
}
