import { isRecord } from '../../http/is-record.ts';
import type { Document } from '../document.ts';
import { type Direction, excludingKeyword } from '../generation/copy-for-direction.ts';
import { shortestMatch } from '../generation/pattern-text.ts';
import { allOfParts, listOf, type SchemaObject } from './all-of-parts.ts';
import { schemasEqual } from './schemas-equal.ts';

/** A set of JSON types: a bit for each of {@link typeNames}. */
export type JsonTypes = number;

const typeNames = ['null', 'boolean', 'object', 'array', 'number', 'string'] as const;

export const allTypes: JsonTypes = 2 ** typeNames.length - 1;
const none: JsonTypes = 0;

/** Deeper schemas are not visited: they are taken to allow every type. */
const maxDepth = 200;

/**
 * Finds the JSON types that a document's schemas allow in a direction, by reading them: no schema is compiled. Where the
 * result is empty, no value is valid; not every such schema is found.
 */
export class PossibleTypes {
  readonly document: Document;
  readonly #excludingKeyword: string;
  /** The least fixed point so far: a schema that requires itself stays empty. */
  readonly #types = new WeakMap<object, JsonTypes>();
  readonly #settled = new WeakSet<object>();
  #round = new Set<object>();
  #hasChanged = false;

  constructor(document: Document, direction: Direction) {
    this.document = document;
    this.#excludingKeyword = excludingKeyword[direction];
  }

  /** The types that a schema allows. */
  of(schema: unknown): JsonTypes {
    let found: JsonTypes;
    do {
      this.#round = new Set();
      this.#hasChanged = false;
      found = this.#visit(schema, 0);
    } while (this.#hasChanged);
    for (const one of this.#round) this.#settled.add(one);
    return found;
  }

  /** The required properties of a value in this direction. */
  required(parts: readonly SchemaObject[]): string[] {
    const all = new Set(parts.flatMap(({ required }) => listOf(required).map(String)));
    return [...all].filter((name) => !this.#isExcluded(parts, name));
  }

  /** How many of some `oneOf` schemas equal another one: no value matches exactly one of these. */
  countEqual(schemas: readonly unknown[]): number {
    return schemas.filter((_, index) => this.#hasEqual(schemas, index)).length;
  }

  /** The types that a schema's own keywords allow, apart from its `$ref` and `allOf`. */
  ownTypes({ type, enum: listed, const: only, anyOf, oneOf, not }: SchemaObject, depth = 0): JsonTypes {
    let types = type === undefined ? allTypes : bitsOf([type].flat());
    if (Array.isArray(listed)) types &= bitsOf(listed.map(typeOf));
    if (only !== undefined) types &= bitsOf([typeOf(only)]);
    if (Array.isArray(anyOf)) types &= this.#any(anyOf, depth);
    if (Array.isArray(oneOf))
      types &= this.#any(
        oneOf.filter((_, index) => !this.#hasEqual(oneOf, index)),
        depth,
      );
    return not === true || (isRecord(not) && Object.keys(not).length === 0) ? none : types;
  }

  #hasEqual(schemas: readonly unknown[], index: number): boolean {
    return schemas.some((other, at) => at !== index && schemasEqual(this.document, schemas[index], other));
  }

  #isExcluded(parts: readonly SchemaObject[], name: string): boolean {
    const isMarked = (schema: unknown) =>
      allOfParts(this.document, { value: schema, pointer: '' }).some(
        ({ value }) => value[this.#excludingKeyword] === true,
      );
    return knownPropertySchemas(parts, name).some(isMarked);
  }

  #any(branches: readonly unknown[], depth: number): JsonTypes {
    return branches.reduce<JsonTypes>((types, branch) => types | this.#visit(branch, depth + 1), none);
  }

  #all(schemas: readonly unknown[], depth: number): JsonTypes {
    return schemas.reduce<JsonTypes>((types, one) => types & this.#visit(one, depth + 1), allTypes);
  }

  /** Visits a schema once in this round. Where it is recursive, the result of the round before counts. */
  #visit(schema: unknown, depth: number): JsonTypes {
    if (!isRecord(schema)) return schema === false ? none : allTypes;
    const before = this.#types.get(schema) ?? none;
    if (this.#settled.has(schema) || this.#round.has(schema)) return before;
    if (depth > maxDepth) return allTypes;
    this.#round.add(schema);
    const parts = allOfParts(this.document, { value: schema, pointer: '' }).map(({ value }) => value);
    const own = parts.reduce<JsonTypes>((types, part) => types & this.ownTypes(part, depth), allTypes);
    const possible = typeNames.filter(
      (type) => (own & bitsOf([type])) !== 0 && this.#isPossible(type, parts, depth),
    );
    const now = before | bitsOf(possible);
    this.#hasChanged ||= now !== before;
    this.#types.set(schema, now);
    return now;
  }

  /** Whether a value of a type is possible, as far as limits and required contents are concerned. */
  #isPossible(type: string, parts: readonly SchemaObject[], depth: number): boolean {
    const limits = limitsOf[type] ?? [];
    if (limits.some(([min, max]) => highest(parts, min) > lowest(parts, max))) return false;
    if (type === 'string') return !isPatternTooLong(parts);
    const canExist = (name: string) =>
      this.#all(knownPropertySchemas(parts, name), depth) !== none || this.#isExcluded(parts, name);
    if (type === 'object') return parts.every(({ required }) => listOf(required).map(String).every(canExist));
    if (type !== 'array' || !(highest(parts, 'minItems') > 0)) return true;
    const open = parts.filter(({ prefixItems, items }) => prefixItems === undefined && items !== undefined);
    return (
      this.#all(
        open.map(({ items }) => items),
        depth,
      ) !== none
    );
  }
}

const limitsOf: Readonly<Record<string, readonly (readonly [min: string, max: string])[]>> = {
  object: [['minProperties', 'maxProperties']],
  array: [['minItems', 'maxItems']],
  string: [['minLength', 'maxLength']],
  number: [['minimum', 'maximum']],
};

/** Whether all that a pattern matches is longer than allowed. */
function isPatternTooLong(parts: readonly SchemaObject[]): boolean {
  const most = lowest(parts, 'maxLength');
  if (most === Number.POSITIVE_INFINITY) return false;
  return parts.some(({ pattern }) => typeof pattern === 'string' && shortestMatch(pattern) > most);
}

function highest(parts: readonly SchemaObject[], keyword: string): number {
  let max = Number.NEGATIVE_INFINITY;
  for (const { [keyword]: limit } of parts) if (typeof limit === 'number' && limit > max) max = limit;
  return max;
}

function lowest(parts: readonly SchemaObject[], keyword: string): number {
  let min = Number.POSITIVE_INFINITY;
  for (const { [keyword]: limit } of parts) if (typeof limit === 'number' && limit < min) min = limit;
  return min;
}

/** The schemas of a property, as far as they are known without matching patterns. */
export function knownPropertySchemas(parts: readonly SchemaObject[], name: string): unknown[] {
  return parts.flatMap(({ properties, patternProperties, additionalProperties }) => {
    if (isRecord(properties) && Object.hasOwn(properties, name)) return [properties[name]];
    return additionalProperties === undefined || patternProperties !== undefined
      ? []
      : [additionalProperties];
  });
}

/** `number or string` */
export function describeTypes(types: JsonTypes): string {
  return typeNames.filter((type) => (types & bitsOf([type])) !== 0).join(' or ');
}

function bitsOf(types: readonly unknown[]): JsonTypes {
  return types.reduce<JsonTypes>((bits, type) => {
    const index = typeNames.indexOf((type === 'integer' ? 'number' : type) as (typeof typeNames)[number]);
    return index < 0 ? bits : bits | (1 << index);
  }, none);
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
