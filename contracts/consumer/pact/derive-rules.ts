import { isRecord } from '../../http/is-record.ts';
import { resolve, type Schema } from '../../openapi/document.ts';
import { escapeRegExp, redacted } from '../../openapi/redact.ts';
import type { Spec } from '../../openapi/spec.ts';
import type { Matcher, MatchingRule } from '../../traffic/files/pact-matching-rules.ts';
import { expressionOf, type ValuePath } from '../../traffic/files/path-expression.ts';
import { schemasAt } from '../../traffic/schemas-at.ts';

type Rules = Record<string, unknown>;

/** An example, and the matching rules for other values. */
export interface ExampleWithRules {
  value: unknown;
  rules: MatchingRule[];
}

/**
 * An example with the matching rules that follow from its schema. One item of a list stands for all. Values that the
 * schema fixes (`const`) are compared exactly.
 */
export function deriveExample(spec: Spec, schema: Schema, value: unknown): ExampleWithRules {
  const rules: MatchingRule[] = [];
  // A list's items have one rule for all: `$.items[*].name`.
  const walk = (part: unknown, path: ValuePath, expression: string): unknown => {
    const schemas = schemasAt(spec.document, schema, path);
    if (Array.isArray(part)) {
      const min = part.length > 0 ? 1 : 0;
      rules.push(ruleAt(expression, { match: 'type', min }));
      return shared(part).map((item, index) => walk(item, [...path, index], `${expression}[*]`));
    }
    if (isRecord(part)) {
      const entries = Object.entries(part).map(([name, item]) => {
        const below = `${expression}${expressionOf([name]).slice(1)}`;
        return [name, walk(item, [...path, name], below)] as const;
      });
      return Object.fromEntries(entries);
    }
    const matcher = matcherFor(part, schemas);
    if (matcher) rules.push(ruleAt(expression, matcher));
    return part;
  };
  return { value: walk(value, [], '$'), rules };
}

/** One item with only what all items have in common, to stand for each of them; none for an empty list. */
function shared(items: readonly unknown[]): unknown[] {
  const [first, ...others] = items;
  return items.length === 0 ? [] : [others.reduce(common, first)];
}

function common(one: unknown, other: unknown): unknown {
  if (!isRecord(one) || !isRecord(other)) return one;
  const names = Object.keys(one).filter((name) => kindOf(one[name]) === kindOf(other[name]));
  return Object.fromEntries(names.map((name) => [name, common(one[name], other[name])]));
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'list' : typeof value;
}

/** The matching rule of a header. */
export function deriveHeaderRule(
  spec: Spec,
  name: string,
  schema: Schema | undefined,
  value: string,
): MatchingRule {
  const rules = typeof schema === 'object' ? resolve<Rules>(spec.document, schema, '').value : {};
  const matcher = matcherFor(value, [rules]) ?? { match: 'type' };
  // A header is a text, whatever its schema says.
  const isText = matcher.match === 'regex' || matcher.match === 'type';
  return { part: 'header', at: name, matchers: [isText ? matcher : { match: 'type' }], any: false };
}

function ruleAt(at: string, matcher: Matcher): MatchingRule {
  return { part: 'body', at, matchers: [matcher], any: false };
}

function matcherFor(value: unknown, schemas: readonly Rules[]): Matcher | undefined {
  const first = (keyword: string) =>
    schemas.map((schema) => schema[keyword]).find((one) => one !== undefined);
  if (value === null || first('const') !== undefined) return undefined;
  if (typeof value === 'boolean') return { match: 'boolean' };
  if (typeof value === 'number') return { match: first('type') === 'integer' ? 'integer' : 'number' };
  const choices = first('enum');
  if (Array.isArray(choices))
    return { match: 'regex', regex: `^(?:${choices.map((one) => escapeRegExp(String(one))).join('|')})$` };
  const pattern = first('pattern');
  const isSecret = value === redacted || schemas.some(({ writeOnly }) => writeOnly === true);
  if (typeof pattern === 'string' && !isSecret && isPlain(pattern))
    return { match: 'regex', regex: anchored(pattern) };
  return { match: 'type' };
}

// A schema looks for its pattern anywhere in a text, a matching rule wants all of it.
function anchored(pattern: string): string {
  const before = pattern.startsWith('^') ? '' : '.*';
  const after = pattern.endsWith('$') ? '' : '.*';
  return before + after === '' ? pattern : `${before}(?:${pattern})${after}`;
}

// Other verifiers have other regular expression engines: patterns that only JavaScript may support are left out.
function isPlain(pattern: string): boolean {
  return !/\(\?|\\[pPku1-9]/.test(pattern);
}
