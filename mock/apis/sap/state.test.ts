import { describe, expect, test } from '@jest/globals';
import { builtinMock } from '../index.ts';
import { bodyOf, callSap, credential, messageOf, secrets } from './testing.ts';

const quota = '/v2/admin/resourceQuota/dockerRegistrySecrets';
const body = (name: string) => ({ body: { name, data: credential } });

test('the vendor’s sample exists before the first call, and after a reset', async () => {
  const mock = builtinMock('sap');
  const sample = { count: 1, resources: [{ name: 'mydockerregistry' }] };
  expect(bodyOf(await callSap(mock, 'GET', secrets))).toEqual(sample);
  await callSap(mock, 'POST', secrets, body('another'));
  await mock.reset();
  expect(bodyOf(await callSap(mock, 'GET', secrets))).toEqual(sample);
});

test('concurrent creations respect the quota and the names', async () => {
  const mock = builtinMock('sap', { seedData: {} });
  const names = Array.from({ length: 120 }, (_, index) => `many-${index % 60}`);
  const answers = await Promise.all(names.map((name) => callSap(mock, 'POST', secrets, body(name))));
  expect(answers.filter(({ status }) => status === 202)).toHaveLength(50);
  const { resources } = bodyOf(await callSap(mock, 'GET', secrets));
  expect(new Set(resources.map(({ name }: { name: string }) => name)).size).toBe(50);
  const refused = await callSap(mock, 'POST', secrets, body('one-more'));
  expect([refused.status, bodyOf(refused).error.code, messageOf(refused)]).toEqual([
    403,
    '99990403',
    'the quota of 50 docker registry secrets is used up',
  ]);
});

test('only one of many concurrent deletions of a secret succeeds', async () => {
  const mock = builtinMock('sap');
  const path = `${secrets}/mydockerregistry`;
  const answers = await Promise.all(Array.from({ length: 10 }, () => callSap(mock, 'DELETE', path)));
  expect(answers.map(({ status }) => status).sort()).toEqual([202, ...Array(9).fill(404)]);
});

test('nothing of a credential is stored', async () => {
  const mock = builtinMock('sap');
  await callSap(mock, 'POST', secrets, body('stored'));
  await callSap(mock, 'PATCH', `${secrets}/stored`, { body: { data: credential } });
  expect(JSON.stringify((await mock.journal.read()).entries)).not.toContain('docker-accesstoken-or-password');
  expect(JSON.stringify((await mock.journal.read()).entries)).not.toContain('eyJ');
});

describe('a provider state', () => {
  test('quota-used-up refuses further secrets until it is switched off', async () => {
    const mock = builtinMock('sap');
    await mock.setProviderState('quota-used-up', true);
    expect(bodyOf(await callSap(mock, 'GET', quota))).toEqual({
      quota: { maxCount: 1 },
      usage: { count: 1 },
    });
    const refused = await callSap(mock, 'POST', secrets, body('more'));
    expect([refused.status, messageOf(refused)]).toEqual([
      403,
      'the quota of 1 docker registry secrets is used up',
    ]);
    await mock.setProviderState('quota-used-up', false);
    expect((await callSap(mock, 'POST', secrets, body('more'))).status).toBe(202);
  });

  test('failing answers every call with 500, except those for a token', async () => {
    const mock = builtinMock('sap');
    await mock.setProviderState('failing', true);
    const item = `${secrets}/mydockerregistry`;
    const calls: [method: string, path: string, parts?: object][] = [
      ['GET', secrets],
      ['POST', secrets, body('more')],
      ['GET', item],
      ['PATCH', item, { body: { data: credential } }],
      ['DELETE', item],
      ['GET', quota],
    ];
    for (const [method, path, parts] of calls) {
      const response = await callSap(mock, method, path, parts);
      expect([response.status, messageOf(response)]).toEqual([500, 'something went wrong']);
    }
    await mock.reset();
    expect((await callSap(mock, 'GET', item)).status).toBe(200);
  });
});

describe('seed data', () => {
  const secret = (name: string, text = '{}') => ({ name, data: { '.dockerconfigjson': text } });
  test('may be more than the quota, and is listed in order', async () => {
    const names = Array.from({ length: 60 }, (_, index) => `seeded-${99 - index}`);
    const mock = builtinMock('sap', { seedData: { secrets: names.map((name) => secret(name)) } });
    const { count, resources } = bodyOf(await callSap(mock, 'GET', secrets));
    expect([count, resources[0]]).toEqual([60, { name: 'seeded-40' }]);
    expect((await callSap(mock, 'POST', secrets, body('more'))).status).toBe(403);
  });

  test.each([
    [{ secrets: [secret('A1')] }, '/secrets/0/name must match pattern'],
    [{ secrets: [{ name: 'bare' }] }, "/secrets/0 must have required property 'data'"],
    [
      { secrets: [secret('bad', '[]')] },
      '/secrets/0/data/.dockerconfigjson must be the text of a JSON object',
    ],
    [{ secrets: [secret('twice'), secret('twice')] }, '/secrets/1/name is taken'],
    [{ registries: [] }, '/registries is unknown; the lists are secrets'],
  ])('%j is refused: %s', async (seedData, message) => {
    await expect(builtinMock('sap', { seedData }).ready).rejects.toThrow(message);
  });
});
