import { resolve, type Schema } from '../../openapi/document.ts';
import { escapeLetters, redacted } from '../../openapi/redact.ts';
import type { Spec } from '../../openapi/spec.ts';
import { expressionOf, type ValuePath } from '../../traffic/files/path-expression.ts';
import type { Matcher, MatchingRule } from '../../traffic/files/rules.ts';
import { schemasAt } from '../../traffic/schemas-at.ts';

type Rules = Record<string, unknown>;

/** An example, and how other values may differ from it. */
export interface ExampleWithRules {
  value: unknown;
  rules: MatchingRule[];
}

/**
 * An example with the matching rules that its schema has for it. Of a list one item stands for all. What the schema
 * fixes (`const`) is compared as it is.
 */
export function deriveExample(spec: Spec, schema: Schema, value: unknown): ExampleWithRules {
  const rules: MatchingRule[] = [];
  // A list's items have one rule for all: `$.items[*].name`.
  const walk = (part: unknown, place: ValuePath, expression: string): unknown => {
    const schemas = schemasAt(spec.document, schema, place);
    if (Array.isArray(part)) {
      const min = part.length > 0 ? 1 : 0;
      rules.push(ruleAt(expression, { match: 'type', min }));
      return shared(part).map((item, index) => walk(item, [...place, index], `${expression}[*]`));
    }
    if (part !== null && typeof part === 'object') {
      const entries = Object.entries(part).map(([name, item]) => {
        const below = `${expression}${expressionOf([name]).slice(1)}`;
        return [name, walk(item, [...place, name], below)] as const;
      });
      return Object.fromEntries(entries);
    }
    const matcher = matcherFor(part, schemas);
    if (matcher) rules.push(ruleAt(expression, matcher));
    return part;
  };
  return { value: walk(value, [], '$'), rules };
}

/** One item that has only what all items have, so that it can stand for each of them; none, where there is none. */
function shared(items: readonly unknown[]): unknown[] {
  const [first, ...others] = items;
  return items.length === 0 ? [] : [others.reduce(common, first)];
}

function common(one: unknown, other: unknown): unknown {
  if (!isObject(one) || !isObject(other)) return one;
  const names = Object.keys(one).filter((name) => kindOf(one[name]) === kindOf(other[name]));
  return Object.fromEntries(names.map((name) => [name, common(one[name], other[name])]));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return kindOf(value) === 'object';
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'list' : typeof value;
}

/** How a text may differ in a header. */
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
    return { match: 'regex', regex: `^(?:${choices.map((one) => escapeLetters(String(one))).join('|')})$` };
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

// Whoever verifies has a regular expression engine of their own: what none but JavaScript's may have is left out.
function isPlain(pattern: string): boolean {
  return !/\(\?|\\[pPku1-9]/.test(pattern);
}
