import { expect } from '@jest/globals';
import { BrokenContract, type MockApiOptions, mockApi } from '../../contracts/consumer/any-test-runner.ts';
import { afterThisTest } from './clean-up.ts';

export const secrets = 'https://api.gcore.com/cloud/v1/caas/secrets/1/1';

export const headers = { authorization: 'APIKey 1234$abcdef', 'content-type': 'application/json' };

export const wanted = {
  name: 'my-secret',
  registry: 'some.registry.com',
  login: 'login',
  password: 'hush-hush',
};

export async function startGcore(options?: MockApiOptions) {
  const gcore = mockApi('gcore', options);
  await gcore.start();
  afterThisTest(() => gcore.stop());
  return gcore;
}

export function post(body: unknown, url = secrets): Promise<Response> {
  return fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
}

export async function countOf(url = secrets): Promise<number> {
  return ((await (await fetch(url, { headers })).json()) as { count: number }).count;
}

/** The message of verify(). */
export function complaintOf(api: { verify(): Promise<void> }): Promise<string> {
  return api.verify().then(
    () => '',
    (error) => {
      expect(error).toBeInstanceOf(BrokenContract);
      return error.message;
    },
  );
}
