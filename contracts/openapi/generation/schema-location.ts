import { isRecord } from '../../http/is-record.ts';
import { escapeStep } from '../../http/json-pointer.ts';
import type { Document, Located, Schema } from '../document.ts';
import type { Choose } from './choices.ts';
import type { Direction } from './copy-for-direction.ts';
import { allowedTypes, createContext, makeFromMerged } from './make-value.ts';
import { chooseSubschemas, mergeSubschemas, type Subschema } from './merge-subschemas.ts';
import type { MergedSchema } from './merged-schema.ts';
import { matchesPattern } from './pattern-text.ts';

/** A location in a value, and the schemas that apply there. */
export interface SchemaLocation {
  document: Document;
  direction: Direction;
  subschemas: readonly Subschema[];
  merged: MergedSchema;
  /** A valid value for this location. */
  value: unknown;
  /** JSON pointer into the whole value. */
  pointer: string;
  /** The whole value, with another one at this location. */
  replace(value: unknown): unknown;
}

/** So many combinations of branches are tried at one location. */
const maxVariants = 12;

/** All combinations of the branches of alternatives at one location, the first branches first. */
export function variantsOf(
  document: Document,
  schemas: readonly Located<Schema>[],
): { subschemas: Subschema[]; merged: MergedSchema }[] {
  const found: { subschemas: Subschema[]; merged: MergedSchema }[] = [];
  const waiting: number[][] = [[]];
  for (
    let tried = 0;
    waiting.length > 0 && found.length < maxVariants && tried < 4 * maxVariants;
    tried += 1
  ) {
    const path = waiting.shift() as number[];
    const widths: number[] = [];
    const choose: Choose = (max) => {
      widths.push(max);
      return Math.min(path[widths.length - 1] ?? 0, max);
    };
    const chosen = schemas.map((schema) => chooseSubschemas(document, schema, choose));
    const all = chosen.every((list) => list !== undefined) ? chosen.flat() : undefined;
    const merged = all && mergeSubschemas(all);
    if (all && merged) found.push({ subschemas: all, merged });
    for (let at = path.length; at < widths.length; at += 1) {
      for (let branch = 1; branch <= (widths[at] as number); branch += 1)
        waiting.push([...path, ...Array(at - path.length).fill(0), branch]);
    }
  }
  return found;
}

/** Whether a value seems to be made for a schema: of its type, with its required properties and no forbidden ones. */
export function resembles(document: Document, merged: MergedSchema, value: unknown): boolean {
  if (!allowedTypes(merged).some((type) => isOfType(value, type))) return false;
  if (!isRecord(value)) return true;
  const required = (merged.required ?? []) as string[];
  const properties = (merged.properties ?? {}) as Record<string, Schema>;
  if (!required.every((name) => Object.hasOwn(value, name))) return false;
  return Object.entries(value).every(([name, member]) => {
    const schema = Object.hasOwn(properties, name) ? properties[name] : merged.additionalProperties;
    if (schema === false) return false;
    if (typeof schema !== 'object') return true;
    const limit = mergeSubschemas(
      chooseSubschemas(document, { value: schema as Schema, pointer: '' }, () => 0) ?? [],
    );
    return limit?.const === undefined || limit.const === member;
  });
}

/** Whether a value is of a JSON Schema type. */
export function isOfType(value: unknown, type: string): boolean {
  if (typeof value === 'bigint') return type === 'integer' || type === 'number';
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  return type === 'object' ? isRecord(value) : typeof value === type;
}

/** The schemas of a property, with their JSON pointers. */
export function propertySchemas(parts: readonly Subschema[], name: string): Located<Schema>[] {
  return parts.flatMap(({ schema, pointer }) => {
    const own = (schema.properties ?? {}) as Record<string, Schema>;
    const found: Located<Schema>[] = Object.hasOwn(own, name)
      ? [{ value: own[name] as Schema, pointer: `${pointer}/properties/${escapeStep(name)}` }]
      : [];
    for (const [pattern, value] of Object.entries(
      (schema.patternProperties ?? {}) as Record<string, Schema>,
    )) {
      if (matchesPattern(pattern, name))
        found.push({ value, pointer: `${pointer}/patternProperties/${escapeStep(pattern)}` });
    }
    if (found.length === 0 && schema.additionalProperties !== undefined)
      found.push({
        value: schema.additionalProperties as Schema,
        pointer: `${pointer}/additionalProperties`,
      });
    return found;
  });
}

/** The schemas of the item at an index of an array, with their JSON pointers. */
export function itemSchemas(parts: readonly Subschema[], index: number): Located<Schema>[] {
  return parts.flatMap(({ schema, pointer }) => {
    const prefix = (schema.prefixItems ?? []) as Schema[];
    if (index < prefix.length)
      return [{ value: prefix[index] as Schema, pointer: `${pointer}/prefixItems/${index}` }];
    return schema.items === undefined ? [] : [{ value: schema.items as Schema, pointer: `${pointer}/items` }];
  });
}

/** A plain value of a merged schema, for a location without a value. */
export function plainValue(
  document: Document,
  direction: Direction,
  merged: MergedSchema,
  choose: Choose,
): unknown {
  return makeFromMerged(createContext({ document, direction }, { choose }), merged, 0);
}
