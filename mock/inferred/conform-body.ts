import { parsePointer, withValueAt } from '../../contracts/http/json-pointer.ts';
import type { Located, ResponseObject, Schema } from '../../contracts/openapi/document.ts';
import { type Resource, resolvedSchema, schemaShape } from '../../contracts/openapi/resources/index.ts';
import type { Spec } from '../../contracts/openapi/spec.ts';
import { completed, conformValue, maxReplaced, merged, repaired } from './conform-value.ts';
import { generateBody } from './generate-body.ts';
import { keepDescribedMembers } from './keep-described-members.ts';
import { type StoredItem, withoutWriteOnly } from './stored-item.ts';

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
    body = withValueAt(body, pointer, keepDescribedMembers(spec, schemaAt(spec, schema, pointer), value));
  if (body !== undefined && !validate(body)) return body;
  const generated = (await generateBody(spec, response, mediaType))?.value;
  const conformed = await conformParts(spec, schema, parts);
  const items = parts.reduce((sum, [, value]) => sum + (Array.isArray(value) ? value.length : 1), 0);
  for (const one of [conformed, body]) {
    for (const filled of [completed(spec, schema, generated, one), merged(generated, one)]) {
      const firstViolation = (value: unknown) => validate(value)?.pointer;
      const valid = repaired(filled, generated, firstViolation, maxReplaced * Math.max(items, 1));
      if (valid !== undefined) return valid;
    }
  }
  return generated;
}

/** Each part, or each item of a part that is a list, conformed by itself. */
async function conformParts(spec: Spec, schema: Schema | undefined, parts: BodyParts): Promise<unknown> {
  let body: unknown;
  for (const [pointer, value] of parts) {
    const rules = schemaAt(spec, schema, pointer);
    const conform = (inner: Schema | undefined, one: unknown) => conformValue(spec, inner, one);
    const { items } = schemaShape(spec.document, rules);
    const conformed = Array.isArray(value)
      ? await Promise.all(value.map((one) => conform(items, one)))
      : await conform(rules, value);
    body = withValueAt(body, pointer, conformed);
  }
  return body;
}

/** The schema of what a body has at a JSON pointer: any of those that the body's alternatives have there. */
export function schemaAt(spec: Spec, schema: Schema | undefined, pointer: string): Schema | undefined {
  return parsePointer(pointer).reduce<Schema | undefined>(
    (inner, step) => propertyOf(spec, inner, step),
    schema,
  );
}

function propertyOf({ document }: Spec, schema: Schema | undefined, name: string): Schema | undefined {
  const { oneOf, anyOf } = resolvedSchema(document, schema ?? {});
  const alternatives = (oneOf ?? anyOf ?? []) as Schema[];
  const found = alternatives.flatMap((one) => schemaShape(document, one).properties.get(name)?.schema ?? []);
  return found.length > 1 ? { anyOf: found } : schemaShape(document, schema).properties.get(name)?.schema;
}
