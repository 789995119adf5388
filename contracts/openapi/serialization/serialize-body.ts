import { bare, isJson, isJsonPatch } from '../../http/media-type.ts';
import { type Document, escapeStep, type Located, type MediaType, type RequestBody } from '../document.ts';
import { toText } from './delimited.ts';
import { serializeForm } from './form.ts';
import { serializeMultipart } from './serialize-multipart.ts';

/** Stand-ins for ranges of media types: a request must have a concrete one. */
const concreteTypes: Readonly<Record<string, string>> = {
  'image/*': 'image/png',
  'audio/*': 'audio/mpeg',
  'video/*': 'video/mp4',
  'text/*': 'text/plain',
  'application/*': 'application/json',
  '*/*': 'application/json',
};

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
  const contentType = concreteTypes[bare(key)] ?? key;
  if (Buffer.isBuffer(body)) return { contentType, body };
  const type: Located<MediaType> = {
    value: requestBody?.value.content[key] ?? {},
    pointer: `${requestBody?.pointer}/content/${escapeStep(key)}`,
  };
  if (isFields(body) && bare(key) === 'multipart/form-data') return serializeMultipart(document, type, body);
  const isForm = isFields(body) && bare(key) === 'application/x-www-form-urlencoded';
  const text = isForm
    ? serializeForm(type.value, body)
    : isJson(contentType)
      ? JSON.stringify(body)
      : toText(body);
  return { contentType, body: Buffer.from(text) };
}

function isFields(body: unknown): body is Record<string, unknown> {
  return body !== null && typeof body === 'object' && !Array.isArray(body);
}
