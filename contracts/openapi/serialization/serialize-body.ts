import { isRecord } from '../../http/is-record.ts';
import { writeJson } from '../../http/json.ts';
import { escapeStep } from '../../http/json-pointer.ts';
import { bare, concreteType, isJson, isJsonPatch } from '../../http/media-type.ts';
import type { Document, Located, MediaType, RequestBody } from '../document.ts';
import { toText } from './delimited.ts';
import { serializeForm } from './form.ts';
import { serializeMultipart } from './serialize-multipart.ts';

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
  const text = isForm
    ? serializeForm(type.value, body)
    : isJson(contentType)
      ? writeJson(body)
      : toText(body);
  return { contentType, body: Buffer.from(text) };
}
