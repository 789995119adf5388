import { isRecord } from '../../contracts/http/is-record.ts';
import { escapeStep, parsePointer, valueAt, withValueAt } from '../../contracts/http/json-pointer.ts';
import type { Located, ResponseObject, Schema } from '../../contracts/openapi/document.ts';
import { type Resource, resolvedSchema, schemaShape } from '../../contracts/openapi/resources/index.ts';
import type { Spec } from '../../contracts/openapi/spec.ts';
import type { Validate } from '../../contracts/openapi/violation.ts';
import { generateBody } from './generated.ts';
import { type StoredItem, withoutWriteOnly } from './item.ts';

/** Values of a response's body, by the JSON pointer into it. */
export type BodyParts = readonly (readonly [pointer: string, value: unknown])[];

/** An item as a part of a body; none where the response has no item. */
export function itemPart(
  responsePointer: string | undefined,
  resource: Resource,
  item: StoredItem,
): BodyParts {
  return responsePointer === undefined ? [] : [[responsePointer, withoutWriteOnly(resource, item)]];
}

/** How many values of one item may be replaced. */
const maxReplaced = 20;

/**
 * A valid body with the given parts. It has only the members that the response describes; what is missing is generated,
 * and generated values replace those that violate the schema. `undefined` where no valid body can be made.
 */
export async function conformBody(
  spec: Spec,
  response: Located<ResponseObject>,
  mediaType: string,
  parts: BodyParts,
): Promise<unknown> {
  const schema = response.value.content?.[mediaType]?.schema;
  const validate = spec.validators.bodyOf(response, mediaType) ?? (() => undefined);
  let body: unknown;
  for (const [pointer, value] of parts)
    body = withValueAt(body, pointer, described(spec, schemaAt(spec, schema, pointer), value));
  if (body !== undefined && !validate(body)) return body;
  const generated = (await generateBody(spec, response, mediaType))?.value;
  const items = parts.reduce((sum, [, value]) => sum + (Array.isArray(value) ? value.length : 1), 0);
  for (const filled of [completed(spec, schema, generated, body), merged(generated, body)]) {
    const valid = repaired(filled, generated, validate, maxReplaced * Math.max(items, 1));
    if (valid !== undefined) return valid;
  }
  return generated;
}

/** A body in which generated values replace those that violate its schema; `undefined` where that does not help. */
function repaired(given: unknown, generated: unknown, validate: Validate, most: number): unknown {
  let body = given;
  for (let attempt = 0; attempt < most; attempt += 1) {
    const violation = validate(body);
    if (!violation) return body;
    if (violation.pointer === '') return undefined;
    body = replaced(body, generated, violation.pointer);
  }
  return undefined;
}

/** A copy that has all required members; what is missing comes from the filler. */
function completed(spec: Spec, schema: Schema | undefined, filler: unknown, value: unknown): unknown {
  const { items, properties } = schemaShape(spec.document, schema);
  if (value === undefined) return filler;
  if (Array.isArray(value))
    return value.map((item) => completed(spec, items, Array.isArray(filler) ? filler[0] : undefined, item));
  if (!isRecord(value)) return value;
  const fillers = isRecord(filler) ? filler : {};
  const required = [...properties].flatMap(([name, property]) => (property.required ? [name] : []));
  const names = new Set([...required, ...Object.keys(value)]);
  const entries = [...names].map((name) => {
    return [name, completed(spec, properties.get(name)?.schema, fillers[name], value[name])] as const;
  });
  return Object.fromEntries(entries.filter(([, member]) => member !== undefined));
}

/** A copy with only the members that a schema describes, without the write-only ones. */
function described(spec: Spec, schema: Schema | undefined, value: unknown): unknown {
  const { items, properties, isOpen } = schemaShape(spec.document, discriminated(spec, schema, value));
  if (Array.isArray(value)) return value.map((item) => described(spec, items, item));
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).flatMap(([name, inner]) => {
    const property = properties.get(name);
    if (!property) return properties.size === 0 || isOpen ? [[name, inner] as const] : [];
    return property.schema.writeOnly === true
      ? []
      : [[name, described(spec, property.schema, inner)] as const];
  });
  return Object.fromEntries(entries);
}

/** The schema that a value names by its discriminator (OpenAPI Specification 3.1.1, section 4.8.25); else the given one. */
function discriminated(spec: Spec, schema: Schema | undefined, value: unknown): Schema | undefined {
  const { discriminator } = resolvedSchema(spec.document, schema) as {
    discriminator?: { propertyName: string; mapping?: Record<string, string> };
  };
  if (!discriminator || !isRecord(value)) return schema;
  const name = value[discriminator.propertyName];
  if (typeof name !== 'string') return schema;
  const { mapping = {} } = discriminator;
  const target = Object.hasOwn(mapping, name) ? (mapping[name] ?? name) : name;
  const pointer = target.startsWith('#/') ? target.slice(1) : `/components/schemas/${escapeStep(target)}`;
  const found = valueAt(spec.document, pointer);
  return isRecord(found) ? (found as Schema) : schema;
}

function schemaAt(spec: Spec, schema: Schema | undefined, pointer: string): Schema | undefined {
  return parsePointer(pointer).reduce<Schema | undefined>(
    (inner, step) => schemaShape(spec.document, inner).properties.get(step)?.schema,
    schema,
  );
}

// A generated list has one item, which replaces any.
function replaced(body: unknown, generated: unknown, pointer: string): unknown {
  const known = valueAt(generated, pointer.replace(/\/\d+(?=\/|$)/g, '/0'));
  return withValueAt(body, pointer, known);
}

/** Objects joined member by member, the second one winning; each item of a list is filled up from the first one's first. */
function merged(filler: unknown, value: unknown): unknown {
  if (Array.isArray(value) && Array.isArray(filler)) {
    return filler.length === 0 ? value : value.map((item) => merged(filler[0], item));
  }
  if (!isRecord(value) || !isRecord(filler)) return value === undefined ? filler : value;
  const names = new Set([...Object.keys(filler), ...Object.keys(value)]);
  return Object.fromEntries([...names].map((name) => [name, merged(filler[name], value[name])]));
}
