import { isRecord } from '../../contracts/http/is-record.ts';
import { isNumber, numberOf } from '../../contracts/http/lossless-json.ts';
import type { Document, Schema } from '../../contracts/openapi/document.ts';
import {
  referenceMembers,
  resolvedSchema,
  type SchemaShape,
  schemaShape,
} from '../../contracts/openapi/resources/index.ts';

/**
 * A sent value in the form that responses have for it: an id as an object with that id, a list in its envelope, `"5"` as 5.
 * A value that has no such form stays as it is.
 */
export function toResponseForm(document: Document, schema: Schema | undefined, value: unknown): unknown {
  const shape = schemaShape(document, schema);
  const { types } = shape;
  if (types.length === 0 || value === null) return value;
  if (Array.isArray(value))
    return takesLists(document, schema) ? value : representedList(document, shape, value);
  if (!isRecord(value)) return representedScalar(document, shape, value);
  if (!types.includes('object')) return idOf(types, value) ?? value;
  const members = Object.entries(value).map(([name, inner]) => {
    return [name, toResponseForm(document, shape.properties.get(name)?.schema, inner)] as const;
  });
  return Object.fromEntries(members);
}

/** Whether a schema only says what objects have, and not that it is for objects. */
function takesLists(document: Document, schema: Schema | undefined): boolean {
  const { type, properties, allOf, anyOf, oneOf } = resolvedSchema(document, schema);
  return properties !== undefined && (type ?? allOf ?? anyOf ?? oneOf) === undefined;
}

function representedList(
  document: Document,
  { types, items, properties }: SchemaShape,
  value: unknown[],
): unknown {
  if (types.includes('array')) return value.map((one) => toResponseForm(document, items, one));
  const lists = [...properties].filter(([, { schema }]) =>
    schemaShape(document, schema).types.includes('array'),
  );
  const [only] = lists;
  if (!only || lists.length > 1) return value;
  const [name, { schema }] = only;
  return { [name]: toResponseForm(document, schema, value) };
}

function representedScalar(document: Document, shape: SchemaShape, value: unknown): unknown {
  const direct = retyped(shape.types, value);
  if (direct !== undefined) return direct;
  if (shape.types.includes('array')) {
    const all = typeof value === 'string' ? value.split(',').map((one) => one.trim()) : [value];
    return all.map((one) => toResponseForm(document, shape.items, one));
  }
  if (!shape.types.includes('object')) return value;
  for (const member of referenceMembers(shape)) {
    const { types } = schemaShape(document, shape.properties.get(member)?.schema);
    const id = types.length === 0 ? value : retyped(types, value);
    if (id !== undefined) return { [member]: id };
  }
  return textIn(document, shape, value) ?? value;
}

/** A text as an object that has it: `{text: "…"}`, `{type: "text", text: {value: "…"}}`. */
function textIn(document: Document, { properties }: SchemaShape, value: unknown): unknown {
  if (typeof value !== 'string') return undefined;
  for (const member of ['text', 'value', 'content']) {
    const inner = properties.get(member);
    const shown: unknown = inner && toResponseForm(document, inner.schema, value);
    if (shown === undefined) continue;
    const isShown = shown !== value || schemaShape(document, inner?.schema).types.includes('string');
    if (isShown) return { [member]: shown };
  }
  return undefined;
}

/** An object's id, where only an id can be shown. */
function idOf(types: readonly string[], value: Record<string, unknown>): unknown {
  const names = Object.keys(value);
  const [only] = names;
  const name = 'id' in value ? 'id' : names.length === 1 ? only : undefined;
  return name === undefined ? undefined : retyped(types, value[name]);
}

/** A scalar as one of some types; `undefined` where it is none of them. */
function retyped(types: readonly string[], value: unknown): unknown {
  const hasNumbers = types.includes('integer') || types.includes('number');
  if (typeof value === 'boolean') return types.includes('boolean') ? value : undefined;
  if (typeof value === 'string') {
    if (types.includes('string')) return value;
    const isNumeric = hasNumbers && /^-?(0|[1-9]\d*)(\.\d+)?$/.test(value);
    return isNumeric ? numberOf(value) : undefined;
  }
  if (!isNumber(value)) return undefined;
  if (hasNumbers) return value;
  return types.includes('string') ? String(value) : undefined;
}
