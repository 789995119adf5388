import { beforeEach, describe, expect, test } from '@jest/globals';
import { type HttpResponse, headerOf } from '../../../contracts/http/message.ts';
import type { Mock } from '../../mock.ts';
import { builtinMock } from '../index.ts';
import { authorization, bodyOf, callSap, credential, json, secrets } from './testing.ts';

// What the vendor's definition and documentation have as samples, and how its clients call.

let mock: Mock;
beforeEach(() => {
  mock = builtinMock('sap', { seed: 1, seedData: {} });
});

const answer = (response: HttpResponse) => [response.status, bodyOf(response)];
const create = (name: string) => callSap(mock, 'POST', secrets, { body: { name, data: credential } });

test('the samples’ answers', async () => {
  const name = 'mydockerregistry';
  expect(answer(await create(name))).toEqual([202, { message: 'secret has been created' }]);
  const page = await callSap(mock, 'GET', secrets, { query: '$top=10&$skip=0&$count=true' });
  expect(answer(page)).toEqual([200, { count: 1, resources: [{ name }] }]);
  expect(answer(await callSap(mock, 'GET', `${secrets}/${name}`))).toEqual([200, { name }]);
  const patch = await callSap(mock, 'PATCH', `${secrets}/${name}`, {
    headers: { 'content-type': 'application/merge-patch+json' },
    body: { data: credential },
  });
  expect(answer(patch)).toEqual([202, { id: name, message: 'Secret has been modified' }]);
  const quota = '/v2/admin/resourceQuota/dockerRegistrySecrets';
  const used = { quota: { maxCount: 50 }, usage: { count: 1 } };
  expect(answer(await callSap(mock, 'GET', quota))).toEqual([200, used]);
  const only = await callSap(mock, 'GET', quota, { query: 'quotaOnly=true' });
  expect(answer(only)).toEqual([200, { quota: { maxCount: 50 } }]);
  expect(answer(await callSap(mock, 'DELETE', `${secrets}/${name}`))).toEqual([
    202,
    { id: name, message: 'Docker Registry Secret has been deleted' },
  ]);
});

test('a missing secret, as the nested error', async () => {
  const response = await callSap(mock, 'GET', `${secrets}/nope`, { query: 'x=1' });
  expect(answer(response)).toEqual([
    404,
    {
      error: {
        code: '99990404',
        message: 'docker registry secret nope not found',
        requestId: expect.stringMatching(
          /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
        ),
        target: '/v2/admin/dockerRegistrySecrets/nope',
      },
    },
  ]);
  expect(headerOf(response.headers, 'content-type')).toBe('application/json');
});

test('the vendor’s sample of a patch has the name and plain JSON', async () => {
  await create('mydockerregistry');
  const body = { name: 'mydockerregistry', data: credential };
  const patch = await callSap(mock, 'PATCH', `${secrets}/mydockerregistry`, { body });
  expect(patch.status).toBe(202);
});

describe('what clients send', () => {
  test.each(['$top=1&$skip=1&$count=true', '%24top=1&%24skip=1&%24count=true'])('%s', async (query) => {
    for (const name of ['one', 'three', 'two']) await create(name);
    const response = await callSap(mock, 'GET', secrets, { query });
    expect(bodyOf(response)).toEqual({ count: 3, resources: [{ name: 'three' }] });
  });

  test('a JSON content type without a body, and the SDK’s own headers', async () => {
    await create('sent');
    const headers = { ...json, 'ai-resource-group': 'default', 'ai-client-type': 'AI SDK JavaScript' };
    expect((await callSap(mock, 'GET', `${secrets}/sent`, { headers })).status).toBe(200);
    expect((await callSap(mock, 'GET', secrets, { headers })).status).toBe(200);
    expect((await callSap(mock, 'DELETE', `${secrets}/sent`, { headers })).status).toBe(202);
  });

  test('names of two and three characters, which are ids all the same (S-A9)', async () => {
    for (const name of ['ab', 'a.b']) {
      await create(name);
      expect(bodyOf(await callSap(mock, 'DELETE', `${secrets}/${name}`))).toMatchObject({ id: name });
    }
  });
});

describe('what there is not (S-A23)', () => {
  test.each(['/', '/v2', '/v2/', '/v2/oauth/token', '/admin/dockerRegistrySecrets', `${secrets}/`, '/v2/%'])(
    '%s is a 404',
    async (path) => {
      const response = await callSap(mock, 'POST', path);
      expect(answer(response)).toEqual([
        404,
        { error: expect.objectContaining({ code: '99990404', message: 'path not found', target: path }) },
      ]);
    },
  );

  test.each([
    ['PUT', secrets, 'GET, POST'],
    ['PUT', `${secrets}/x`, 'GET, PATCH, DELETE'],
    ['GET', '/oauth/token', 'POST'],
  ])('%s %s is a 405', async (method, path, allow) => {
    const response = await callSap(mock, method, path, { headers: { authorization } });
    expect([response.status, headerOf(response.headers, 'allow')]).toEqual([405, allow]);
  });
});
