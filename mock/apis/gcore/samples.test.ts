import { expect, test } from '@jest/globals';
import { builtinMock } from '../index.ts';
import { callGcore, collection, mockWith, wanted } from './testing.ts';

// The answers that the vendor's pages give as samples, and the exchanges that they walk through.

const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
const request_id = expect.stringMatching(/^[0-9a-f]{32}$/);
const shown = { name: 'my-secret', registry: 'some.registry.com', login: 'login', updated_at: time };
const vendors = {
  name: 'my-registry-secret',
  registry: 'registry.luxembourg-2.cloud.gcore.dev',
  login: 'r_1000503-1186668-76-my-registry+pusher',
  updated_at: time,
};
const json = { 'Content-Type': 'application/json' };

test('a secret’s life', async () => {
  const mock = builtinMock('gcore');
  const secret = `${collection}/my-secret`;
  expect(await callGcore(mock, 'POST', collection, wanted)).toEqual({
    status: 200,
    headers: json,
    json: shown,
  });
  const list = { count: 2, results: [vendors] };
  expect(await callGcore(mock, 'GET', `${collection}?limit=1&offset=0`)).toEqual({
    status: 200,
    headers: json,
    json: list,
  });
  expect(await callGcore(mock, 'GET', secret)).toEqual({ status: 200, headers: json, json: shown });
  const rotation = { password: 'n3w-pass', login: null };
  expect(await callGcore(mock, 'PATCH', secret, rotation)).toEqual({
    status: 200,
    headers: json,
    json: shown,
  });
  expect(await callGcore(mock, 'DELETE', secret)).toEqual({ status: 204, headers: {}, json: undefined });
  expect(await callGcore(mock, 'DELETE', secret)).toMatchObject({
    status: 404,
    json: { exception_class: 'NotFoundError' },
  });
});

const required = ['Field required'];
const pattern = "String should match pattern '^[a-z][-a-z0-9]{0,24}[a-z0-9]$'";

test.each([
  [
    'POST',
    collection,
    {},
    400,
    {
      exception_class: 'ValidationError',
      message:
        "Validation Error: {'name': ['Field required'], 'registry': ['Field required'], 'login': ['Field required'], 'password': ['Field required']}",
      request_id,
      invalid_fields: { name: required, registry: required, login: required, password: required },
    },
  ],
  [
    'POST',
    collection,
    { ...wanted, name: 'My-secret' },
    400,
    {
      exception_class: 'ValidationError',
      message: `Validation Error: {'name': ["${pattern}"]}`,
      request_id,
      invalid_fields: { name: [pattern] },
    },
  ],
  [
    'GET',
    `${collection}/other-secret`,
    undefined,
    404,
    { exception_class: 'NotFoundError', message: 'Pull secret other-secret could not be found', request_id },
  ],
  [
    'PUT',
    `${collection}/my-secret`,
    undefined,
    405,
    { exception_class: 'HTTPError', message: 'HTTP 405: Method Not Allowed', request_id },
  ],
  [
    'POST',
    collection,
    wanted,
    409,
    { exception_class: 'ConflictError', message: 'Pull secret my-secret already exists', request_id },
  ],
  [
    'GET',
    '/cloud/v1/caas/secrets',
    undefined,
    404,
    { exception_class: 'HTTPError', message: 'HTTP 404: Not Found', request_id },
  ],
])('%s %s', async (method, path, body, status, wantedJson) => {
  const called = await callGcore(await mockWith(), method, path, body);
  expect([called.status, called.json]).toEqual([status, wantedJson]);
  expect(Object.keys(called.json as object)).toEqual(Object.keys(wantedJson));
  expect(called.headers['Content-Type']).toBe('application/json');
});

test('without a header', async () => {
  const { status, json: body } = await callGcore(await mockWith(), 'GET', collection, undefined, {
    authorization: undefined,
  });
  const message = 'Authentication credentials were not provided.';
  expect([status, body]).toEqual([401, { exception_class: 'not_authenticated', message, request_id }]);
});

test.each([
  ['PUT', collection, 'GET, POST'],
  ['OPTIONS', `${collection}/my-secret`, 'GET, PATCH, DELETE'],
  ['POST', `${collection}/my-secret`, 'GET, PATCH, DELETE'],
])('%s %s is not allowed, and says what is', async (method, path, allowed) => {
  const { status, headers } = await callGcore(await mockWith(), method, path, undefined, {
    authorization: undefined,
  });
  expect([status, headers.Allow]).toEqual([405, allowed]);
});

test.each([
  '/',
  '/cloud',
  '/v1/caas/secrets/1/1',
  `${collection}/`,
  `${collection}/my-secret/x`,
  `/${collection}`,
])('%s is no path', async (path) => {
  const { status, json: body } = await callGcore(await mockWith(), 'GET', path);
  expect([status, body]).toMatchObject([404, { exception_class: 'HTTPError' }]);
});
