import { isRecord } from '../../http/is-record.ts';
import { isJson } from '../../http/media-type.ts';
import { type HttpRequest, type HttpResponse, mediaTypeOf } from '../../http/message.ts';
import { methodOf } from './remember-fetch-methods.ts';

/** A response as some client gives it, and what of its request the client still knows. */
export interface ActualResponse extends HttpResponse {
  request: Pick<HttpRequest, 'path' | 'query'> & { method: string | undefined };
}

type Given = Record<string, unknown>;

/**
 * Reads the response of fetch, axios, superagent, supertest or request-promise, by its shape. Only that of fetch has to be
 * waited for. Throws a TypeError for anything else.
 */
export function readResponse(given: unknown): ActualResponse | Promise<ActualResponse> {
  if (isRecord(given)) {
    if (typeof given.arrayBuffer === 'function') return ofFetch(given as unknown as Response);
    if ('data' in given && isRecord(given.config)) return ofAxios(given, given.config);
    if (isRecord(given.req)) return ofSuperagent(given, given.req);
    if ('statusCode' in given && isRecord(given.request)) return ofRequest(given, given.request);
  }
  throw new TypeError('expected a response of fetch, axios, superagent, supertest or request-promise');
}

async function ofFetch(response: Response): Promise<ActualResponse> {
  if (response.bodyUsed)
    throw new TypeError('the body of this response has been read: hand it over before, or a clone of it');
  return {
    request: { method: methodOf(response), ...target(response.url) },
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.clone().arrayBuffer()),
  };
}

function ofAxios({ status, headers, data, request }: Given, config: Given): ActualResponse {
  const sent = isRecord(request) ? request : {};
  return {
    request: {
      method: String(sent.method ?? config.method ?? 'get').toUpperCase(),
      ...target(String(sent.path ?? sent.url ?? config.url)),
    },
    ...answer(status, headers, typeof data === 'string' ? quoted(data, headers) : data),
  };
}

// Of JSON that is a text, axios gives the text.
function quoted(text: string, headers: unknown): string {
  const type = isRecord(headers) ? mediaTypeOf(headers as HttpRequest['headers']) : undefined;
  if (text === '' || !isJson(type ?? '')) return text;
  try {
    JSON.parse(text);
    return text;
  } catch {
    return JSON.stringify(text);
  }
}

function ofSuperagent({ status, headers, text, body }: Given, { method, path }: Given): ActualResponse {
  const request = { method: String(method), ...target(String(path)) };
  return { request, ...answer(status, headers, text ?? body) };
}

function ofRequest({ statusCode, headers, body }: Given, { method, uri, path }: Given): ActualResponse {
  const where = isRecord(uri) ? uri.path : path;
  return {
    request: { method: String(method), ...target(String(where)) },
    ...answer(statusCode, headers, body),
  };
}

// What a client has parsed is written again: what it means is what counts.
function answer(status: unknown, headers: unknown, body: unknown): HttpResponse {
  const given = isRecord(headers) ? Object.entries(headers) : [];
  return {
    status: Number(status),
    headers: Object.fromEntries(given.map(([name, value]) => [name, value as string])),
    body: bodyOf(body),
  };
}

function bodyOf(body: unknown): string | Buffer {
  if (typeof body === 'string' || Buffer.isBuffer(body)) return body;
  return body === undefined || body === null ? '' : JSON.stringify(body);
}

function target(url: string): { path: string; query: string } {
  const [path = '', query = ''] = url.replace(/^[a-z]+:\/\/[^/?#]*/i, '').split(/\?(.*)/s);
  return { path: path || '/', query };
}
