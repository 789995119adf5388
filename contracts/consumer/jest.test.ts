import { afterEach, describe, expect, test } from '@jest/globals';
import { mockApi } from './jest.ts';

const secrets = 'https://api.gcore.com/cloud/v1/caas/secrets/1/1';
const headers = { authorization: 'APIKey 1234$abcdef', 'content-type': 'application/json' };
const wanted = { name: 'my-secret', registry: 'some.registry.com', login: 'login', password: 'hush-hush' };

async function countOf(): Promise<number> {
  return ((await (await fetch(secrets, { headers })).json()) as { count: number }).count;
}

describe('in Jest', () => {
  const gcore = mockApi('gcore');
  const seen: number[] = [];

  afterEach(async () => {
    expect((await gcore.mock.journal.read()).total).toBe(2);
  });

  test.each([1, 2])('every test starts with the seed data', async () => {
    seen.push(await countOf());
    await fetch(secrets, { method: 'POST', headers, body: JSON.stringify(wanted) });
  });

  test('tests are isolated', async () => {
    expect([...seen, await countOf(), await countOf()]).toEqual([1, 1, 1, 1]);
  });
});
