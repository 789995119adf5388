import { isUtf8 } from 'node:buffer';
import type { MultipartPart } from '@remix-run/multipart-parser';
import { escapeStep } from '../../http/json-pointer.ts';
import { parseJson } from '../../http/lossless-json.ts';
import { documentedType, isJson } from '../../http/media-type.ts';
import type { Located, MediaType, Schema } from '../document.ts';
import type { InputViolation } from '../input-violation.ts';
import { coerceWith, type DocumentSchemas, itemSchemaOf, propertySchemaOf } from './coerce.ts';
import { mediaTypeSchema } from './form.ts';
import { valueShapes } from './parameter-rules.ts';
import { composedSchemas, schemaTypes } from './schema-types.ts';
import { UnreadableBody } from './unreadable-body.ts';

/**
 * Parses a `multipart/form-data` body (RFC 7578; OpenAPI Specification 3.1.1, section 4.8.14.5). A file becomes a
 * string of its bytes, several parts of one name become an array. Throws {@link UnreadableBody}.
 */
export async function parseMultipart(
  schemas: DocumentSchemas,
  type: Located<MediaType>,
  contentType: string,
  bytes: Buffer,
): Promise<{ body: unknown; violations: InputViolation[] }> {
  const parts = await partsOfBody(contentType, bytes);
  const schema = mediaTypeSchema(schemas.document, type);
  const propertyOf = (name: string) => schema && propertySchemaOf(schemas, schema, name);
  const isDescribed = (name: string) => isPropertyOf(schemas, schema, name);
  const byName = Map.groupBy(parts, ({ name = '' }) =>
    isDescribed(name) ? name : nameOf(name, isDescribed),
  );
  const fields = [...byName].map(([name, own]) => {
    const isText = !isJson(type.value.encoding?.[name]?.contentType ?? '');
    const members = own.map((part) => memberIn(part.name ?? '', name));
    const property = propertyOf(name);
    if (members.every((member) => member === undefined))
      return [name, fieldOf(schemas, property, own, isText)] as const;
    return [name, objectOf(schemas, property, own, members)] as const;
  });
  return {
    body: Object.fromEntries(fields),
    violations: parts.flatMap((part) => mediaTypeViolation(type, part)),
  };
}

/** The property that a part's name means: `tags[]`, `tags[0]` and `tags[colour]` are of `tags`, if there is no other. */
function nameOf(name: string, isDescribed: (name: string) => boolean): string {
  const base = /^([^[]+)\[[^[\]]*\]$/.exec(name)?.[1];
  return base !== undefined && isDescribed(base) ? base : name;
}

function isPropertyOf(
  { document }: DocumentSchemas,
  schema: Located<Schema> | undefined,
  name: string,
): boolean {
  const parts = schema ? composedSchemas(document, schema) : [];
  return parts.some(({ value }) => Object.hasOwn(value.properties ?? {}, name));
}

/** The member in a name such as `tags[colour]`; `undefined` for one of a list. */
function memberIn(name: string, base: string): string | undefined {
  const member = name.slice(base.length + 1, -1);
  return name === base || member === '' || /^\d+$/.test(member) ? undefined : member;
}

function objectOf(
  schemas: DocumentSchemas,
  schema: Located<Schema> | undefined,
  parts: readonly MultipartPart[],
  members: readonly (string | undefined)[],
): unknown {
  const entries = parts.map((part, index) => {
    const member = members[index] ?? '';
    return [
      member,
      fieldOf(schemas, schema && propertySchemaOf(schemas, schema, member), [part], true),
    ] as const;
  });
  return Object.fromEntries(entries);
}

/** A body's bytes as a string: decoded from UTF-8 or, where they are not UTF-8, one character per byte. */
export function bytesAsText(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString(isUtf8(bytes) ? 'utf8' : 'latin1');
}

async function partsOfBody(contentType: string, bytes: Buffer): Promise<MultipartPart[]> {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType)?.slice(1).find(Boolean);
  if (boundary === undefined) throw new UnreadableBody('the content type has no boundary');
  // Most documents have no such body: the parser is loaded only where it is needed.
  const { MultipartParseError, parseMultipart } = await import('@remix-run/multipart-parser');
  try {
    const most = { maxFileSize: bytes.length, maxTotalSize: bytes.length };
    return [...parseMultipart(bytes, { boundary, ...most })];
  } catch (error) {
    if (error instanceof MultipartParseError) throw new UnreadableBody('the body is not a multipart message');
    throw error;
  }
}

function fieldOf(
  schemas: DocumentSchemas,
  schema: Located<Schema> | undefined,
  parts: MultipartPart[],
  isText: boolean,
): unknown {
  const isList = schema !== undefined && valueShapes(schemas.document, schema.value)[0] === 'array';
  const typed = () => typedField(schemas, schema, parts, isList);
  if (!isText || !schema || !parts.some(isJsonPart)) return typed();
  // A form parser reads texts, whatever the types of the parts are, unless the document says that they are JSON.
  const texts = parts.map(({ bytes }) => bytesAsText(bytes));
  const read = coerceWith(schemas, schema, isList || texts.length > 1 ? texts : (texts[0] ?? ''));
  if (isTextOnly(schemas, schema)) return read;
  const validate = schemas.validators.json(schema.pointer);
  if (validate(read) !== undefined) return typed();
  try {
    const asJson = typed();
    return validate(asJson) === undefined ? asJson : read;
  } catch (error) {
    if (error instanceof UnreadableBody) return read;
    throw error;
  }
}

function isTextOnly({ document }: DocumentSchemas, { value }: Located<Schema>): boolean {
  const types = schemaTypes(document, value);
  return types !== undefined && [...types].every((type) => type === 'string');
}

/** A field by the media types of its parts. */
function typedField(
  schemas: DocumentSchemas,
  schema: Located<Schema> | undefined,
  parts: MultipartPart[],
  isList: boolean,
): unknown {
  const [first] = parts;
  // An array in one part is JSON.
  const isSingle = parts.length === 1 && first !== undefined && (!isList || isJsonPart(first));
  if (isSingle) return jsonOrText(schemas, schema, first);
  return parts.map((part, at) => jsonOrText(schemas, schema && itemSchemaOf(schemas, schema, at), part));
}

function jsonOrText(
  schemas: DocumentSchemas,
  schema: Located<Schema> | undefined,
  part: MultipartPart,
): unknown {
  if (!isJsonPart(part)) return coerceWith(schemas, schema, bytesAsText(part.bytes));
  try {
    return parseJson(part.text);
  } catch {
    throw new UnreadableBody(`the part ${part.name} is not JSON`);
  }
}

function isJsonPart({ headers }: MultipartPart): boolean {
  return isJson(headers['content-type'] ?? '');
}

function mediaTypeViolation(
  { value, pointer }: Located<MediaType>,
  { name = '', headers }: MultipartPart,
): InputViolation[] {
  const expected = value.encoding?.[name]?.contentType;
  const actual = headers['content-type'];
  if (expected === undefined || actual === undefined || documentedType(expected.split(/ *, */), actual))
    return [];
  return [
    {
      in: 'body',
      at: `/${escapeStep(name)}`,
      rule: 'media type',
      message: `is ${actual}, not ${expected}`,
      schemaPointer: `${pointer}/encoding/${escapeStep(name)}/contentType`,
    },
  ];
}
