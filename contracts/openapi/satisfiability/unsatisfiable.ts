import { isRecord } from '../../http/is-record.ts';
import { escapeStep } from '../../http/json-pointer.ts';
import type { Document, Located } from '../document.ts';
import type { Direction } from '../generation/copy-for-direction.ts';
import { allOfParts, listOf, type SchemaObject } from './all-of-parts.ts';
import {
  allTypes,
  describeTypes,
  type JsonTypes,
  knownPropertySchemas,
  PossibleTypes,
} from './possible-types.ts';

/** Why no value matches a schema. */
export interface Unsatisfiable {
  /** JSON pointer of the cause. */
  pointer: string;
  /** A phrase that follows "no value is valid:". */
  reason: string;
}

const known = new WeakMap<Document, Record<Direction, PossibleTypes>>();

/**
 * Why no value of a direction matches a schema; `undefined` where one may. The schema is only read, neither compiled nor
 * tried: not every unsatisfiable schema is found.
 */
export function whyUnsatisfiable(
  document: Document,
  schema: Located<unknown>,
  direction: Direction,
): Unsatisfiable | undefined {
  const both = known.get(document) ?? {
    request: new PossibleTypes(document, 'request'),
    response: new PossibleTypes(document, 'response'),
  };
  known.set(document, both);
  return both[direction].of(schema.value) !== 0 ? undefined : explain(both[direction], schema, []);
}

/** Finds the subschema that is the cause; `path` are the schemas that contain it. */
function explain(possible: PossibleTypes, schema: Located<unknown>, path: readonly unknown[]): Unsatisfiable {
  const parts = allOfParts(possible.document, schema);
  const conflict = byType(possible, parts, path);
  if (conflict) return conflict;
  const schemas = parts.map(({ value }) => value);
  const below = [...path, ...schemas];
  for (const name of possible.required(schemas)) {
    const properties = parts.flatMap((part) => propertyOf(part, name));
    const empty = properties.find(({ value }) => possible.of(value) === 0);
    if (empty) return byProperty(possible, empty, name, below);
    if (commonTypes(possible, properties) === 0)
      return {
        pointer: schema.pointer,
        reason: `${name} is required, but its schemas exclude each other`,
      };
  }
  const list = parts.find(({ value }) => value.items !== undefined && possible.of(value.items) === 0);
  if (list)
    return byProperty(
      possible,
      { value: list.value.items, pointer: `${list.pointer}/items` },
      'an item',
      below,
    );
  return { pointer: schema.pointer, reason: 'its limits exclude each other' };
}

/** Whether the types that the keywords allow exclude each other, whatever is inside the value. */
function byType(
  possible: PossibleTypes,
  parts: readonly Located<SchemaObject>[],
  path: readonly unknown[],
): Unsatisfiable | undefined {
  let types = allTypes;
  for (const part of parts) {
    const own = possible.ownTypes(part.value);
    if (own === 0) return byKeywords(possible, part, path);
    const left = types & own;
    if (left === 0)
      return {
        pointer: part.pointer,
        reason: `it must be ${describeTypes(own)} and also ${describeTypes(types)}`,
      };
    types = left;
  }
  return undefined;
}

function byKeywords(
  possible: PossibleTypes,
  { value, pointer }: Located<SchemaObject>,
  path: readonly unknown[],
): Unsatisfiable {
  const equal = possible.countEqual(listOf(value.oneOf));
  if (equal > 0) {
    const reason = `${equal} schemas of its oneOf are equal, but exactly one may match: use anyOf, or make them differ`;
    return { pointer: `${pointer}/oneOf`, reason };
  }
  const keyword = ['anyOf', 'oneOf'].find((one) => listOf(value[one]).length > 0) ?? '';
  const [first] = listOf(value[keyword]);
  const branch = { value: first, pointer: `${pointer}/${keyword}/0` };
  if (isRecord(first) && possible.of(first) === 0) {
    if (isRecursive(possible, branch, [...path, value]))
      return { pointer, reason: 'it contains itself endlessly' };
    return explain(possible, branch, [...path, value]);
  }
  if (value.enum === undefined) return { pointer, reason: 'it allows no value' };
  return {
    pointer: `${pointer}/enum`,
    reason: `no value of its enum has the type ${[value.type].flat().join(' or ')}`,
  };
}

function byProperty(
  possible: PossibleTypes,
  member: Located<unknown>,
  name: string,
  path: readonly unknown[],
): Unsatisfiable {
  if (!isRecursive(possible, member, path)) return explain(possible, member, path);
  const reason = `${name} is required and contains the same schema again, endlessly: make it optional or nullable`;
  return { pointer: member.pointer, reason };
}

function isRecursive(possible: PossibleTypes, schema: Located<unknown>, path: readonly unknown[]): boolean {
  return allOfParts(possible.document, schema).some(({ value }) => path.includes(value));
}

function propertyOf({ value, pointer }: Located<SchemaObject>, name: string): Located<unknown>[] {
  const isNamed = isRecord(value.properties) && Object.hasOwn(value.properties, name);
  const step = escapeStep(name);
  const at = isNamed ? `${pointer}/properties/${step}` : `${pointer}/additionalProperties`;
  return knownPropertySchemas([value], name).map((schema) => ({ value: schema, pointer: at }));
}

function commonTypes(possible: PossibleTypes, schemas: readonly Located<unknown>[]): JsonTypes {
  return schemas.reduce<JsonTypes>((types, { value }) => types & possible.of(value), allTypes);
}
