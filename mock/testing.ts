// For tests of the mock: a caller in this process.
import type { Mock } from './mock.ts';

/** A response with its JSON parsed. */
export interface CallResult {
  status: number;
  headers: Readonly<Record<string, string | string[]>>;
  /** Text of another media type as it is; `undefined` without a body. */
  json: unknown;
}

/** Calls a mock. A body that is neither text nor bytes is sent as JSON; a header of `undefined` is left out. */
export async function callMock(
  mock: Pick<Mock, 'handle'>,
  method: string,
  target: string,
  body?: unknown,
  headers: Readonly<Record<string, string | undefined>> = {},
): Promise<CallResult> {
  const [path = '', query = ''] = target.split(/\?(.*)/s);
  const bytes = typeof body === 'string' || Buffer.isBuffer(body) ? body : (JSON.stringify(body) ?? '');
  const type = body === undefined ? {} : { 'content-type': 'application/json' };
  const response = await mock.handle({
    method,
    path,
    query,
    headers: { host: 'mock.test', ...type, ...headers },
    body: Buffer.from(bytes),
  });
  const text = response.body.toString();
  const isJson = /json/.test(String(response.headers['Content-Type']));
  const json = text === '' ? undefined : isJson ? JSON.parse(text) : text;
  return { status: response.status, headers: response.headers, json };
}
