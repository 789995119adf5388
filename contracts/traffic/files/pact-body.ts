import { tryParseJson, writeJson } from '../../http/lossless-json.ts';
import { isJson } from '../../http/media-type.ts';
import { mediaTypeOf } from '../../http/message.ts';
import type { RawMessage } from './pact-file.ts';

/** A body of version 4: its content, how it is encoded in the file, and its media type. */
interface BodyOf4 {
  content?: unknown;
  contentType?: string;
  encoded?: string | boolean;
}

/** The bytes of a message's body. */
export function bodyBytes({ body, headers }: RawMessage, version: number): Buffer {
  // `null` is no body in any version.
  if (body === null) return Buffer.alloc(0);
  const declared = mediaTypeOf(lowered(headers ?? {}));
  if (version < 4) return written(body, declared);
  const { content, contentType, encoded = false } = (body ?? {}) as BodyOf4;
  if (content === undefined) return Buffer.alloc(0);
  const isBase64 = encoded === true || String(encoded).toLowerCase() === 'base64';
  if (isBase64) return Buffer.from(String(content), 'base64');
  return written(content, declared ?? contentType?.split(';', 1)[0]);
}

// A string is encoded for JSON types, unless it is JSON already.
function written(body: unknown, mediaType: string | undefined): Buffer {
  if (typeof body !== 'string') return Buffer.from(writeJson(body));
  if (mediaType === undefined || !isJson(mediaType) || tryParseJson(body) !== undefined)
    return Buffer.from(body);
  return Buffer.from(writeJson(body));
}

function lowered(headers: NonNullable<RawMessage['headers']>): Record<string, string | string[]> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
