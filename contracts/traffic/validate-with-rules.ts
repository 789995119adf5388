import { type Document, find, type Schema } from '../openapi/document.ts';
import { valueFor } from '../openapi/generation/index.ts';
import type { Spec } from '../openapi/spec.ts';
import type { Violation } from '../openapi/violation.ts';
import type { ValidateExpectation } from './expectation-validator.ts';
import { bestRule } from './files/best-matching-rule.ts';
import type { MatchingRule } from './files/pact-matching-rules.ts';
import type { ValuePath } from './files/path-expression.ts';
import { toValuePath } from './value-path.ts';

/** Matchers that compare only the type of an example. */
const typed = new Set([
  'type',
  'number',
  'integer',
  'decimal',
  'boolean',
  'date',
  'time',
  'timestamp',
  'datetime',
]);

/** Keywords that restrict the values of one type. */
const restricting = new Set([
  'enum',
  'const',
  'pattern',
  'format',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
]);

const mostRounds = 20;

/**
 * Validates an example with its matching rules: where a rule compares only its type, it is replaced by a value of that
 * type that the document generates.
 */
export function validateWithRules(
  spec: Spec,
  validate: ValidateExpectation,
  pointer: string,
  example: unknown,
  rules: readonly MatchingRule[],
): Violation[] {
  let value = example;
  for (let round = 0; round < mostRounds; round += 1) {
    const violations = validate(pointer, value);
    const better = violations.reduce<unknown>((so, one) => withStandIn(spec, so, one, rules), value);
    if (better === value) return violations;
    value = better;
  }
  return validate(pointer, value);
}

function withStandIn(
  spec: Spec,
  value: unknown,
  violation: Violation,
  rules: readonly MatchingRule[],
): unknown {
  if (!restricting.has(violation.keyword)) return value;
  const path = toValuePath(value, violation.pointer);
  const matchers = bestRule(rules, path)?.matchers ?? [];
  if (!matchers.some(({ match }) => typed.has(match))) return value;
  const schema = schemaAround(spec.document, violation.schemaPointer);
  const standIn = schema === undefined ? undefined : valueFor(spec, schema, { direction: 'response' });
  const known = path.reduce<unknown>((part, step) => (part as Record<string, unknown>)[step], value);
  return typeof standIn === typeof known && standIn !== known ? replaced(value, path, standIn) : value;
}

function schemaAround(document: Document, pointer: string): Schema | undefined {
  return find(document, pointer.slice(0, pointer.lastIndexOf('/')))?.value as Schema | undefined;
}

function replaced(value: unknown, [step, ...rest]: ValuePath, standIn: unknown): unknown {
  if (step === undefined) return standIn;
  const copy = structuredClone(value) as Record<string, unknown>;
  copy[step] = replaced(copy[step], rest, standIn);
  return copy;
}
