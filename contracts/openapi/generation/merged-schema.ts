import { isDeepStrictEqual } from 'node:util';
import type { Schema } from '../document.ts';
import { hasPattern } from './pattern-text.ts';

/** All that a schema says of a value, with references, `allOf` and one branch of each alternative folded in. */
export type MergedSchema = Readonly<Record<string, unknown>>;

/** What every `pattern`, `not`, `contains`, … of the folded schemas says; a schema has one of each, rules can have many. */
export const collected = {
  pattern: 'patterns',
  not: 'nots',
  contains: 'contained',
  format: 'formats',
} as const;

/** How two schemas' words on the same keyword become one; `undefined` where no value keeps to both. */
type Fold = (one: never, other: never) => unknown;

const least: Fold = (one: number, other: number) => Math.min(one, other);
const most: Fold = (one: number, other: number) => Math.max(one, other);
const join: Fold = (one: unknown[], other: unknown[]) => [...new Set([...one, ...other])];
const both: Fold = (one: Schema, other: Schema) => allOf([one, other]);
const eachBoth: Fold = (one: Record<string, Schema>, other: Record<string, Schema>) =>
  Object.fromEntries(
    [...new Set([...Object.keys(one), ...Object.keys(other)])].map((name) => [
      name,
      allOf([one[name] ?? true, other[name] ?? true]),
    ]),
  );

const folds: Readonly<Record<string, Fold>> = {
  type: commonTypes,
  enum: (one: unknown[], other: unknown[]) => nonEmpty(one.filter((item) => hasItem(other, item))),
  const: (one: unknown, other: unknown) => (isDeepStrictEqual(one, other) ? one : undefined),
  minimum: most,
  exclusiveMinimum: most,
  maximum: least,
  exclusiveMaximum: least,
  minLength: most,
  maxLength: least,
  minItems: most,
  maxItems: least,
  minProperties: most,
  maxProperties: least,
  multipleOf: commonMultiple,
  uniqueItems: (one: boolean, other: boolean) => one || other,
  required: join,
  patterns: join,
  nots: join,
  contained: join,
  formats: join,
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

/** Rules that say what both say; `undefined` where that leaves no value. */
export function foldRules(one: MergedSchema, other: MergedSchema): MergedSchema | undefined {
  const folded: Record<string, unknown> = { ...one, ...other };
  for (const keyword of Object.keys(one)) {
    const fold = folds[keyword];
    if (!fold || other[keyword] === undefined) continue;
    folded[keyword] = fold(one[keyword] as never, other[keyword] as never);
    if (folded[keyword] === undefined) return undefined;
  }
  const names = new Set([...propertiesOf(one), ...propertiesOf(other)]);
  // What one of them has no property for, its own `additionalProperties` speaks of.
  if (names.size > 0)
    folded.properties = Object.fromEntries(
      [...names].map((name) => [name, allOf([memberSchema(one, name), memberSchema(other, name)])]),
    );
  return folded;
}

/** What rules say of a member by its name. */
export function memberSchema(rules: MergedSchema, name: string): Schema {
  const own = (rules.properties as Record<string, Schema> | undefined) ?? {};
  const matching = Object.entries((rules.patternProperties ?? {}) as Record<string, Schema>)
    .filter(([pattern]) => hasPattern(pattern, name))
    .map(([, schema]) => schema);
  const said = Object.hasOwn(own, name) ? [own[name] as Schema, ...matching] : matching;
  return said.length > 0 ? allOf(said) : ((rules.additionalProperties ?? true) as Schema);
}

/** One schema for several, as plain as it can be. */
export function allOf(schemas: readonly Schema[]): Schema {
  if (schemas.includes(false)) return false;
  const said = [...new Set(schemas.filter((schema) => schema !== true))];
  return said.length === 0 ? true : said.length === 1 ? (said[0] as Schema) : { allOf: said };
}

/** The schemas under `not` that a value must not match; `true` and `false` are left out. */
export function excludedSchemas(merged: MergedSchema): MergedSchema[] {
  const list = (merged.nots as Schema[] | undefined) ?? [];
  return list.filter((not) => typeof not === 'object') as MergedSchema[];
}

function propertiesOf(rules: MergedSchema): string[] {
  return Object.keys((rules.properties ?? {}) as object);
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
