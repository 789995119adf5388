import type { Document, Located, MediaType, Schema } from '../document.ts';
import { itemOf, propertyOf } from './coerce.ts';
import { textOf } from './delimited.ts';
import { schemaOf } from './form.ts';
import { partsOf } from './schema-types.ts';

/** One part, before it is written out. */
interface Part {
  name: string;
  contentType: string | undefined;
  isFile: boolean;
  bytes: Buffer;
}

/** Writes an object as a `multipart/form-data` body; an array has a part for each item, and a Buffer is a file. */
export function serializeMultipart(
  document: Document,
  type: Located<MediaType>,
  fields: Readonly<Record<string, unknown>>,
): { contentType: string; body: Buffer } {
  const schema = schemaOf(document, type);
  const parts = Object.entries(fields).flatMap(([name, value]) => {
    const own = schema && propertyOf({ document }, schema, name);
    const wanted = concreteType(type.value.encoding?.[name]?.contentType);
    if (!Array.isArray(value) || wanted === 'application/json')
      return partOf(document, name, value, own, wanted);
    return value.map((item, at) =>
      partOf(document, name, item, own && itemOf({ document }, own, at), wanted),
    );
  });
  const boundary = boundaryFor(parts);
  const body = Buffer.concat([
    ...parts.flatMap((part) => written(part, boundary)),
    Buffer.from(`--${boundary}--\r\n`),
  ]);
  return { contentType: `multipart/form-data; boundary=${boundary}`, body };
}

/** The first of some media types that is no range. */
function concreteType(types: string | undefined): string | undefined {
  return types?.split(/ *, */).find((type) => !type.includes('*'));
}

function partOf(
  document: Document,
  name: string,
  value: unknown,
  schema: Located<Schema> | undefined,
  wanted: string | undefined,
): Part {
  const isFile = Buffer.isBuffer(value) || isBinary(document, schema);
  const isCompound = value !== null && typeof value === 'object' && !Buffer.isBuffer(value);
  const usual = isFile ? 'application/octet-stream' : isCompound ? 'application/json' : undefined;
  const contentType = wanted ?? usual;
  const asJson = isCompound || (contentType === 'application/json' && !isFile);
  const text = asJson ? JSON.stringify(value) : textOf(value);
  return { name, contentType, isFile, bytes: Buffer.isBuffer(value) ? value : Buffer.from(text) };
}

function isBinary(document: Document, schema: Located<Schema> | undefined): boolean {
  const parts = schema ? partsOf(document, schema) : [];
  return parts.some(({ value }) => value.format === 'binary' || value.contentMediaType !== undefined);
}

function written({ name, contentType, isFile, bytes }: Part, boundary: string): Buffer[] {
  const filename = isFile ? `; filename="${quoted(name)}"` : '';
  const lines = [
    `--${boundary}`,
    `Content-Disposition: form-data; name="${quoted(name)}"${filename}`,
    ...(contentType === undefined ? [] : [`Content-Type: ${contentType}`]),
  ];
  return [Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), bytes, Buffer.from('\r\n')];
}

/** As browsers write it (WHATWG HTML, multipart/form-data). */
function quoted(name: string): string {
  return name.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22');
}

/** The same for the same parts, and in none of them. */
function boundaryFor(parts: readonly Part[]): string {
  let boundary = 'bonafide';
  while (parts.some(({ bytes }) => bytes.includes(boundary))) boundary += '-part';
  return boundary;
}
