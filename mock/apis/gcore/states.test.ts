import { describe, expect, test } from '@jest/globals';
import { SeedError } from '../../core/plant-seed.ts';
import { builtinMock } from '../index.ts';
import { gcoreClientLine } from './index.ts';
import { callGcore, collection, mockWith, wanted } from './testing.ts';

const mine = `${collection}/my-secret`;

describe('provider states', () => {
  test('secrets-in-use refuses deletes', async () => {
    const mock = await mockWith();
    await mock.setProviderState('secrets-in-use', true);
    const { status, headers, json } = await callGcore(mock, 'DELETE', mine);
    expect([status, json]).toMatchObject([
      409,
      { exception_class: 'ConflictError', message: 'Pull secret my-secret is in use' },
    ]);
    expect(headers).not.toHaveProperty('x-should-retry');
    expect((await callGcore(mock, 'DELETE', `${collection}/missing`)).status).toBe(404);
    expect((await callGcore(mock, 'GET', mine)).status).toBe(200);
    await mock.setProviderState('secrets-in-use', false);
    expect((await callGcore(mock, 'DELETE', mine)).status).toBe(204);
  });

  test('region-full refuses creates, and nothing else', async () => {
    const mock = await mockWith();
    await mock.setProviderState('region-full', true);
    const { status, json } = await callGcore(mock, 'POST', collection, { ...wanted, name: 'another' });
    const message = 'The region 1 has reached the limit of pull secrets';
    expect([status, json]).toMatchObject([403, { exception_class: 'ForbiddenError', message }]);
    expect((await callGcore(mock, 'POST', collection, {})).status).toBe(400);
    expect((await callGcore(mock, 'GET', collection)).json).toMatchObject({ count: 1 });
    expect((await callGcore(mock, 'PATCH', mine, { login: 'other' })).status).toBe(200);
  });

  test.each([
    ['GET', collection],
    ['POST', collection],
    ['GET', mine],
    ['PATCH', mine],
    ['DELETE', mine],
  ])('too-many-requests refuses %s %s', async (method, path) => {
    const mock = await mockWith();
    await mock.setProviderState('too-many-requests', true);
    const { status, headers, json } = await callGcore(mock, method, path);
    expect([status, headers['Retry-After'], json]).toMatchObject([
      429,
      '1',
      { exception_class: 'TooManyRequests' },
    ]);
    const unauthenticated = await callGcore(mock, method, path, undefined, { authorization: undefined });
    expect(unauthenticated.status).toBe(401);
  });

  test('conflicts-are-final adds the header that stops the SDKs’ retries', async () => {
    const mock = await mockWith();
    await mock.setProviderState('conflicts-are-final', true);
    const { status, headers } = await callGcore(mock, 'POST', collection, wanted);
    expect([status, headers['x-should-retry']]).toEqual([409, 'false']);
  });

  test('a reset switches them off, and plants the seed data again', async () => {
    const mock = await mockWith();
    for (const name of Object.keys(mock.providerStates)) await mock.setProviderState(name, true);
    await callGcore(mock, 'DELETE', mine);
    await mock.reset();
    expect((await callGcore(mock, 'GET', mine)).status).toBe(200);
    expect((await callGcore(mock, 'DELETE', mine)).status).toBe(204);
  });
});

describe('seed data', () => {
  test('plants a secret in its project and region', async () => {
    const mock = await mockWith([{ ...wanted, project_id: 5, region_id: '76' }]);
    const found = async (scope: string) =>
      (await callGcore(mock, 'GET', `/cloud/v1/caas/secrets/${scope}/my-secret`)).status;
    expect([await found('5/76'), await found('1/1')]).toEqual([200, 404]);
  });

  test.each([
    [[{ ...wanted, name: 'A' }], /^\/pull_secrets\/0\/name must match pattern/],
    [[{ ...wanted, password: undefined }], /^\/pull_secrets\/0 must have required property 'password'/],
    [[{ ...wanted, region_id: 'lux' }], /^\/pull_secrets\/0\/region_id must be an integer/],
    [[wanted, wanted], /^\/pull_secrets\/1\/name is taken/],
  ])('%j is refused', async (pull_secrets, message) => {
    const { ready } = builtinMock('gcore', { seedData: { pull_secrets } });
    await expect(ready).rejects.toThrow(message);
    await expect(ready).rejects.toThrow(SeedError);
  });
});

test('only one of many concurrent creates succeeds', async () => {
  const mock = await mockWith([]);
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => callGcore(mock, 'POST', collection, wanted)),
  );
  const statuses = answers.map(({ status }) => status).sort();
  expect(statuses).toEqual([200, ...Array(49).fill(409)]);
});

test('the same seed gives the same traffic', async () => {
  const traffic = async () => {
    const mock = await mockWith();
    const answers = [];
    for (const method of ['POST', 'PUT', 'GET', 'DELETE'])
      answers.push(await callGcore(mock, method, collection, wanted));
    return answers;
  };
  expect(await traffic()).toEqual(await traffic());
});

test('no password is stored, answered or recorded', async () => {
  const found: unknown[] = [];
  const mock = builtinMock('gcore');
  const password = 'correct-horse';
  found.push(await callGcore(mock, 'POST', collection, { ...wanted, password }));
  found.push(await callGcore(mock, 'PATCH', mine, { password: `${password}-2` }));
  found.push(await callGcore(mock, 'POST', collection, { ...wanted, name: '', password }));
  found.push(
    await callGcore(mock, 'GET', collection),
    await mock.session.store.list(''),
    (await mock.journal.read()).entries,
  );
  expect(JSON.stringify(found)).not.toContain(password);
  expect(JSON.stringify(found)).not.toContain('1234$abcdef');
});

test('the line that points a client at a mock', () => {
  expect(gcoreClientLine('http://127.0.0.1:4011')).toBe('export GCORE_BASE_URL=http://127.0.0.1:4011');
  expect(gcoreClientLine('unix:/tmp/gcore.sock')).toBe(
    "curl --unix-socket /tmp/gcore.sock http://localhost/cloud/v1/caas/secrets/1/1 -H 'Authorization: APIKey 1234$abcdef'",
  );
});
