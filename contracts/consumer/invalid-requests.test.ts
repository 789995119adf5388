import { describe, expect, test } from '@jest/globals';
import {
  complaintOf,
  headers,
  post,
  secrets,
  startGcore,
  wanted,
} from '../../scripts/testing/gcore-consumer-test.ts';

describe('an invalid request', () => {
  const body = (given: object) => () => post({ ...wanted, ...given });
  const as =
    (init: RequestInit, path = '') =>
    () =>
      fetch(`${secrets}${path}`, { headers, ...init });
  test.each<[string, () => Promise<Response>, number, string[]]>([
    [
      'a field of another type',
      body({ login: 5 }),
      400,
      [
        'operation  CaaSPullSecretsHandler.post',
        'request    body /login: must be string',
        'spec       #/components/schemas/PullSecretCreateSerializer/properties/login/type',
      ],
    ],
    [
      'a missing field',
      body({ registry: undefined }),
      400,
      ["request    body /: must have required property 'registry'"],
    ],
    ['text', as({ method: 'POST', body: 'text' }), 400, ['body /: the body is not JSON', 'JSON.stringify']],
    [
      'another media type',
      as({ method: 'PATCH', headers: { authorization: headers.authorization }, body: '{}' }, '/x'),
      404,
      ['body /: text/plain is not one of application/json', 'Content-Type'],
    ],
    [
      'a query out of range',
      as({}, '?limit=0'),
      400,
      ['request    query limit: must be > 0', 'parameters/Limit'],
    ],
    [
      'another method',
      as({ method: 'PUT' }),
      405,
      ['operation  none', 'method PUT: not documented for /cloud/v1/caas/secrets/{project_id}/{region_id}'],
    ],
    [
      'another path',
      as({}, '/a/b'),
      404,
      ['path /cloud/v1/caas/secrets/1/1/a/b: not documented', 'encodeURIComponent'],
    ],
  ])('with %s is answered like the vendor does, and reported', async (_, send, status, lines) => {
    const gcore = await startGcore();
    expect((await send()).status).toBe(status);
    const complaint = await complaintOf(gcore);
    for (const line of lines) expect(complaint).toContain(line);
    expect(complaint).toContain(` → ${status}\n`);
    expect(complaint).not.toContain('hush-hush');
    expect(await complaintOf(gcore)).toBe('');
  });

  test('can be allowed', async () => {
    const gcore = await startGcore({ allowInvalid: true });
    expect((await post({})).status).toBe(400);
    await gcore.verify();
  });
});

test.each<[string, () => Promise<Response>, number]>([
  ['an unknown id', () => fetch(`${secrets}/missing`, { headers }), 404],
  ['a taken name', () => post({ ...wanted, name: 'my-registry-secret' }), 409],
  ['an invalid token', () => fetch(secrets, { headers: { authorization: 'APIKey 9' } }), 401],
])('%s is valid', async (_, send, status) => {
  const gcore = await startGcore({ variables: { GCORE_API_KEY: '1234$abcdef' } });
  expect((await send()).status).toBe(status);
  await gcore.verify();
});
