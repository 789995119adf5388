import { isRecord } from '../../http/is-record.ts';
import { formatPointer } from '../../http/json-pointer.ts';
import { writeJson } from '../../http/lossless-json.ts';
import { bestRule } from '../../traffic/files/best-matching-rule.ts';
import { type Matcher, type MatchingRule, readRules } from '../../traffic/files/pact-matching-rules.ts';
import { isExactMatch, type ValuePath } from '../../traffic/files/path-expression.ts';
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
  const own = rule && isExactMatch(rule.at, path) ? rule.matchers.filter(isStructural) : [];
  if (own.length > 0) return own.flatMap((matcher) => compareItems(matcher, expected, actual, path));
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

const structural = new Set(['arrayContains', 'eachKey', 'eachValue']);

/** Whether a matcher is about the items of a list, or the names and values of an object (Pact Specification 4). */
function isStructural({ match }: Matcher): boolean {
  return structural.has(match);
}

function compareItems(matcher: Matcher, expected: unknown, actual: unknown, path: ValuePath): PactMismatch[] {
  const pointer = pointerOf(path);
  if (matcher.match === 'arrayContains') {
    if (!Array.isArray(actual)) return [{ pointer, message: 'must be a list' }];
    return variantsOf(matcher).flatMap(({ index, rules }) => {
      const [one, own] = [(expected as unknown[])[index], readRules({ body: rules }, 4)];
      const isThere = actual.some((item) => compareBody(own, one, item).length === 0);
      return isThere ? [] : [{ pointer, message: `must contain an item like variant ${index}` }];
    });
  }
  if (actual === null || typeof actual !== 'object') return [{ pointer, message: 'must be an object' }];
  const [example] = Object.values(expected ?? {});
  const parts = matcher.match === 'eachKey' ? Object.keys(actual) : Object.values(actual);
  const rules = (Array.isArray(matcher.rules) ? matcher.rules : []) as Matcher[];
  const wanted = matcher.match === 'eachKey' ? '' : example;
  const problems = parts.flatMap((part) => rules.flatMap((rule) => matchProblem(rule, wanted, part) ?? []));
  const [first] = problems;
  return first === undefined ? [] : [{ pointer, message: `${matcher.match}: ${first}` }];
}

interface Variant {
  index: number;
  /** Path expressions start at the item. */
  rules: Record<string, unknown>;
}

function variantsOf({ variants }: Matcher): Variant[] {
  return Array.isArray(variants) ? variants.map(({ index = 0, rules = {} }) => ({ index, rules })) : [];
}

function byRule(rule: MatchingRule, expected: unknown, actual: unknown, path: ValuePath): string | undefined {
  const isOwn = isExactMatch(rule.at, path);
  const matchers = rule.matchers.filter((matcher) => !isStructural(matcher));
  if (matchers.length === 0) return byKind(expected, actual);
  const problems = matchers.map((matcher) => {
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
