import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Served, serve } from '../../adapters/serve.ts';
import { builtinMock } from '../index.ts';
import { gcoreClientLine } from './index.ts';
import { collection, token, wanted } from './testing.ts';

// Gcore has no SDK for pull secrets: its pages use fetch or curl.

let served: Served;
beforeAll(async () => {
  const mock = builtinMock('gcore', { variables: { GCORE_API_KEY: token } });
  served = await serve(mock, { host: '127.0.0.1', port: 0 }, { token: 'control' });
});
afterAll(() => served.close());

const shown = {
  name: 'my-secret',
  registry: 'some.registry.com',
  login: 'login',
  updated_at: expect.any(String),
};

test('fetch', async () => {
  const headers = { Authorization: `APIKey ${token}`, 'Content-Type': 'application/json' };
  const url = `${served.address}${collection}`;
  const created = await fetch(url, { method: 'POST', headers, body: JSON.stringify(wanted) });
  expect([created.status, await created.json()]).toEqual([200, shown]);
  const list = await fetch(`${url}?limit=1&offset=0`, { headers });
  expect(await list.json()).toMatchObject({ count: 2, results: [{ name: 'my-registry-secret' }] });
  const body = JSON.stringify({ password: 'n3w-pass', login: null });
  const updated = await fetch(`${url}/my-secret`, { method: 'PATCH', headers, body });
  expect([updated.status, await updated.json()]).toEqual([200, shown]);
  const deleted = await fetch(`${url}/my-secret`, { method: 'DELETE', headers });
  expect([deleted.status, await deleted.text(), deleted.headers.get('content-type')]).toEqual([
    204,
    '',
    null,
  ]);
  const again = await fetch(`${url}/my-secret`, { method: 'DELETE', headers });
  expect([again.status, await again.json()]).toMatchObject([404, { exception_class: 'NotFoundError' }]);
});

describe('curl, in a shell that has the line', () => {
  const curl = async (words: string) => {
    const command = `${gcoreClientLine(served.address)}; curl -s -w ' %{http_code}' ${words}`;
    const { stdout } = await promisify(execFile)('bash', ['-c', command]);
    return stdout;
  };
  const url = `"$GCORE_BASE_URL${collection}"`;

  test('creates and deletes', async () => {
    const data = `-H 'Content-Type: application/json' -d '${JSON.stringify({ ...wanted, name: 'by-curl' })}'`;
    const created = await curl(`-X POST ${url} -H 'Authorization: APIKey ${token}' ${data}`);
    expect(created).toMatch(
      /^\{"name":"by-curl","registry":"some.registry.com","login":"login","updated_at":"[^"]+"\} 200$/,
    );
    expect(await curl(`-X DELETE ${url}/by-curl -H 'authorization: apikey ${token}'`)).toBe(' 204');
  });

  test('a shell cuts a token in double quotes at its $', async () => {
    const cut = await curl(`${url} -H "Authorization: APIKey ${token}"`);
    expect(cut).toContain('"Bad token: 1234"');
    expect(cut).toMatch(/ 401$/);
  });

  test('without credentials', async () => {
    expect(await curl(url)).toMatch(/"Authentication credentials were not provided.".* 401$/);
  });
});
