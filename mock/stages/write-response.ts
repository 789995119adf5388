import { escapeStep } from '../../contracts/http/json-pointer.ts';
import { writeJson } from '../../contracts/http/lossless-json.ts';
import { documentedType, isJson } from '../../contracts/http/media-type.ts';
import { writeValue } from '../../contracts/openapi/serialization/serialize-body.ts';
import { type Operation, responseFor } from '../../contracts/openapi/spec.ts';
import type { Api } from '../core/api.ts';
import type { ResponseStage } from '../core/exchange.ts';
import type { Reply } from '../core/operation-types.ts';

/** Writes a reply as the vendor does: its headers, and its body in the media type that it has. */
export function writeResponse(api: Api<unknown>): ResponseStage {
  return ({ operation, request, session }, outgoing) => {
    const { status, body, headers: own } = outgoing.reply;
    const headers = { ...(operation ? api.headers : undefined), ...api.freshHeaders?.(session), ...own };
    let text: string | Buffer = '';
    if (Buffer.isBuffer(body)) {
      text = body;
    } else if (body !== undefined) {
      if (typeof body !== 'string') headers['Content-Type'] ??= 'application/json';
      const mediaType = headers['Content-Type'] ?? 'text/plain';
      // A text that is sent as JSON has quotes around it.
      text = isJson(mediaType)
        ? writeJson(body) + api.jsonEnd
        : writeOther(api, operation, outgoing.reply, mediaType);
    }
    if (request.method === 'HEAD') {
      headers['Content-Length'] = String(Buffer.byteLength(text));
      text = '';
    }
    outgoing.response = { status, headers, body: text };
  };
}

function writeOther(
  { spec: { document } }: Api<unknown>,
  operation: Operation | undefined,
  { status, body }: Reply,
  mediaType: string,
): string {
  if (typeof body === 'string') return body;
  const response = operation && responseFor(operation, status);
  const content = response?.value.content ?? {};
  const key = documentedType(Object.keys(content), mediaType) ?? mediaType;
  const pointer = `${response?.pointer}/content/${escapeStep(key)}`;
  return writeValue(document, { value: content[key] ?? {}, pointer }, mediaType, body);
}
