import { isDeepStrictEqual } from 'node:util';
import type { Schema } from '../document.ts';
import { matchesPattern } from './pattern-text.ts';

/** A schema with its references, its `allOf` and one branch of each alternative merged into it. */
export type MergedSchema = Readonly<Record<string, unknown>>;

/** Keywords that a schema has once and a merged schema has many of: it lists them under these names. */
export const listKeywords = {
  pattern: 'patterns',
  not: 'nots',
  contains: 'contained',
  format: 'formats',
} as const;

/** Merges two values of the same keyword; `undefined` where no value matches both. */
type Merge = (one: never, other: never) => unknown;

const smaller: Merge = (one: number, other: number) => Math.min(one, other);
const larger: Merge = (one: number, other: number) => Math.max(one, other);
const union: Merge = (one: unknown[], other: unknown[]) => [...new Set([...one, ...other])];
const both: Merge = (one: Schema, other: Schema) => allOf([one, other]);
const eachBoth: Merge = (one: Record<string, Schema>, other: Record<string, Schema>) =>
  Object.fromEntries(
    [...new Set([...Object.keys(one), ...Object.keys(other)])].map((name) => [
      name,
      allOf([one[name] ?? true, other[name] ?? true]),
    ]),
  );

const merges: Readonly<Record<string, Merge>> = {
  type: commonTypes,
  enum: (one: unknown[], other: unknown[]) => nonEmpty(one.filter((item) => hasItem(other, item))),
  const: (one: unknown, other: unknown) => (isDeepStrictEqual(one, other) ? one : undefined),
  minimum: larger,
  exclusiveMinimum: larger,
  maximum: smaller,
  exclusiveMaximum: smaller,
  minLength: larger,
  maxLength: smaller,
  minItems: larger,
  maxItems: smaller,
  minProperties: larger,
  maxProperties: smaller,
  multipleOf: commonMultiple,
  uniqueItems: (one: boolean, other: boolean) => one || other,
  required: union,
  patterns: union,
  nots: union,
  contained: union,
  formats: union,
  items: both,
  additionalProperties: both,
  propertyNames: both,
  patternProperties: eachBoth,
  dependentSchemas: eachBoth,
  prefixItems: (one: Schema[], other: Schema[]) =>
    (one.length > other.length ? one : other).map((_, index) =>
      allOf([one[index] ?? true, other[index] ?? true]),
    ),
  dependentRequired: (one: Record<string, string[]>, other: Record<string, string[]>) =>
    Object.fromEntries(
      [...Object.keys(one), ...Object.keys(other)].map((name) => [
        name,
        [...(one[name] ?? []), ...(other[name] ?? [])],
      ]),
    ),
};

/** Merges two schemas; `undefined` where no value matches both. */
export function mergePair(one: MergedSchema, other: MergedSchema): MergedSchema | undefined {
  const merged: Record<string, unknown> = { ...one, ...other };
  for (const keyword of Object.keys(one)) {
    const merge = merges[keyword];
    if (!merge || other[keyword] === undefined) continue;
    merged[keyword] = merge(one[keyword] as never, other[keyword] as never);
    if (merged[keyword] === undefined) return undefined;
  }
  const names = new Set([...propertiesOf(one), ...propertiesOf(other)]);
  // A property that only one of them defines is restricted by the `additionalProperties` of the other.
  if (names.size > 0)
    merged.properties = Object.fromEntries(
      [...names].map((name) => [name, allOf([propertySchema(one, name), propertySchema(other, name)])]),
    );
  return merged;
}

/** The schema of a property. */
export function propertySchema(merged: MergedSchema, name: string): Schema {
  const own = (merged.properties as Record<string, Schema> | undefined) ?? {};
  const matching = Object.entries((merged.patternProperties ?? {}) as Record<string, Schema>)
    .filter(([pattern]) => matchesPattern(pattern, name))
    .map(([, schema]) => schema);
  const schemas = Object.hasOwn(own, name) ? [own[name] as Schema, ...matching] : matching;
  return schemas.length > 0 ? allOf(schemas) : ((merged.additionalProperties ?? true) as Schema);
}

/** One schema for several, as simple as possible. */
export function allOf(schemas: readonly Schema[]): Schema {
  if (schemas.includes(false)) return false;
  const distinct = [...new Set(schemas.filter((schema) => schema !== true))];
  return distinct.length === 0 ? true : distinct.length === 1 ? (distinct[0] as Schema) : { allOf: distinct };
}

/** The schemas under `not` that a value must not match; `true` and `false` are left out. */
export function excludedSchemas(merged: MergedSchema): MergedSchema[] {
  const list = (merged.nots as Schema[] | undefined) ?? [];
  return list.filter((not) => typeof not === 'object') as MergedSchema[];
}

function propertiesOf(merged: MergedSchema): string[] {
  return Object.keys((merged.properties ?? {}) as object);
}

function commonTypes(one: string | string[], other: string | string[]): string[] | undefined {
  const [left, right] = [[one].flat(), [other].flat()];
  const covers = (types: string[], type: string) =>
    types.includes(type) || (type === 'integer' && types.includes('number'));
  const common = [
    ...left.filter((type) => covers(right, type)),
    ...right.filter((type) => covers(left, type)),
  ];
  return nonEmpty([...new Set(common)]);
}

function commonMultiple(one: number, other: number): number {
  if (!Number.isInteger(one) || !Number.isInteger(other)) return Math.max(one, other);
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
  return (one * other) / divisor(one, other);
}

function hasItem(list: readonly unknown[], item: unknown): boolean {
  return list.some((other) => isDeepStrictEqual(item, other));
}

function nonEmpty<Item>(list: Item[]): Item[] | undefined {
  return list.length > 0 ? list : undefined;
}
