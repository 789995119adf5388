import { writeJson } from '../../http/lossless-json.ts';
import type { Document, Located, MediaType, Schema } from '../document.ts';
import { itemSchemaOf, propertySchemaOf } from './coerce.ts';
import { mediaTypeSchema } from './form.ts';
import { toText } from './join-and-split.ts';
import { composedSchemas } from './schema-types.ts';

/** One part of a multipart body. */
interface FormPart {
  name: string;
  contentType: string | undefined;
  isFile: boolean;
  bytes: Buffer;
}

/** Serializes an object to a `multipart/form-data` body; an array has a part for each item, and a Buffer is a file. */
export function serializeMultipart(
  document: Document,
  type: Located<MediaType>,
  fields: Readonly<Record<string, unknown>>,
): { contentType: string; body: Buffer } {
  const schema = mediaTypeSchema(document, type);
  const parts = Object.entries(fields).flatMap(([name, value]) => {
    const own = schema && propertySchemaOf({ document }, schema, name);
    const mediaType = concreteType(type.value.encoding?.[name]?.contentType);
    if (!Array.isArray(value) || mediaType === 'application/json')
      return toPart(document, name, value, own, mediaType);
    return value.map((item, at) =>
      toPart(document, name, item, own && itemSchemaOf({ document }, own, at), mediaType),
    );
  });
  const boundary = boundaryFor(parts);
  const body = Buffer.concat([
    ...parts.flatMap((part) => serializePart(part, boundary)),
    Buffer.from(`--${boundary}--\r\n`),
  ]);
  return { contentType: `multipart/form-data; boundary=${boundary}`, body };
}

/** The first of several media types that is not a range. */
function concreteType(types: string | undefined): string | undefined {
  return types?.split(/ *, */).find((type) => !type.includes('*'));
}

function toPart(
  document: Document,
  name: string,
  value: unknown,
  schema: Located<Schema> | undefined,
  mediaType: string | undefined,
): FormPart {
  const isFile = Buffer.isBuffer(value) || isBinary(document, schema);
  const isCompound = value !== null && typeof value === 'object' && !Buffer.isBuffer(value);
  const usual = isFile ? 'application/octet-stream' : isCompound ? 'application/json' : undefined;
  const contentType = mediaType ?? usual;
  const asJson = isCompound || (contentType === 'application/json' && !isFile);
  const text = asJson ? writeJson(value) : toText(value);
  return { name, contentType, isFile, bytes: Buffer.isBuffer(value) ? value : Buffer.from(text) };
}

function isBinary(document: Document, schema: Located<Schema> | undefined): boolean {
  const parts = schema ? composedSchemas(document, schema) : [];
  return parts.some(({ value }) => value.format === 'binary' || value.contentMediaType !== undefined);
}

function serializePart({ name, contentType, isFile, bytes }: FormPart, boundary: string): Buffer[] {
  const filename = isFile ? `; filename="${escapeName(name)}"` : '';
  const lines = [
    `--${boundary}`,
    `Content-Disposition: form-data; name="${escapeName(name)}"${filename}`,
    ...(contentType === undefined ? [] : [`Content-Type: ${contentType}`]),
  ];
  return [Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), bytes, Buffer.from('\r\n')];
}

/** As browsers escape it (WHATWG HTML, multipart/form-data). */
function escapeName(name: string): string {
  return name.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22');
}

/** A boundary that no part contains; always the same for the same parts. */
function boundaryFor(parts: readonly FormPart[]): string {
  let boundary = 'bonafide';
  while (parts.some(({ bytes }) => bytes.includes(boundary))) boundary += '-part';
  return boundary;
}
