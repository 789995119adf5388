import { isRecord } from '../../http/is-record.ts';
import { escapeStep } from '../../http/json-pointer.ts';
import { writeJson } from '../../http/lossless-json.ts';
import { bare, concreteType, isJson, isJsonPatch, isXml } from '../../http/media-type.ts';
import type { Document, Located, MediaType, RequestBody, Schema } from '../document.ts';
import { mediaTypeSchema, serializeForm } from './form.ts';
import { toText } from './join-and-split.ts';
import { isSequence, writeSequence } from './sequential-body.ts';
import { serializeMultipart } from './serialize-multipart.ts';
import { writeXml } from './xml/write-xml.ts';

/** The default media type of a request's body: JSON, where the document has it. */
export function preferredMediaType({ content }: RequestBody): string | undefined {
  const known = Object.keys(content);
  const isValue = (type: string) => isJson(type) && !isJsonPatch(type);
  return known.find((type) => type === 'application/json') ?? known.find(isValue) ?? known[0];
}

/**
 * Serializes a body in one of its documented media types; a Buffer is sent as it is. A range such as `image/*` is sent as
 * one of its types.
 */
export function serializeBody(
  document: Document,
  requestBody: Located<RequestBody> | undefined,
  body: unknown,
  mediaType?: string,
): { contentType: string; body: Buffer } {
  const key = mediaType ?? (requestBody && preferredMediaType(requestBody.value)) ?? 'application/json';
  const contentType = concreteType(key);
  if (Buffer.isBuffer(body)) return { contentType, body };
  const type: Located<MediaType> = {
    value: requestBody?.value.content[key] ?? {},
    pointer: `${requestBody?.pointer}/content/${escapeStep(key)}`,
  };
  if (isRecord(body) && bare(key) === 'multipart/form-data') return serializeMultipart(document, type, body);
  const isForm = isRecord(body) && bare(key) === 'application/x-www-form-urlencoded';
  const text = isForm ? serializeForm(type.value, body) : writeValue(document, type, contentType, body);
  return { contentType, body: Buffer.from(text) };
}

/** Writes a value in a media type that is no form: as JSON, XML by its hints, a sequence of items, or plain text. */
export function writeValue(
  document: Document,
  type: Located<MediaType>,
  mediaType: string,
  value: unknown,
): string {
  if (isJson(mediaType)) return writeJson(value);
  if (typeof value === 'string') return value;
  if (isSequence(document, type, mediaType)) return writeSequence(document, type, mediaType, value);
  if (isXml(mediaType)) return writeXml(document, mediaTypeSchema(document, type) ?? anything, value);
  return toText(value);
}

const anything: Located<Schema> = { value: true, pointer: '' };
