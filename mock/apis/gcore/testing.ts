// For this folder's tests: a caller with a good token, and a mock to call.

import type { Mock } from '../../mock.ts';
import { builtinMock } from '../index.ts';

export const collection = '/cloud/v1/caas/secrets/1/1';
export const token = '1234$abcdef';
export const wanted = {
  name: 'my-secret',
  registry: 'some.registry.com',
  login: 'login',
  password: 'password',
};

/** What came back, its JSON parsed. */
export interface CallResult {
  status: number;
  headers: Readonly<Record<string, string | string[]>>;
  json: unknown;
}

/** Calls a mock: a body that is neither text nor bytes is sent as JSON. */
export async function call(
  mock: Mock,
  method: string,
  target: string,
  body?: unknown,
  headers = {},
): Promise<CallResult> {
  const [path = '', query = ''] = target.split(/\?(.*)/s);
  const bytes = typeof body === 'string' || Buffer.isBuffer(body) ? body : (JSON.stringify(body) ?? '');
  const response = await mock.handle({
    method,
    path,
    query,
    headers: { authorization: `APIKey ${token}`, ...headers },
    body: Buffer.from(bytes),
  });
  const text = response.body.toString();
  return {
    status: response.status,
    headers: response.headers,
    json: text === '' ? undefined : JSON.parse(text),
  };
}

/** An empty mock, but for `my-secret` where that is wanted. */
export async function mockWith(secrets: object[] = [wanted]): Promise<Mock> {
  const mock = builtinMock('gcore', { seed: 1, seedData: { pull_secrets: secrets } });
  await mock.ready;
  return mock;
}
