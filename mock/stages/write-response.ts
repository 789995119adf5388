import type { HttpResponse } from '../../contracts/http/message.ts';
import type { Exchange } from '../core/exchange.ts';
import type { Reply } from '../core/operation.ts';

/** Writes a reply out as the vendor does: its headers, and its JSON. */
export function writeResponse<State>(exchange: Exchange<State>, reply: Reply): HttpResponse {
  const { api, operation, request, host } = exchange;
  const fresh = api.freshHeaders?.(host);
  const headers = { ...(operation ? api.headers : undefined), ...fresh, ...reply.headers };
  let body = '';
  if (typeof reply.body === 'string' && !isJsonText(headers['Content-Type'])) {
    body = reply.body;
  } else if (reply.body !== undefined) {
    headers['Content-Type'] ??= 'application/json';
    body = JSON.stringify(reply.body) + api.jsonEnd;
  }
  if (request.method !== 'HEAD') return { status: reply.status, headers, body };
  headers['Content-Length'] = String(Buffer.byteLength(body));
  return { status: reply.status, headers, body: '' };
}

// A text that is sent as JSON has quotes around it.
function isJsonText(contentType: string | undefined): boolean {
  return contentType !== undefined && /^application\/(.*\+)?json/i.test(contentType);
}
