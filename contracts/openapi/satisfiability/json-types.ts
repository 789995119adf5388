import type { Document } from '../document.ts';
import { absentMark, type Direction } from '../generation/direction.ts';
import { schemasEqual } from './schemas-equal.ts';
import { isSchemaObject, listOf, type SchemaObject, subschemasOf } from './subschemas.ts';

/** Kinds of JSON, a bit for each of {@link names}. */
export type JsonTypes = number;

const names = ['null', 'boolean', 'object', 'array', 'number', 'string'] as const;

export const every: JsonTypes = 2 ** names.length - 1;
const none: JsonTypes = 0;

/** Deeper than this nothing is looked at, and everything is taken to be possible. */
const deepest = 200;

/**
 * Says of a document's schemas which kinds of values they allow in a direction, by what they say alone: nothing is
 * compiled, and nothing tried. Where it says that there is no value, there is none; it does not find every such schema.
 */
export class PossibleTypes {
  readonly document: Document;
  readonly #mark: string;
  /** What is known so far, from below: of what requires itself, no value is ever found. */
  readonly #kinds = new WeakMap<object, JsonTypes>();
  readonly #settled = new WeakSet<object>();
  #round = new Set<object>();
  #hasChanged = false;

  constructor(document: Document, direction: Direction) {
    this.document = document;
    this.#mark = absentMark[direction];
  }

  /** The kinds that a schema allows. */
  of(schema: unknown): JsonTypes {
    let found: JsonTypes;
    do {
      this.#round = new Set();
      this.#hasChanged = false;
      found = this.#look(schema, 0);
    } while (this.#hasChanged);
    for (const one of this.#round) this.#settled.add(one);
    return found;
  }

  /** The members that a value must have, of those that go this way. */
  required(parts: readonly SchemaObject[]): string[] {
    const all = new Set(parts.flatMap(({ required }) => listOf(required).map(String)));
    return [...all].filter((name) => !this.#isAbsent(parts, name));
  }

  /** How many branches another one says as well: no value keeps to exactly one of these. */
  twins(branches: readonly unknown[]): number {
    return branches.filter((_, index) => this.#isTwin(branches, index)).length;
  }

  /** The kinds that the keywords of one schema allow, without what its `$ref` and `allOf` say. */
  own({ type, enum: listed, const: only, anyOf, oneOf, not }: SchemaObject, depth = 0): JsonTypes {
    let kinds = type === undefined ? every : bitsOf([type].flat());
    if (Array.isArray(listed)) kinds &= bitsOf(listed.map(kindOf));
    if (only !== undefined) kinds &= bitsOf([kindOf(only)]);
    if (Array.isArray(anyOf)) kinds &= this.#any(anyOf, depth);
    if (Array.isArray(oneOf))
      kinds &= this.#any(
        oneOf.filter((_, index) => !this.#isTwin(oneOf, index)),
        depth,
      );
    return not === true || (isSchemaObject(not) && Object.keys(not).length === 0) ? none : kinds;
  }

  #isTwin(branches: readonly unknown[], index: number): boolean {
    return branches.some((other, at) => at !== index && schemasEqual(this.document, branches[index], other));
  }

  #isAbsent(parts: readonly SchemaObject[], name: string): boolean {
    const isMarked = (schema: unknown) =>
      subschemasOf(this.document, { value: schema, pointer: '' }).some(
        ({ value }) => value[this.#mark] === true,
      );
    return memberSchemas(parts, name).some(isMarked);
  }

  #any(branches: readonly unknown[], depth: number): JsonTypes {
    return branches.reduce<JsonTypes>((kinds, branch) => kinds | this.#look(branch, depth + 1), none);
  }

  #all(schemas: readonly unknown[], depth: number): JsonTypes {
    return schemas.reduce<JsonTypes>((kinds, one) => kinds & this.#look(one, depth + 1), every);
  }

  /** One round from a schema on. Where it leads back, what the round before found counts. */
  #look(schema: unknown, depth: number): JsonTypes {
    if (!isSchemaObject(schema)) return schema === false ? none : every;
    const before = this.#kinds.get(schema) ?? none;
    if (this.#settled.has(schema) || this.#round.has(schema)) return before;
    if (depth > deepest) return every;
    this.#round.add(schema);
    const parts = subschemasOf(this.document, { value: schema, pointer: '' }).map(({ value }) => value);
    const said = parts.reduce<JsonTypes>((kinds, part) => kinds & this.own(part, depth), every);
    const possible = names.filter(
      (kind) => (said & bitsOf([kind])) !== 0 && this.#hasRoom(kind, parts, depth),
    );
    const now = before | bitsOf(possible);
    this.#hasChanged ||= now !== before;
    this.#kinds.set(schema, now);
    return now;
  }

  /** Whether there is a value of a kind, as far as limits go and what it must have in it. */
  #hasRoom(kind: string, parts: readonly SchemaObject[], depth: number): boolean {
    const limits = limitsOf[kind] ?? [];
    if (limits.some(([least, most]) => highest(parts, least) > lowest(parts, most))) return false;
    const isThere = (name: string) =>
      this.#all(memberSchemas(parts, name), depth) !== none || this.#isAbsent(parts, name);
    if (kind === 'object') return parts.every(({ required }) => listOf(required).map(String).every(isThere));
    if (kind !== 'array' || !(highest(parts, 'minItems') > 0)) return true;
    const open = parts.filter(({ prefixItems, items }) => prefixItems === undefined && items !== undefined);
    return (
      this.#all(
        open.map(({ items }) => items),
        depth,
      ) !== none
    );
  }
}

const limitsOf: Readonly<Record<string, readonly (readonly [least: string, most: string])[]>> = {
  object: [['minProperties', 'maxProperties']],
  array: [['minItems', 'maxItems']],
  string: [['minLength', 'maxLength']],
  number: [['minimum', 'maximum']],
};

function highest(parts: readonly SchemaObject[], keyword: string): number {
  let most = Number.NEGATIVE_INFINITY;
  for (const { [keyword]: said } of parts) if (typeof said === 'number' && said > most) most = said;
  return most;
}

function lowest(parts: readonly SchemaObject[], keyword: string): number {
  let least = Number.POSITIVE_INFINITY;
  for (const { [keyword]: said } of parts) if (typeof said === 'number' && said < least) least = said;
  return least;
}

/** What the parts of a schema say of a member by its name. */
export function memberSchemas(parts: readonly SchemaObject[], name: string): unknown[] {
  return parts.flatMap(({ properties, patternProperties, additionalProperties }) => {
    if (isSchemaObject(properties) && Object.hasOwn(properties, name)) return [properties[name]];
    return additionalProperties === undefined || patternProperties !== undefined
      ? []
      : [additionalProperties];
  });
}

/** Kinds in words: `number or string`. */
export function words(kinds: JsonTypes): string {
  return names.filter((kind) => (kinds & bitsOf([kind])) !== 0).join(' or ');
}

function bitsOf(kinds: readonly unknown[]): JsonTypes {
  return kinds.reduce<JsonTypes>((bits, kind) => {
    const index = names.indexOf((kind === 'integer' ? 'number' : kind) as (typeof names)[number]);
    return index < 0 ? bits : bits | (1 << index);
  }, none);
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
