import { type Document, resolve, type Schema } from '../document.ts';

/** What a schema says of a value, its references followed and its `allOf`, `oneOf` and `anyOf` folded in. */
export interface Shape {
  /** All types that it allows; empty where it does not say. */
  types: string[];
  properties: Map<string, MemberSchema>;
  /** The schema of an array's items. */
  items: Schema | undefined;
  /** Whether it says that there may be other members. */
  isOpen: boolean;
}

export interface MemberSchema {
  /** As it stands in the document, its references followed. */
  schema: Record<string, unknown>;
  required: boolean;
}

type Rules = Record<string, unknown>;

/** Reads the outline of a schema. Alternatives are read as one: a member of any of them is there, and required by none. */
export function shapeOf(document: Document, schema: Schema | undefined): Shape {
  const known = typeof schema === 'object' ? shapes.get(schema) : undefined;
  if (known) return known;
  const shape: Shape = { types: [], properties: new Map(), items: undefined, isOpen: false };
  if (schema !== undefined) fold(document, schema, shape, new Set(), true);
  if (typeof schema === 'object') shapes.set(schema, shape);
  return shape;
}

/** By schema: each is asked about from several sides, and never changes. */
const shapes = new WeakMap<object, Shape>();

function fold(document: Document, schema: Schema, shape: Shape, seen: Set<unknown>, binding: boolean): void {
  const rules = rulesOf(document, schema);
  if (seen.has(rules)) return;
  seen.add(rules);
  shape.types.push(...typesOf(rules).filter((type) => !shape.types.includes(type)));
  shape.items ??= rules.items as Schema | undefined;
  shape.isOpen ||= Boolean(rules.additionalProperties ?? rules.patternProperties);
  const required = binding ? ((rules.required as string[] | undefined) ?? []) : [];
  addProperties(document, rules, shape, required);
  for (const part of (rules.allOf ?? []) as Schema[]) fold(document, part, shape, seen, binding);
  // A branch of `allOf` may require what a sibling describes.
  for (const name of required) {
    const property = shape.properties.get(name);
    if (property) property.required = true;
  }
  const alternatives = [...((rules.oneOf ?? []) as Schema[]), ...((rules.anyOf ?? []) as Schema[])];
  for (const part of alternatives) fold(document, part, shape, seen, false);
}

function addProperties(document: Document, rules: Rules, { properties }: Shape, required: string[]): void {
  for (const [name, property] of Object.entries((rules.properties ?? {}) as Record<string, Schema>)) {
    const known = properties.get(name);
    const isRequired = required.includes(name) || (known?.required ?? false);
    properties.set(name, {
      schema: joined(known?.schema, rulesOf(document, property)),
      required: isRequired,
    });
  }
}

// What one alternative has in a member, another may lack.
function joined(one: Rules | undefined, other: Rules): Rules {
  if (one === undefined) return other;
  const properties = {
    ...(one.properties as object | undefined),
    ...(other.properties as object | undefined),
  };
  return { ...one, ...other, ...(Object.keys(properties).length > 0 && { properties }) };
}

/** A schema's keywords, its reference followed; what stands beside the reference wins. */
export function rulesOf(document: Document, schema: Schema | undefined): Rules {
  if (typeof schema !== 'object' || schema === null) return {};
  if (typeof schema.$ref !== 'string') return schema;
  const { $ref: _, ...beside } = schema;
  const target = resolve<Rules>(document, schema, '').value;
  return Object.keys(beside).length === 0 ? target : { ...target, ...beside };
}

function typesOf(rules: Rules): string[] {
  if (rules.type !== undefined) return [rules.type].flat() as string[];
  if (rules.properties !== undefined) return ['object'];
  return rules.items !== undefined ? ['array'] : [];
}
