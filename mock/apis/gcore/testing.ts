// For tests of this folder: a caller with a valid token, and a mock to call.

import type { Mock } from '../../mock.ts';
import { type CallResult, callMock } from '../../testing.ts';
import { builtinMock } from '../index.ts';

export const collection = '/cloud/v1/caas/secrets/1/1';
export const token = '1234$abcdef';
export const wanted = {
  name: 'my-secret',
  registry: 'some.registry.com',
  login: 'login',
  password: 'password',
};

/** Calls a mock with a valid token. */
export function callGcore(
  mock: Mock,
  method: string,
  target: string,
  body?: unknown,
  headers: Readonly<Record<string, string | undefined>> = {},
): Promise<CallResult> {
  return callMock(mock, method, target, body, { authorization: `APIKey ${token}`, ...headers });
}

/** A mock with no other secrets. */
export async function mockWith(secrets: object[] = [wanted]): Promise<Mock> {
  const mock = builtinMock('gcore', { seed: 1, seedData: { pull_secrets: secrets } });
  await mock.ready;
  return mock;
}
