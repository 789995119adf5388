import { writeJson } from '../../contracts/http/json.ts';
import { isJson } from '../../contracts/http/media-type.ts';
import type { Api } from '../core/api.ts';
import type { ResponseStage } from '../core/exchange.ts';

/** Writes a reply as the vendor does: its headers, and its JSON. */
export function writeResponse(api: Api<unknown>): ResponseStage {
  return ({ operation, request, session }, outgoing) => {
    const { status, body, headers: own } = outgoing.reply;
    const headers = { ...(operation ? api.headers : undefined), ...api.freshHeaders?.(session), ...own };
    let text = '';
    // A text that is sent as JSON has quotes around it.
    if (typeof body === 'string' && !isJson(headers['Content-Type'] ?? '')) {
      text = body;
    } else if (body !== undefined) {
      headers['Content-Type'] ??= 'application/json';
      text = writeJson(body) + api.jsonEnd;
    }
    if (request.method === 'HEAD') {
      headers['Content-Length'] = String(Buffer.byteLength(text));
      text = '';
    }
    outgoing.response = { status, headers, body: text };
  };
}
