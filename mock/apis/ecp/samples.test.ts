import { describe, expect, test } from '@jest/globals';
import { loadBuiltin } from '../../../contracts/openapi/load-builtin.ts';
import { callEcp, ecpSecret, secretsPath } from '../../../scripts/testing/call-ecp.ts';
import { createMock } from '../../mock.ts';
import { builtinMock } from '../index.ts';
import { errors } from './errors.ts';
import { ecpApi } from './index.ts';

// The samples of the vendor's document, asked of the mock.

const id = 'f163180004bf11eb8d2a0242ac120002';
const item = {
  imagepullsecretID: id,
  name: 'myregistrykey',
  namespace: 'demo',
  description: 'demo account on Docker Hub',
  creationTime: '2020-10-02T15:00:00Z',
  lastUpdateTime: '2020-10-02T15:00:00Z',
};
const secret = { ...item, registry: 'docker.io', username: 'demo', password: '123456' };

describe('the sample secret, which is there from the start', () => {
  test('is listed', async () => {
    const query = 'searchString=MY&offset=0&limit=10';
    const { status, json, headers } = await callEcp(builtinMock('ecp'), 'GET', secretsPath, { query });
    expect([status, json]).toEqual([200, { ImagePullSecrets: [item], totalCount: 1 }]);
    expect(headers['Content-Type']).toBe('application/json');
  });

  test('is read', async () => {
    const { status, json } = await callEcp(builtinMock('ecp'), 'GET', `${secretsPath}/${id}`);
    expect([status, json]).toEqual([200, secret]);
  });

  test('is updated, but for its registry', async () => {
    const body = { username: 'demo', password: 'abcdef', registry: 'quay.io' };
    // A seeded mock's clock starts with 2026.
    const mock = builtinMock('ecp', { seed: 1 });
    const { status, json } = await callEcp(mock, 'PATCH', `${secretsPath}/${id}`, { body });
    const lastUpdateTime = '2026-01-01T00:00:00Z';
    expect([status, json]).toEqual([200, { ...secret, password: 'abcdef', lastUpdateTime }]);
  });

  test('is deleted', async () => {
    const { status, body } = await callEcp(builtinMock('ecp'), 'DELETE', `${secretsPath}/${id}`);
    expect([status, body]).toEqual([204, '']);
  });
});

test('the sample is created, and Location leads to it', async () => {
  const mock = builtinMock('ecp', { seedData: {} });
  const { name, namespace, description, registry, username, password } = secret;
  const body = { name, namespace, description, registry, username, password };
  const created = await callEcp(mock, 'POST', secretsPath, { body });
  expect([created.status, created.body]).toEqual([201, '']);
  const location = String(created.headers.Location);
  const [, newId] = /^https:\/\/ngapi\.cdnetworks\.com\/ecp\/v1\/imagepullsecrets\/([0-9a-f]{32})$/.exec(
    location,
  ) ?? [''];
  const { json } = await callEcp(mock, 'GET', `${secretsPath}/${newId}`);
  expect(json).toMatchObject(body);
});

test.each([
  ['127.0.0.1:4010', 'http://127.0.0.1:4010/ecp/'],
  ['[::1]:4010', 'http://[::1]:4010/ecp/'],
  ['ngapi.cdnetworks.com', 'https://ngapi.cdnetworks.com/ecp/'],
  ['<no host>', 'https://ngapi.cdnetworks.com/ecp/'],
])('where the host is %s, Location starts with %s', async (host, origin) => {
  const input = { headers: { host }, body: ecpSecret() };
  const { headers } = await callEcp(builtinMock('ecp'), 'POST', secretsPath, input);
  expect(String(headers.Location).slice(0, origin.length)).toBe(origin);
});

test('every error that the document has an example of is worded as there', () => {
  const worded = new Map(Object.values(errors).map(([, error, message]) => [`${error} ${message}`, true]));
  const examples = [...loadBuiltin('ecp').operations.values()]
    .flatMap(({ responses }) => [...responses.values()])
    .flatMap(({ value }) => Object.values(value.content?.['application/json']?.examples ?? {}))
    .map(({ value }) => value as { error?: string; message?: string })
    .filter(({ error }) => error !== undefined);
  // The field is filled in, and faults are not the API's own.
  const others = ['RequiredFieldMissing', 'TooManyRequests', 'InternalError'];
  const missing = examples.filter(
    ({ error = '', message }) => !others.includes(error) && !worded.has(`${error} ${message}`),
  );
  expect([missing, new Set(examples.map(({ error }) => error)).size]).toEqual([[], 15]);
});

test('the same seed gives the same traffic', async () => {
  const run = async () => {
    const mock = builtinMock('ecp', { seed: 7 });
    const answers = [
      await callEcp(mock, 'POST', secretsPath, { body: ecpSecret() }),
      await callEcp(mock, 'GET', secretsPath),
      await callEcp(mock, 'GET', `${secretsPath}/none`),
    ];
    return JSON.stringify(answers);
  };
  expect(await run()).toBe(await run());
});

test.each([
  ['POST', `${secretsPath}/${id}`, 405, 'MethodNotAllowed', 'GET, PATCH, DELETE'],
  ['DELETE', secretsPath, 405, 'MethodNotAllowed', 'GET, POST'],
  ['GET', `${secretsPath}/`, 404, 'NotFound', undefined],
  ['GET', '/ecp/v1/applications', 404, 'NotFound', undefined],
  ['GET', '/', 404, 'NotFound', undefined],
])('%s %s is %i %s', async (method, path, status, error, allow) => {
  const answer = await callEcp(createMock(ecpApi({ auth: 'strict', variables: {} })), method, path);
  expect(answer).toMatchObject({ status, json: { error } });
  expect(answer.headers.Allow).toBe(allow);
  expect(answer.headers['Qtl-Request-Id']).toMatch(/^[0-9a-f]{16}$/);
});
