import { isUtf8 } from 'node:buffer';
import type { MultipartPart } from '@remix-run/multipart-parser';
import { documentedType, isJson } from '../../http/media-type.ts';
import { escapeStep, type Located, type MediaType, type Schema } from '../document.ts';
import type { InputViolation } from '../input-violation.ts';
import { coerceBy, itemOf, type Judge, propertyOf } from './coerce.ts';
import { schemaOf } from './form.ts';
import { shapesOf } from './parameter-rules.ts';

/** A request body that cannot be read as what its media type says. */
export class Unreadable extends Error {
  override name = 'Unreadable';
}

/**
 * Reads a `multipart/form-data` body (RFC 7578; OpenAPI Specification 3.1.1, section 4.8.14.5). A file is a text of its
 * bytes; several parts of one name are an array. Throws {@link Unreadable}.
 */
export async function parseMultipart(
  judge: Judge,
  type: Located<MediaType>,
  contentType: string,
  bytes: Buffer,
): Promise<{ body: unknown; faults: InputViolation[] }> {
  const parts = await partsOfBody(contentType, bytes);
  const schema = schemaOf(judge.document, type);
  const names = [...new Set(parts.map(({ name }) => name ?? ''))];
  const fields = names.map((name) => {
    const own = parts.filter((part) => part.name === name);
    return [name, fieldOf(judge, schema && propertyOf(judge, schema, name), own)] as const;
  });
  return { body: Object.fromEntries(fields), faults: parts.flatMap((part) => wrongType(type, part)) };
}

/** A body's bytes as text: UTF-8, or where they are none, a character a byte. */
export function bytesAsText(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString(isUtf8(bytes) ? 'utf8' : 'latin1');
}

async function partsOfBody(contentType: string, bytes: Buffer): Promise<MultipartPart[]> {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType)?.slice(1).find(Boolean);
  if (boundary === undefined) throw new Unreadable('the content type has no boundary');
  // Most documents have no such body, and a mock should not wait for what reads it.
  const { MultipartParseError, parseMultipart } = await import('@remix-run/multipart-parser');
  try {
    const most = { maxFileSize: bytes.length, maxTotalSize: bytes.length };
    return [...parseMultipart(bytes, { boundary, ...most })];
  } catch (error) {
    if (error instanceof MultipartParseError) throw new Unreadable('the body is no multipart message');
    throw error;
  }
}

function fieldOf(judge: Judge, schema: Located<Schema> | undefined, parts: MultipartPart[]): unknown {
  const [first] = parts;
  const isList = schema !== undefined && shapesOf(judge.document, schema.value)[0] === 'array';
  // An array in one part is JSON.
  const isWhole = parts.length === 1 && first !== undefined && (!isList || isJsonPart(first));
  if (isWhole) return jsonOrText(judge, schema, first);
  return parts.map((part, at) => jsonOrText(judge, schema && itemOf(judge, schema, at), part));
}

function jsonOrText(judge: Judge, schema: Located<Schema> | undefined, part: MultipartPart): unknown {
  if (!isJsonPart(part)) return coerceBy(judge, schema, bytesAsText(part.bytes));
  try {
    return JSON.parse(part.text);
  } catch {
    throw new Unreadable(`the part ${part.name} is not JSON`);
  }
}

function isJsonPart({ headers }: MultipartPart): boolean {
  return isJson(headers['content-type'] ?? '');
}

function wrongType(
  { value, pointer }: Located<MediaType>,
  { name = '', headers }: MultipartPart,
): InputViolation[] {
  const wanted = value.encoding?.[name]?.contentType;
  const given = headers['content-type'];
  if (wanted === undefined || given === undefined || documentedType(wanted.split(/ *, */), given)) return [];
  return [
    {
      in: 'body',
      at: `/${escapeStep(name)}`,
      rule: 'media type',
      message: `is ${given}, not ${wanted}`,
      schemaPointer: `${pointer}/encoding/${escapeStep(name)}/contentType`,
    },
  ];
}
