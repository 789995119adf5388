import type { Located, ResponseObject, Schema } from '../../contracts/openapi/document.ts';
import { shapeOf } from '../../contracts/openapi/resources/index.ts';
import type { Spec } from '../../contracts/openapi/spec.ts';
import type { Validate } from '../../contracts/openapi/validators.ts';
import { generateBody } from './generated.ts';
import { isObject } from './item.ts';
import { merged, stepsOf, valueAt, withValue } from './pointer.ts';

/** What an answer is to show, by the JSON pointer into its body. */
export type Shown = readonly (readonly [pointer: string, value: unknown])[];

/** So many values give way in one thing that is shown. */
const attempts = 20;

/**
 * A body that shows what is kept and keeps to the document. What is kept shows only the members that the response
 * describes; what it lacks is generated, and where it breaks the schema the generated value stands instead.
 * `undefined` where nothing valid can be made.
 */
export async function conformBody(
  spec: Spec,
  response: Located<ResponseObject>,
  mediaType: string,
  shown: Shown,
): Promise<unknown> {
  const schema = response.value.content?.[mediaType]?.schema;
  const validate = spec.validators.bodyOf(response, mediaType) ?? (() => undefined);
  let body: unknown;
  for (const [pointer, value] of shown)
    body = withValue(body, pointer, described(spec, schemaAt(spec, schema, pointer), value));
  if (body !== undefined && !validate(body)) return body;
  const generated = (await generateBody(spec, response, mediaType))?.value;
  const things = shown.reduce((sum, [, value]) => sum + (Array.isArray(value) ? value.length : 1), 0);
  for (const filled of [completed(spec, schema, generated, body), merged(generated, body)]) {
    const fitting = mended(filled, generated, validate, attempts * Math.max(things, 1));
    if (fitting !== undefined) return fitting;
  }
  return generated;
}

/** A body in which the generated one's values stand where it breaks its schema; `undefined` where that does not help. */
function mended(given: unknown, generated: unknown, validate: Validate, most: number): unknown {
  let body = given;
  for (let attempt = 0; attempt < most; attempt += 1) {
    const violation = validate(body);
    if (!violation) return body;
    if (violation.pointer === '') return undefined;
    body = giveWay(body, generated, violation.pointer);
  }
  return undefined;
}

/** A copy with the members that a schema requires besides: those of the filler. */
function completed(spec: Spec, schema: Schema | undefined, filler: unknown, value: unknown): unknown {
  const { items, properties } = shapeOf(spec.document, schema);
  if (value === undefined) return filler;
  if (Array.isArray(value))
    return value.map((item) => completed(spec, items, Array.isArray(filler) ? filler[0] : undefined, item));
  if (!isObject(value)) return value;
  const fillers = isObject(filler) ? filler : {};
  const required = [...properties].flatMap(([name, property]) => (property.required ? [name] : []));
  const names = new Set([...required, ...Object.keys(value)]);
  const entries = [...names].map((name) => {
    return [name, completed(spec, properties.get(name)?.schema, fillers[name], value[name])] as const;
  });
  return Object.fromEntries(entries.filter(([, member]) => member !== undefined));
}

/** A copy with the members alone that a schema describes and that may be shown. */
function described(spec: Spec, schema: Schema | undefined, value: unknown): unknown {
  const { items, properties, isOpen } = shapeOf(spec.document, schema);
  if (Array.isArray(value)) return value.map((item) => described(spec, items, item));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).flatMap(([name, inner]) => {
    const property = properties.get(name);
    if (!property) return properties.size === 0 || isOpen ? [[name, inner] as const] : [];
    return property.schema.writeOnly === true
      ? []
      : [[name, described(spec, property.schema, inner)] as const];
  });
  return Object.fromEntries(entries);
}

function schemaAt(spec: Spec, schema: Schema | undefined, pointer: string): Schema | undefined {
  return stepsOf(pointer).reduce<Schema | undefined>(
    (inner, step) => shapeOf(spec.document, inner).properties.get(step)?.schema,
    schema,
  );
}

// What breaks the schema is replaced by what does not, where the generated body has it: in a list, in its first item.
function giveWay(body: unknown, generated: unknown, pointer: string): unknown {
  const known = valueAt(generated, pointer.replace(/\/\d+(?=\/|$)/g, '/0'));
  return withValue(body, pointer, known);
}
