import { isDeepStrictEqual } from 'node:util';
import { type Document, resolve, type Schema } from '../document.ts';

/** An outline of a schema, with its references resolved and its `allOf`, `oneOf`, `anyOf` and conditions merged. */
export interface SchemaShape {
  /** All types that it allows; empty where it does not restrict them. */
  types: string[];
  properties: Map<string, PropertyShape>;
  /** The schema of an array's items. */
  items: Schema | undefined;
  /** Whether it explicitly allows other properties. */
  isOpen: boolean;
}

export interface PropertyShape {
  /** The property's schema, with its references resolved. */
  schema: Record<string, unknown>;
  required: boolean;
}

type Keywords = Record<string, unknown>;

/** The outline of a schema. Alternatives are merged: it has the properties of all of them, and none is required. */
export function schemaShape(document: Document, schema: Schema | undefined): SchemaShape {
  const known = typeof schema === 'object' ? shapes.get(schema) : undefined;
  if (known) return known;
  const shape = emptyShape();
  if (schema !== undefined) mergeInto(document, schema, shape, new Set(), true);
  if (typeof schema === 'object') shapes.set(schema, shape);
  return shape;
}

function emptyShape(): SchemaShape {
  return { types: [], properties: new Map(), items: undefined, isOpen: false };
}

/** A cache by schema: schemas never change. */
const shapes = new WeakMap<object, SchemaShape>();

function mergeInto(
  document: Document,
  schema: Schema,
  shape: SchemaShape,
  seen: Set<unknown>,
  binding: boolean,
): void {
  const keywords = resolvedSchema(document, schema);
  if (seen.has(keywords)) return;
  seen.add(keywords);
  shape.types.push(...ownTypes(keywords).filter((type) => !shape.types.includes(type)));
  shape.items ??= keywords.items as Schema | undefined;
  shape.isOpen ||= Boolean(keywords.additionalProperties ?? keywords.patternProperties);
  const required = binding ? ((keywords.required as string[] | undefined) ?? []) : [];
  addProperties(document, keywords, shape, required);
  for (const part of (keywords.allOf ?? []) as Schema[]) mergeInto(document, part, shape, seen, binding);
  // A branch of `allOf` may require what a sibling describes.
  for (const name of required) {
    const property = shape.properties.get(name);
    if (property) property.required = true;
  }
  const conditional = [keywords.then, keywords.else, ...Object.values(keywords.dependentSchemas ?? {})];
  for (const alternatives of [keywords.oneOf, keywords.anyOf, conditional])
    mergeAlternatives(document, (alternatives ?? []) as (Schema | undefined)[], shape, seen);
}

/** A value has the members of one alternative, whichever that is: none is required, and each is as any of them has it. */
function mergeAlternatives(
  document: Document,
  alternatives: readonly (Schema | undefined)[],
  shape: SchemaShape,
  seen: Set<unknown>,
): void {
  const schemas = new Map<string, Keywords[]>();
  for (const alternative of alternatives) {
    if (alternative === undefined) continue;
    const own = emptyShape();
    mergeInto(document, alternative, own, seen, false);
    shape.types.push(...own.types.filter((type) => !shape.types.includes(type)));
    shape.items ??= own.items;
    shape.isOpen ||= own.isOpen;
    for (const [name, { schema }] of own.properties)
      schemas.set(name, [...(schemas.get(name) ?? []), schema]);
  }
  for (const [name, found] of schemas) {
    const known = shape.properties.get(name);
    const schema = merged(known?.schema, anyOf(found));
    shape.properties.set(name, { schema, required: known?.required ?? false });
  }
}

function addProperties(
  document: Document,
  keywords: Keywords,
  { properties }: SchemaShape,
  required: string[],
): void {
  for (const [name, property] of Object.entries((keywords.properties ?? {}) as Record<string, Schema>)) {
    const known = properties.get(name);
    const isRequired = required.includes(name) || (known?.required ?? false);
    properties.set(name, {
      schema: merged(known?.schema, resolvedSchema(document, property)),
      required: isRequired,
    });
  }
}

// Two schemas of one property, which both hold.
function merged(one: Keywords | undefined, other: Keywords): Keywords {
  if (one === undefined) return other;
  const properties = {
    ...(one.properties as object | undefined),
    ...(other.properties as object | undefined),
  };
  return { ...one, ...other, ...(Object.keys(properties).length > 0 && { properties }) };
}

/** A schema for a property of which each alternative has its own, with the types of all of them. */
function anyOf(schemas: readonly Keywords[]): Keywords {
  const [first = {}, ...others] = schemas;
  if (others.every((one) => isDeepStrictEqual(one, first))) return first;
  const types = schemas.map(ownTypes);
  const type = types.every((one) => one.length > 0) ? [...new Set(types.flat())] : undefined;
  return { ...sharedNotes(schemas), anyOf: schemas, ...(type && { type }) };
}

/** What does not restrict values, but says who sends them and what they look like. */
function sharedNotes(schemas: readonly Keywords[]): Keywords {
  const notes: Keywords = {};
  for (const name of ['readOnly', 'writeOnly'])
    if (schemas.every((one) => one[name] === true)) notes[name] = true;
  for (const name of ['default', 'example', 'examples']) {
    const holder = schemas.find((one) => one[name] !== undefined);
    if (holder) notes[name] = holder[name];
  }
  return notes;
}

/** The schemas that a schema consists of: itself and the parts of its `allOf`, with their references resolved. */
export function schemaParts(document: Document, schema: Schema | undefined): Set<object> {
  const visited = new Set<object>();
  collectParts(document, schema, visited);
  return new Set([...visited].filter((part) => 'properties' in part && part.properties !== undefined));
}

function collectParts(document: Document, schema: Schema | undefined, visited: Set<object>): void {
  const keywords = resolvedSchema(document, schema);
  if (visited.has(keywords)) return;
  visited.add(keywords);
  for (const part of (keywords.allOf ?? []) as Schema[]) collectParts(document, part, visited);
}

/** A schema's keywords, with its reference resolved; keywords beside the reference win. */
export function resolvedSchema(document: Document, schema: Schema | undefined): Keywords {
  if (typeof schema !== 'object' || schema === null) return {};
  if (typeof schema.$ref !== 'string') return schema;
  const { $ref: _, ...beside } = schema;
  const target = resolve<Keywords>(document, schema, '').value;
  return Object.keys(beside).length === 0 ? target : { ...target, ...beside };
}

function ownTypes(keywords: Keywords): string[] {
  if (keywords.type !== undefined) return [keywords.type].flat() as string[];
  if (keywords.properties !== undefined) return ['object'];
  return keywords.items !== undefined ? ['array'] : [];
}
