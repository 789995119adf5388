// For tests of the mock: a caller in this process.
import { tryParseJson, writeJson } from '../contracts/http/lossless-json.ts';
import { isJson } from '../contracts/http/media-type.ts';
import { type HttpRequest, mediaTypeOf } from '../contracts/http/message.ts';
import type { Mock } from './mock.ts';

type Headers = Readonly<Record<string, string | undefined>>;

/**
 * The request that calls a target, which may have a query. A body that is neither text nor bytes is sent as JSON; a header
 * of `undefined` is left out.
 */
export function requestTo(
  method: string,
  target: string,
  body?: unknown,
  headers: Headers = {},
): HttpRequest {
  const [path = '', query = ''] = target.split(/\?(.*)/s);
  const type = body === undefined ? {} : { 'content-type': 'application/json' };
  const given = Object.entries({ host: 'mock.test', ...type, ...headers });
  const text = body === undefined ? '' : typeof body === 'string' ? body : writeJson(body);
  return {
    method,
    path,
    query,
    headers: Object.fromEntries(given.filter(([, value]) => value !== undefined)),
    body: Buffer.isBuffer(body) ? body : Buffer.from(text),
  };
}

/** A response with its JSON parsed. */
export interface CallResult {
  status: number;
  headers: Readonly<Record<string, string | string[]>>;
  /** Text of another media type as it is; `undefined` without a body. */
  json: unknown;
}

/** Calls a mock with a request of {@link requestTo}. */
export async function callMock(
  mock: Pick<Mock, 'handle'>,
  ...[method, target, body, sent]: Parameters<typeof requestTo>
): Promise<CallResult> {
  const { status, headers, body: bytes } = await mock.handle(requestTo(method, target, body, sent));
  const text = bytes.toString();
  const json = text === '' ? undefined : isJson(mediaTypeOf(headers) ?? '') ? tryParseJson(text) : text;
  return { status, headers, json };
}
