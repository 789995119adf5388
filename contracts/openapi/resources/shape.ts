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
  const shape: SchemaShape = { types: [], properties: new Map(), items: undefined, isOpen: false };
  if (schema !== undefined) mergeInto(document, schema, shape, new Set(), true);
  if (typeof schema === 'object') shapes.set(schema, shape);
  return shape;
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
  const alternatives = [keywords.oneOf ?? [], keywords.anyOf ?? [], conditional].flat() as Schema[];
  for (const part of alternatives) if (part !== undefined) mergeInto(document, part, shape, seen, false);
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

// Alternatives may define different parts of one property.
function merged(one: Keywords | undefined, other: Keywords): Keywords {
  if (one === undefined) return other;
  const properties = {
    ...(one.properties as object | undefined),
    ...(other.properties as object | undefined),
  };
  return { ...one, ...other, ...(Object.keys(properties).length > 0 && { properties }) };
}

/** The schemas that a schema consists of: itself and the parts of its `allOf`, with their references resolved. */
export function schemaParts(
  document: Document,
  schema: Schema | undefined,
  seen = new Set<object>(),
): Set<object> {
  const keywords = resolvedSchema(document, schema);
  if (seen.has(keywords)) return seen;
  if (keywords.properties !== undefined) seen.add(keywords);
  for (const part of (keywords.allOf ?? []) as Schema[]) schemaParts(document, part, seen);
  return seen;
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
