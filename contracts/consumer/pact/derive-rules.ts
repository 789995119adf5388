import { resolve, type Schema } from '../../spec/document.ts';
import { escapeLetters, redacted } from '../../spec/redact.ts';
import type { Spec } from '../../spec/spec.ts';
import { schemasAt } from '../check/schemas-at.ts';
import { expressionOf, type Place } from '../traffic/path-expression.ts';
import type { Matcher, Rule } from '../traffic/rules.ts';

type Rules = Record<string, unknown>;

/** An example, and how other values may differ from it. */
export interface Example {
  value: unknown;
  rules: Rule[];
}

/**
 * An example with the matching rules that its schema has for it. Of a list one item stands for all. What the schema
 * fixes (`const`) is compared as it is.
 */
export function exampleOf(spec: Spec, schema: Schema, value: unknown): Example {
  const rules: Rule[] = [];
  // A list's items have one rule for all: `$.items[*].name`.
  const walk = (part: unknown, place: Place, expression: string): unknown => {
    const schemas = schemasAt(spec.document, schema, place);
    if (Array.isArray(part)) {
      const min = part.length > 0 ? 1 : 0;
      rules.push(ruleAt(expression, { match: 'type', min }));
      return part.slice(0, 1).map((item, index) => walk(item, [...place, index], `${expression}[*]`));
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

/** How a text may differ in a header. */
export function headerRule(spec: Spec, name: string, schema: Schema | undefined, value: string): Rule {
  const rules = typeof schema === 'object' ? resolve<Rules>(spec.document, schema, '').value : {};
  const matcher = matcherFor(value, [rules]) ?? { match: 'type' };
  // A header is a text, whatever its schema says.
  const isText = matcher.match === 'regex' || matcher.match === 'type';
  return { part: 'header', at: name, matchers: [isText ? matcher : { match: 'type' }], any: false };
}

function ruleAt(at: string, matcher: Matcher): Rule {
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
  if (typeof pattern === 'string' && !isSecret && isPlain(pattern)) return { match: 'regex', regex: pattern };
  return { match: 'type' };
}

// Whoever verifies has a regular expression engine of their own: what none but JavaScript's may have is left out.
function isPlain(pattern: string): boolean {
  return !/\(\?|\\[pPku1-9]/.test(pattern);
}
