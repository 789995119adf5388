import { describe, expect, test } from '@jest/globals';
import type { Document, Schema } from '../../contracts/openapi/document.ts';
import { callMock } from '../testing.ts';
import { answers, json, mockOf } from './testing.ts';

const text = { type: 'string' } as const;
const number = { type: 'integer' } as const;
const none = { description: '' };
const order: Schema = {
  type: 'object',
  required: ['id', 'status'],
  properties: {
    id: { ...number, readOnly: true },
    sku: text,
    status: { type: 'string', enum: ['open', 'cancelled'], default: 'open' },
    archived: { type: 'boolean' },
  },
};
const sent: Schema = { type: 'object', properties: { sku: text, status: text } };
const orders: Schema = { type: 'array', items: order };
const path = { name: 'id', in: 'path', required: true, schema: number } as const;

const documentOf = (more: Document['paths'], gone = {}): Document => ({
  openapi: '3.1.0',
  paths: {
    '/orders': {
      get: { responses: { 200: answers(orders) } },
      post: { requestBody: json(sent), responses: { 201: answers(order) } },
    },
    '/orders/{id}': {
      parameters: [path],
      get: { responses: { 200: answers(order), 404: none, ...gone } },
      delete: { responses: { 204: none, 404: none } },
    },
    ...more,
  },
});
const post = (request: Schema, response: Schema) => ({
  post: { requestBody: json(request), responses: { 200: answers(response) } },
});

describe('several items are created', () => {
  const wrapped: Schema = { type: 'object', properties: { orders } };
  test.each<[string, string, Schema, Schema, unknown]>([
    ['by a list', '/orders/batch', { type: 'array', items: sent }, orders, [{ sku: 'a' }, { sku: 'b' }]],
    [
      'by a member that has a list',
      '/orders/create_many',
      { type: 'object', properties: { orders: { type: 'array', items: sent } } },
      wrapped,
      { orders: [{ sku: 'a' }, { sku: 'b' }] },
    ],
    [
      'by the values of one of their members',
      '/orders/bulk',
      { type: 'object', properties: { skus: { type: 'array', items: text } } },
      wrapped,
      { skus: ['a', 'b'] },
    ],
  ])('%s', async (_, at, request, response, body) => {
    const mock = mockOf(documentOf({ [at]: post(request, response) }));
    const { json: created } = await callMock(mock, 'POST', at, body);
    const both = [
      { id: 1, sku: 'a' },
      { id: 2, sku: 'b' },
    ];
    expect(created).toMatchObject(Array.isArray(created) ? both : { orders: both });
    expect((await callMock(mock, 'GET', '/orders')).json).toMatchObject(both);
    expect((await callMock(mock, 'GET', '/orders/2')).json).toMatchObject({ sku: 'b' });
  });
});

test('a search by POST creates nothing, and finds what it asks for', async () => {
  const mock = mockOf(documentOf({ '/orders/search': post(sent, orders) }));
  for (const sku of ['a', 'b']) await callMock(mock, 'POST', '/orders', { sku });
  expect((await callMock(mock, 'POST', '/orders/search', { sku: 'b' })).json).toMatchObject([{ id: 2 }]);
  expect((await callMock(mock, 'POST', '/orders/search', { sku: 'c' })).json).toEqual([]);
  expect((await callMock(mock, 'GET', '/orders')).json).toHaveLength(2);
});

test.each([
  ['cancel', { status: 'cancelled' }],
  ['archive', { archived: true }],
  ['unarchive', { archived: false }],
])('an action %s does what its name says', async (verb, change) => {
  const mock = mockOf(
    documentOf({
      [`/orders/{id}/${verb}`]: { parameters: [path], post: { responses: { 200: answers(order) } } },
    }),
  );
  await callMock(mock, 'POST', '/orders', { sku: 'a' });
  expect((await callMock(mock, 'POST', `/orders/1/${verb}`)).json).toMatchObject({
    id: 1,
    sku: 'a',
    ...change,
  });
  expect((await callMock(mock, 'GET', '/orders/1')).json).toMatchObject(change);
});

test('an item that was deleted is a 410 where the document has one, and one that never was a 404', async () => {
  const mock = mockOf(documentOf({}, { 410: none }));
  await callMock(mock, 'POST', '/orders', { sku: 'a' });
  await callMock(mock, 'DELETE', '/orders/1');
  expect((await callMock(mock, 'GET', '/orders/1')).status).toBe(410);
  expect((await callMock(mock, 'GET', '/orders/2')).status).toBe(404);
});
