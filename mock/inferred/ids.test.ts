import { describe, expect, test } from '@jest/globals';
import type { Document, Parameter } from '../../contracts/openapi/document.ts';
import type { Mock } from '../mock.ts';
import { callMock } from '../testing.ts';
import { answers, json, mockOf } from './testing.ts';

const none = { description: '' };

describe('ids', () => {
  const documentWith = (id: Record<string, unknown>, statuses = {}): Document => {
    const widget = { type: 'object', required: ['id'], properties: { id } };
    const sent = { type: 'object', properties: { id } };
    return {
      openapi: '3.1.0',
      paths: {
        '/widgets': {
          post: { requestBody: json(sent), responses: { 201: answers(widget), ...statuses } },
          get: { responses: { 200: answers({ type: 'array', items: widget }) } },
        },
        '/widgets/{id}': { get: { responses: { 200: answers(widget), 404: { description: '' } } } },
      },
    };
  };

  test.each([
    [{ type: 'integer' }, /^[12]$/],
    [{ type: 'integer', minimum: 100 }, /^10[01]$/],
    [{ type: 'string', format: 'uuid' }, /^[0-9a-f]{8}-[0-9a-f]{4}-4/],
    [{ type: 'string', pattern: '^th_[a-z]{6}$' }, /^th_[a-z]{6}$/],
    [{ type: 'string' }, /^[0-9a-f]{16}$/],
  ])('are valid by %j', async (schema, wanted) => {
    const mock = mockOf(documentWith(schema));
    const made = [await callMock(mock, 'POST', '/widgets', {}), await callMock(mock, 'POST', '/widgets', {})];
    const ids = made.map(({ json: widget }) => String((widget as { id: unknown }).id));
    expect(new Set(ids).size).toBe(2);
    for (const id of ids) {
      expect(id).toMatch(wanted);
      expect((await callMock(mock, 'GET', `/widgets/${id}`)).status).toBe(200);
    }
  });

  test('that are taken are the documented 409, or replace the item that has them', async () => {
    const twice = async (statuses: object) => {
      const mock = mockOf(documentWith({ type: 'string' }, statuses));
      await callMock(mock, 'POST', '/widgets', { id: 'a' });
      return (await callMock(mock, 'POST', '/widgets', { id: 'a' })).status;
    };
    expect(await twice({ 409: { description: '' } })).toBe(409);
    expect(await twice({})).toBe(201);
  });
});

describe('ids that the paths of an item limit', () => {
  const orders = (path: object) => {
    const order = { type: 'object', required: ['id'], properties: { id: { type: 'integer' } } };
    const parameters = [{ name: 'id', in: 'path', required: true, schema: path }] as Parameter[];
    return mockOf({
      openapi: '3.1.0',
      paths: {
        '/orders': {
          post: {
            operationId: 'addOrder',
            requestBody: json(order),
            responses: { 201: answers(order), 400: none },
          },
        },
        '/orders/{id}': {
          get: { operationId: 'getOrder', parameters, responses: { 200: answers(order), 404: none } },
        },
      },
    });
  };
  const idOf = async (mock: Mock, body: object) =>
    ((await callMock(mock, 'POST', '/orders', body)).json as { id: number }).id;

  test('are made by the server where no path takes the one that was sent', async () => {
    const mock = orders({ type: 'integer', minimum: 5 });
    const made = [await idOf(mock, { id: 0 }), await idOf(mock, { id: 0 })];
    expect(made).toEqual([5, 6]);
    for (const id of made) expect((await callMock(mock, 'GET', `/orders/${id}`)).status).toBe(200);
    expect(await idOf(mock, { id: 7 })).toBe(7);
  });

  test('start again from the first where the paths take few', async () => {
    const mock = orders({ type: 'integer', minimum: 1, maximum: 3 });
    await idOf(mock, { id: 2 });
    expect([await idOf(mock, { id: 0 }), await idOf(mock, { id: 0 })]).toEqual([1, 3]);
    // More items are stored, but cannot be reached.
    expect(await idOf(mock, { id: 0 })).toBeGreaterThan(3);
  });

  test('that are sent twice replace the first item where the document has no conflict', async () => {
    const mock = orders({ type: 'integer' });
    expect((await callMock(mock, 'POST', '/orders', { id: 4 })).status).toBe(201);
    expect((await callMock(mock, 'POST', '/orders', { id: 4 })).status).toBe(201);
  });
});
