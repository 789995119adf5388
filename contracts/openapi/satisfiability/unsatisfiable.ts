import { type Document, escapeStep, type Located } from '../document.ts';
import type { Direction } from '../generation/direction.ts';
import { every, type JsonTypes, memberSchemas, PossibleTypes, words } from './json-types.ts';
import { isSchemaObject, listOf, type SchemaObject, subschemasOf } from './subschemas.ts';

/** Why no value keeps to a schema. */
export interface Unsatisfiable {
  /** JSON pointer of what says so. */
  pointer: string;
  /** In words that go on with "no value keeps to it:". */
  why: string;
}

const known = new WeakMap<Document, Record<Direction, PossibleTypes>>();

/**
 * Why no value of a direction keeps to a schema; `undefined` where one may. It is found by what the schema says, and
 * nothing is compiled or tried: what it takes more to see is not found.
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

/** Looks for the place that leaves no value; `way` are the schemas that lead there. */
function explain(possible: PossibleTypes, schema: Located<unknown>, way: readonly unknown[]): Unsatisfiable {
  const parts = subschemasOf(possible.document, schema);
  const clash = byKind(possible, parts, way);
  if (clash) return clash;
  const rules = parts.map(({ value }) => value);
  const below = [...way, ...rules];
  for (const name of possible.required(rules)) {
    const members = parts.flatMap((part) => memberOf(part, name));
    const empty = members.find(({ value }) => possible.of(value) === 0);
    if (empty) return byMember(possible, empty, name, below);
    if (commonOf(possible, members) === 0)
      return { pointer: schema.pointer, why: `it must have ${name}, and its parts exclude each other there` };
  }
  const list = parts.find(({ value }) => value.items !== undefined && possible.of(value.items) === 0);
  if (list)
    return byMember(
      possible,
      { value: list.value.items, pointer: `${list.pointer}/items` },
      'an item',
      below,
    );
  return { pointer: schema.pointer, why: 'its limits exclude each other' };
}

/** What the keywords say of the kind of value, apart from what is in it. */
function byKind(
  possible: PossibleTypes,
  parts: readonly Located<SchemaObject>[],
  way: readonly unknown[],
): Unsatisfiable | undefined {
  let kinds = every;
  for (const part of parts) {
    const own = possible.own(part.value);
    if (own === 0) return byOne(possible, part, way);
    const left = kinds & own;
    if (left === 0)
      return { pointer: part.pointer, why: `it is to be ${words(own)}, and besides to be ${words(kinds)}` };
    kinds = left;
  }
  return undefined;
}

function byOne(
  possible: PossibleTypes,
  { value, pointer }: Located<SchemaObject>,
  way: readonly unknown[],
): Unsatisfiable {
  const twins = possible.twins(listOf(value.oneOf));
  if (twins > 0) {
    const why = `${twins} schemas of its oneOf are the same, and exactly one is to hold: say anyOf, or tell them apart`;
    return { pointer: `${pointer}/oneOf`, why };
  }
  const keyword = ['anyOf', 'oneOf'].find((one) => listOf(value[one]).length > 0) ?? '';
  const [first] = listOf(value[keyword]);
  const branch = { value: first, pointer: `${pointer}/${keyword}/0` };
  if (isSchemaObject(first) && possible.of(first) === 0) {
    if (leadsBack(possible, branch, [...way, value])) return { pointer, why: 'it leads back to itself' };
    return explain(possible, branch, [...way, value]);
  }
  if (value.enum === undefined) return { pointer, why: 'it allows nothing' };
  return {
    pointer: `${pointer}/enum`,
    why: `nothing in its enum is of the type ${[value.type].flat().join(' or ')}`,
  };
}

function byMember(
  possible: PossibleTypes,
  member: Located<unknown>,
  name: string,
  way: readonly unknown[],
): Unsatisfiable {
  if (!leadsBack(possible, member, way)) return explain(possible, member, way);
  const why = `${name} is required, and is such a thing again, without end: do not require it, or let it be null`;
  return { pointer: member.pointer, why };
}

function leadsBack(possible: PossibleTypes, schema: Located<unknown>, way: readonly unknown[]): boolean {
  return subschemasOf(possible.document, schema).some(({ value }) => way.includes(value));
}

function memberOf({ value, pointer }: Located<SchemaObject>, name: string): Located<unknown>[] {
  const isNamed = isSchemaObject(value.properties) && Object.hasOwn(value.properties, name);
  const step = escapeStep(name);
  const at = isNamed ? `${pointer}/properties/${step}` : `${pointer}/additionalProperties`;
  return memberSchemas([value], name).map((schema) => ({ value: schema, pointer: at }));
}

function commonOf(possible: PossibleTypes, schemas: readonly Located<unknown>[]): JsonTypes {
  return schemas.reduce<JsonTypes>((kinds, { value }) => kinds & possible.of(value), every);
}
