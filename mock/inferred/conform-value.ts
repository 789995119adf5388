import { isDeepStrictEqual } from 'node:util';
import { isRecord } from '../../contracts/http/is-record.ts';
import { formatPointer, parsePointer, valueAt, withValueAt } from '../../contracts/http/json-pointer.ts';
import type { Schema } from '../../contracts/openapi/document.ts';
import { resolvedSchema, schemaShape } from '../../contracts/openapi/resources/index.ts';
import type { Spec } from '../../contracts/openapi/spec.ts';
import { schemaValue } from './generate-body.ts';
import { keepDescribedMembers } from './keep-described-members.ts';

/** How many values of one item may be replaced. */
export const maxReplaced = 20;

/** One of a schema's alternatives. */
interface Alternative {
  /** What all values have, and this alternative. */
  described: Schema;
  /** The schema, narrowed to this alternative. */
  whole: Schema;
}

/**
 * A valid value with what was given: by each alternative of its schema in turn, until one has all of it. What is missing is
 * generated, and generated values replace those that violate the schema. Where none can have all of it, `least` says what
 * matters. `undefined` where no valid value can be made.
 */
export async function conformValue(
  spec: Spec,
  schema: Schema | undefined,
  value: unknown,
  least = value,
): Promise<unknown> {
  if (typeof schema !== 'object') return value;
  const { directedSchema } = await import('../../contracts/openapi/generation/index.ts');
  const { validate } = directedSchema(spec, schema, 'response');
  const firstViolation = (one: unknown) => validate(one)[0]?.instancePath;
  const valid: unknown[] = [];
  for (const one of alternativesOf(spec, schema)) {
    const given = await conformMembers(spec, one.described, keepDescribedMembers(spec, one.described, value));
    if (firstViolation(given) === undefined && isKept(spec, one.described, value, given)) return given;
    const generated = await schemaValue(spec, one.whole);
    const filled = completed(spec, one.described, generated, given);
    const found = repaired(filled, generated, firstViolation, maxReplaced);
    if (found !== undefined && isKept(spec, schema, value, found)) return found;
    if (found !== undefined) valid.push(found);
  }
  return valid.find((one) => isKept(spec, schema, least, one)) ?? valid[0];
}

/** A value whose own members, or whose items, are valid each by itself. */
async function conformMembers(spec: Spec, schema: Schema, value: unknown): Promise<unknown> {
  if (value === null || typeof value !== 'object') return value;
  const { items, properties } = schemaShape(spec.document, schema);
  const conform = async (rules: Schema | undefined, inner: unknown) => {
    const isNested = inner !== null && typeof inner === 'object';
    return isNested ? ((await conformValue(spec, rules, inner)) ?? inner) : inner;
  };
  if (Array.isArray(value)) return Promise.all(value.map((one) => conform(items, one)));
  const entries = Object.entries(value).map(async ([name, inner]) => {
    return [name, await conform(properties.get(name)?.schema, inner)] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** Whether a value still has all that was given and its schema describes. */
export function isKept(spec: Spec, schema: Schema | undefined, given: unknown, value: unknown): boolean {
  const { items, properties, isOpen } = schemaShape(spec.document, schema);
  if (Array.isArray(given)) {
    if (!Array.isArray(value) || value.length !== given.length) return false;
    return given.every((one, index) => isKept(spec, items, one, value[index]));
  }
  if (!isRecord(given)) return isDeepStrictEqual(given, value);
  const shown = isRecord(value) ? value : {};
  return Object.entries(given).every(([name, inner]) => {
    const rules = properties.get(name)?.schema;
    if (rules === undefined && !isOpen) return true;
    return rules?.writeOnly === true || inner === undefined || isKept(spec, rules, inner, shown[name]);
  });
}

const alternatives = new WeakMap<object, Alternative[]>();

/** The alternatives of a schema; the schema itself where it has none. */
function alternativesOf({ document }: Spec, schema: Exclude<Schema, boolean>): Alternative[] {
  const keywords = resolvedSchema(document, schema);
  const known = alternatives.get(keywords);
  if (known) return known;
  const { oneOf, anyOf, ...common } = keywords;
  const branches = ((oneOf ?? anyOf ?? []) as Schema[]).map((branch): Alternative => {
    return { described: { allOf: [common, branch] }, whole: { allOf: [schema, branch] } };
  });
  const found = [...branches, { described: schema, whole: schema }];
  alternatives.set(keywords, found);
  return found;
}

/** A value in which generated ones replace those that violate its schema; `undefined` where that does not help. */
export function repaired(
  given: unknown,
  generated: unknown,
  firstViolation: (value: unknown) => string | undefined,
  most: number,
): unknown {
  let value = given;
  for (let attempt = 0; attempt < most; attempt += 1) {
    const pointer = firstViolation(value);
    if (pointer === undefined) return value;
    if (pointer === '') return undefined;
    value = replaced(value, generated, pointer);
  }
  return undefined;
}

// A generated list has one item, which replaces any.
function replaced(body: unknown, generated: unknown, pointer: string): unknown {
  const known = formatPointer(parsePointer(pointer).map((step) => (/^\d+$/.test(step) ? '0' : step)));
  return withValueAt(body, pointer, valueAt(generated, known));
}

/** A copy that has all required members; what is missing comes from the filler. */
export function completed(spec: Spec, schema: Schema | undefined, filler: unknown, value: unknown): unknown {
  const { items, properties } = schemaShape(spec.document, schema);
  if (value === undefined) return filler;
  if (Array.isArray(value))
    return value.map((item) => completed(spec, items, Array.isArray(filler) ? filler[0] : undefined, item));
  if (!isRecord(value)) return value;
  const fillers = isRecord(filler) ? filler : {};
  const required = [...properties].flatMap(([name, property]) => (property.required ? [name] : []));
  const names = new Set([...required, ...Object.keys(value)]);
  const entries = [...names].map((name) => {
    return [name, completed(spec, properties.get(name)?.schema, fillers[name], value[name])] as const;
  });
  return Object.fromEntries(entries.filter(([, member]) => member !== undefined));
}

/** Objects joined member by member, the second one winning; each item of a list is filled up from the first one's first. */
export function merged(filler: unknown, value: unknown): unknown {
  if (Array.isArray(value) && Array.isArray(filler)) {
    return filler.length === 0 ? value : value.map((item) => merged(filler[0], item));
  }
  if (!isRecord(value) || !isRecord(filler)) return value === undefined ? filler : value;
  const names = new Set([...Object.keys(filler), ...Object.keys(value)]);
  return Object.fromEntries([...names].map((name) => [name, merged(filler[name], value[name])]));
}
