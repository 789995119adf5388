import { isRecord } from '../../http/is-record.ts';
import { tryParseJson, writeJson } from '../../http/lossless-json.ts';
import { type EventFields, readItems, sequenceKind, writeItems } from '../../http/sequential-media-types.ts';
import type { Document, Located, MediaType, Schema } from '../document.ts';
import type { Direction } from '../generation/copy-for-direction.ts';
import type { Validate } from '../violation.ts';
import { coerceWith, type DocumentSchemas, itemSchemaOf, propertySchemaOf, schemaAt } from './coerce.ts';
import { composedSchemas, schemaTypes } from './schema-types.ts';

// Bodies that are a sequence of items: events, or lines of JSON (OpenAPI Specification 3.2.0, section 4.14.3).

/** Whether a body of a media type is a sequence of items that a schema describes, and not one text. */
export function isSequence(
  document: Document,
  { value, pointer }: Located<MediaType>,
  mediaType: string,
): boolean {
  if (sequenceKind(mediaType) === undefined) return false;
  if (value.itemSchema !== undefined) return true;
  const types = value.schema === undefined ? undefined : typesAt(document, `${pointer}/schema`);
  return types !== undefined && !types.has('string');
}

/** Writes a sequence: the items of a list, or the only one. */
export function writeSequence(
  document: Document,
  type: Located<MediaType>,
  mediaType: string,
  value: unknown,
): string {
  const schema = itemOf(document, type);
  const isEvent = isEventSchema(document, schema);
  return writeItems(mediaType, [value].flat(), (item) => {
    if (isEvent && isRecord(item)) return eventOf(item);
    return { data: typeof item === 'string' ? item : writeJson(item) };
  });
}

/** The items of a sequence, as their schema describes them. What only marks the end of a stream, `[DONE]`, is none. */
export function parseSequence(
  schemas: DocumentSchemas,
  type: Located<MediaType>,
  mediaType: string,
  text: string,
): unknown[] {
  const schema = itemOf(schemas.document, type);
  const isEvent = isEventSchema(schemas.document, schema);
  const items = readItems(mediaType, text).filter(({ data }) => data !== '[DONE]');
  return items.map((item) =>
    isEvent ? describedEvent(schemas, schema, item) : dataOf(schemas, schema, item.data),
  );
}

/** Validates a sequence, or the text of one. */
export function sequenceValidator(
  schemas: DocumentSchemas,
  type: Located<MediaType>,
  mediaType: string,
  direction: Direction,
): Validate {
  const isList = type.value.itemSchema === undefined && isListOnly(schemas.document, type);
  const at = `${type.pointer}/${type.value.itemSchema === undefined ? 'schema' : 'itemSchema'}`;
  const validate = schemas.validators.json(schemaAt(schemas.document, at).pointer, direction);
  return (body) => {
    const items = typeof body === 'string' ? parseSequence(schemas, type, mediaType, body) : [body].flat();
    if (isList) return validate(items);
    for (const [index, item] of items.entries()) {
      const violation = validate(item);
      if (violation) return { ...violation, pointer: `/${index}${violation.pointer}` };
    }
    return undefined;
  };
}

/** The schema of an item: the media type's own, else that of a list's items, else the schema itself. */
function itemOf(document: Document, type: Located<MediaType>): Located<Schema> | undefined {
  const { itemSchema, schema } = type.value;
  if (itemSchema !== undefined) return schemaAt(document, `${type.pointer}/itemSchema`);
  if (schema === undefined) return undefined;
  const whole = schemaAt(document, `${type.pointer}/schema`);
  return isListOnly(document, type) ? itemSchemaOf({ document }, whole, 0) : whole;
}

function isListOnly(document: Document, { pointer }: Located<MediaType>): boolean {
  const types = typesAt(document, `${pointer}/schema`);
  return types?.has('array') === true && !types.has('object');
}

function typesAt(document: Document, pointer: string): ReturnType<typeof schemaTypes> {
  return schemaTypes(document, schemaAt(document, pointer).value);
}

const eventNames = new Set(['event', 'data', 'id', 'retry', 'comment']);

/** Whether a schema describes the fields of an event, and not what is in its data. */
function isEventSchema(document: Document, schema: Located<Schema> | undefined): boolean {
  const parts = schema ? composedSchemas(document, schema) : [];
  const names = parts.flatMap(({ value }) => Object.keys((value.properties ?? {}) as object));
  return names.includes('data') && names.every((name) => eventNames.has(name));
}

function eventOf({ event, data, id, retry }: Record<string, unknown>): EventFields {
  const text = (value: unknown) => (typeof value === 'string' ? value : writeJson(value));
  return {
    ...(event !== undefined && { event: text(event) }),
    ...(id !== undefined && { id: text(id) }),
    ...(retry !== undefined && { retry: text(retry) }),
    data: data === undefined ? '' : text(data),
  };
}

function describedEvent(
  schemas: DocumentSchemas,
  schema: Located<Schema> | undefined,
  { data, ...fields }: EventFields,
): unknown {
  const ofField = (name: string) => schema && propertySchemaOf(schemas, schema, name);
  const others = Object.entries(fields).map(([name, text]) => [
    name,
    coerceWith(schemas, ofField(name), text),
  ]);
  return { ...Object.fromEntries(others), data: dataOf(schemas, ofField('data'), data) };
}

/** What an item's data is: JSON, unless a text is described. */
function dataOf(schemas: DocumentSchemas, schema: Located<Schema> | undefined, data: string): unknown {
  const types = schema && schemaTypes(schemas.document, schema.value);
  return types?.has('string') ? data : (tryParseJson(data) ?? data);
}
