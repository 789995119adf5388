import { type Document, find, type Schema } from '../openapi/document.ts';
import { valueFor } from '../openapi/generation/index.ts';
import type { Spec } from '../openapi/spec.ts';
import type { Violation } from '../openapi/validators.ts';
import { bestRule } from './files/best-rule.ts';
import type { Place } from './files/path-expression.ts';
import type { Rule } from './files/rules.ts';
import type { JudgeExpectation } from './judge-expectation.ts';
import { placeOf } from './place.ts';

/** Matchers with which an example only stands for what is like it. */
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

/** Keywords that choose among values of one type. */
const choosing = new Set([
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
 * Judges an example with its matching rules: where a rule says that it stands for its type, one of the document's own
 * values of that type may stand in for it.
 */
export function judgeWithRules(
  spec: Spec,
  judge: JudgeExpectation,
  pointer: string,
  example: unknown,
  rules: readonly Rule[],
): Violation[] {
  let value = example;
  for (let round = 0; round < mostRounds; round += 1) {
    const violations = judge(pointer, value);
    const better = violations.reduce<unknown>((so, one) => withStandIn(spec, so, one, rules), value);
    if (better === value) return violations;
    value = better;
  }
  return judge(pointer, value);
}

function withStandIn(spec: Spec, value: unknown, violation: Violation, rules: readonly Rule[]): unknown {
  if (!choosing.has(violation.keyword)) return value;
  const place = placeOf(value, violation.pointer);
  const matchers = bestRule(rules, place)?.matchers ?? [];
  if (!matchers.some(({ match }) => typed.has(match))) return value;
  const schema = schemaAround(spec.document, violation.schemaPointer);
  const standIn = schema === undefined ? undefined : valueFor(spec, schema, { direction: 'response' });
  const known = place.reduce<unknown>((part, step) => (part as Record<string, unknown>)[step], value);
  return typeof standIn === typeof known && standIn !== known ? replaced(value, place, standIn) : value;
}

function schemaAround(document: Document, pointer: string): Schema | undefined {
  return find(document, pointer.slice(0, pointer.lastIndexOf('/')))?.value as Schema | undefined;
}

function replaced(value: unknown, [step, ...rest]: Place, standIn: unknown): unknown {
  if (step === undefined) return standIn;
  const copy = structuredClone(value) as Record<string, unknown>;
  copy[step] = replaced(copy[step], rest, standIn);
  return copy;
}
