import { expect, test } from '@jest/globals';
import { callMock } from '../testing.ts';
import { answers, json, mockOf } from './testing.ts';

const account = {
  type: 'object',
  required: ['id', 'email'],
  properties: {
    id: { type: 'integer', readOnly: true },
    email: { type: 'string' },
    city: { type: 'string' },
  },
} as const;
const none = { description: '' };

/** Accounts, each with an email of its own, whose update is documented to be refused with some statuses. */
const accounts = (method: 'put' | 'patch', statuses: readonly number[]) =>
  mockOf({
    openapi: '3.1.0',
    paths: {
      '/accounts': { post: { requestBody: json(account), responses: { 201: answers(account), 409: none } } },
      '/accounts/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
        get: { responses: { 200: answers(account), 404: none } },
        [method]: {
          requestBody: json(account),
          responses: { 200: answers(account), ...Object.fromEntries(statuses.map((one) => [one, none])) },
        },
      },
    },
  });

test.each(['put', 'patch'] as const)('a %s cannot take what another item has', async (method) => {
  const mock = accounts(method, [404, 409]);
  await callMock(mock, 'POST', '/accounts', { email: 'ada@example.com' });
  await callMock(mock, 'POST', '/accounts', { email: 'bob@example.com' });
  const change = (email: string) =>
    callMock(mock, method.toUpperCase(), '/accounts/2', { email, city: 'Paris' });
  expect(await change('ada@example.com')).toMatchObject({ status: 409 });
  expect((await callMock(mock, 'GET', '/accounts/2')).json).toMatchObject({ email: 'bob@example.com' });
  // Its own is no other's.
  expect(await change('bob@example.com')).toMatchObject({ status: 200 });
  expect(await change('eve@example.com')).toMatchObject({ status: 200 });
  const again = await callMock(mock, 'POST', '/accounts', { email: 'bob@example.com' });
  expect(again).toMatchObject({ status: 201 });
});

test('of updates at the same time one gets what no two items share', async () => {
  const mock = accounts('put', [409]);
  for (const email of ['a@example.com', 'b@example.com'])
    await callMock(mock, 'POST', '/accounts', { email });
  const both = [1, 2].map((id) => callMock(mock, 'PUT', `/accounts/${id}`, { email: 'c@example.com' }));
  const statuses = (await Promise.all(both)).map(({ status }) => status);
  expect(statuses.sort()).toEqual([200, 409]);
});

test('an update whose document has no refusal of a duplicate is written', async () => {
  const mock = accounts('put', [404]);
  for (const email of ['a@example.com', 'b@example.com'])
    await callMock(mock, 'POST', '/accounts', { email });
  expect(await callMock(mock, 'PUT', '/accounts/2', { email: 'a@example.com' })).toMatchObject({
    status: 200,
  });
});
