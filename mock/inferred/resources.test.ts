import { describe, expect, test } from '@jest/globals';
import type { Schema } from '../../contracts/openapi/document.ts';
import { createSpec } from '../../contracts/openapi/spec.ts';
import { createMock } from '../mock.ts';
import { callMock } from '../testing.ts';
import { documentApi } from './index.ts';
import { answers, json, mockOf, petDocument } from './testing.ts';

const none = { description: '' };

const pets = () => mockOf(petDocument);

const patchType = { 'content-type': 'application/json-patch+json' };

describe('an item', () => {
  test('is created with an id, times, defaults and a Location', async () => {
    const { status, json: created, headers } = await callMock(pets(), 'POST', '/pets', { name: 'rex' });
    expect(status).toBe(201);
    expect(created).toEqual({
      id: 1,
      name: 'rex',
      kind: 'cat',
      createdAt: expect.stringMatching(/^2026-01-01T00:00:00\.\d{3}Z$/),
      updatedAt: expect.any(String),
    });
    expect(headers.Location).toBe('/pets/1');
  });

  test('is read as it was created', async () => {
    const mock = pets();
    const { json: created } = await callMock(mock, 'POST', '/pets', { name: 'rex', kind: 'dog' });
    expect(await callMock(mock, 'GET', '/pets/1')).toMatchObject({ status: 200, json: created });
  });

  test('has no writeOnly member in a response', async () => {
    const mock = pets();
    await callMock(mock, 'POST', '/pets', { name: 'rex', pin: '1234' });
    const shown = [await callMock(mock, 'GET', '/pets/1'), await callMock(mock, 'GET', '/pets')];
    expect(JSON.stringify(shown)).not.toContain('1234');
  });

  test('that does not exist is the documented 404', async () => {
    for (const method of ['GET', 'DELETE'])
      expect(await callMock(pets(), method, '/pets/7')).toMatchObject({
        status: 404,
        json: { code: 404, message: 'there is no pets 7' },
      });
  });

  test('is replaced, except for what the server sets', async () => {
    const mock = pets();
    const { json: created } = await callMock(mock, 'POST', '/pets', { name: 'rex', chip: 'x' });
    const { status, json: replaced } = await callMock(mock, 'PUT', '/pets/1', { name: 'max' });
    expect(status).toBe(200);
    const { createdAt } = created as { createdAt: string };
    expect(replaced).toEqual({ id: 1, name: 'max', kind: 'cat', createdAt, updatedAt: expect.any(String) });
    expect(replaced).not.toMatchObject({ updatedAt: createdAt });
  });

  test.each(['application/json', 'application/merge-patch+json'])('is merged with %s', async (type) => {
    const mock = pets();
    await callMock(mock, 'POST', '/pets', { name: 'rex', kind: 'dog' });
    const headers = { 'content-type': type };
    expect(await callMock(mock, 'PATCH', '/pets/1', { name: 'max', chip: null }, headers)).toMatchObject({
      status: 200,
      json: { id: 1, name: 'max', kind: 'dog', chip: null },
    });
  });

  test('keeps its required members', async () => {
    const mock = pets();
    await callMock(mock, 'POST', '/pets', { name: 'rex' });
    expect(await callMock(mock, 'PATCH', '/pets/1', { name: null })).toMatchObject({
      status: 422,
      json: { code: 422, message: 'an item must have name' },
    });
    expect(await callMock(mock, 'GET', '/pets/1')).toMatchObject({ json: { name: 'rex' } });
  });

  test('is changed by a JSON Patch, as a whole or not at all', async () => {
    const mock = pets();
    await callMock(mock, 'POST', '/pets', { name: 'rex' });
    const patch = (operations: unknown[]) => callMock(mock, 'PATCH', '/pets/1', operations, patchType);
    expect(await patch([{ op: 'replace', path: '/name', value: 'max' }])).toMatchObject({
      status: 200,
      json: { id: 1, name: 'max' },
    });
    expect(await patch([{ op: 'test', path: '/name', value: 'rex' }])).toMatchObject({ status: 422 });
    expect(await patch([{ op: 'add', path: '/kind', value: 'bird' }])).toMatchObject({ status: 422 });
    expect(await patch([{ op: 'replace', path: '/id', value: 9 }])).toMatchObject({ json: { id: 1 } });
    expect(await callMock(mock, 'GET', '/pets/1')).toMatchObject({
      json: { id: 1, name: 'max', kind: 'cat' },
    });
  });

  test('is a 404 after it is deleted', async () => {
    const mock = pets();
    await callMock(mock, 'POST', '/pets', { name: 'rex' });
    expect(await callMock(mock, 'DELETE', '/pets/1')).toMatchObject({ status: 204, json: undefined });
    expect(await callMock(mock, 'DELETE', '/pets/1')).toMatchObject({ status: 404 });
    expect(await callMock(mock, 'GET', '/pets')).toMatchObject({ json: { items: [], total: 0 } });
  });
});

describe('a list', () => {
  const filled = async () => {
    const mock = pets();
    for (const name of ['a', 'b', 'c', 'd'])
      await callMock(mock, 'POST', '/pets', { name, kind: name < 'c' ? 'dog' : 'cat' });
    return mock;
  };
  const names = ({ json: body }: { json: unknown }) =>
    (body as { items: { name: string }[] }).items.map(({ name }) => name).join('');

  test('has its items in the order of their creation, and their number', async () => {
    const listed = await callMock(await filled(), 'GET', '/pets');
    expect(names(listed)).toBe('abcd');
    expect(listed.json).toMatchObject({ total: 4 });
  });

  test.each([
    ['limit=2', 'ab', 4],
    ['limit=2&offset=3', 'd', 4],
    ['offset=9', '', 4],
    ['kind=cat', 'cd', 2],
    ['kind=cat&limit=1', 'c', 2],
  ])('with %s has %s', async (query, wanted, total) => {
    const listed = await callMock(await filled(), 'GET', `/pets?${query}`);
    expect(names(listed)).toBe(wanted);
    expect(listed.json).toMatchObject({ total });
  });
});

describe('a collection below an item', () => {
  test('is separate from others, and is deleted with the item', async () => {
    const mock = pets();
    await callMock(mock, 'POST', '/pets', { name: 'rex' });
    await callMock(mock, 'POST', '/pets', { name: 'max' });
    expect(await callMock(mock, 'POST', '/pets/1/toys', { name: 'ball' })).toMatchObject({ status: 201 });
    expect(await callMock(mock, 'GET', '/pets/1/toys')).toMatchObject({ json: [{ name: 'ball' }] });
    expect(await callMock(mock, 'GET', '/pets/2/toys')).toMatchObject({ json: [] });
    await callMock(mock, 'DELETE', '/pets/1');
    expect(await callMock(mock, 'GET', '/pets/1/toys')).toMatchObject({ status: 404 });
  });

  test('gets an item by a PUT where the document has a 201', async () => {
    const mock = pets();
    await callMock(mock, 'POST', '/pets', { name: 'rex' });
    const put = () => callMock(mock, 'PUT', '/pets/1/toys/ball', { name: 'ball' });
    expect([(await put()).status, (await put()).status]).toEqual([201, 200]);
    expect(await callMock(mock, 'PUT', '/pets/9/toys/ball', { name: 'ball' })).toMatchObject({ status: 404 });
  });
});

test('paths also match below the base path of a server', async () => {
  const mock = pets();
  expect(await callMock(mock, 'POST', '/v1/pets', { name: 'rex' })).toMatchObject({
    status: 201,
    headers: { Location: '/v1/pets/1' },
  });
  expect(await callMock(mock, 'GET', '/pets/1')).toMatchObject({ status: 200 });
});

test('any id exists where no response has it and no 404 is documented', async () => {
  const widget = {
    type: 'object',
    required: ['colour'],
    properties: { colour: { type: 'string', example: 'red' } },
  };
  const withStatuses = (statuses: object) =>
    mockOf({
      openapi: '3.1.0',
      paths: {
        '/widgets': { post: { operationId: 'add', requestBody: json(widget), responses: { 201: none } } },
        '/widgets/{widgetId}': {
          get: { operationId: 'get', responses: { 200: answers(widget), ...statuses } },
          put: { operationId: 'put', requestBody: json(widget), responses: { 200: answers(widget) } },
        },
      },
    });
  const mock = withStatuses({});
  expect((await callMock(mock, 'POST', '/widgets', { colour: 'blue' })).status).toBe(201);
  expect(await callMock(mock, 'GET', '/widgets/1')).toMatchObject({ status: 200, json: { colour: 'red' } });
  await callMock(mock, 'PUT', '/widgets/1', { colour: 'blue' });
  expect(await callMock(mock, 'GET', '/widgets/1')).toMatchObject({ status: 200, json: { colour: 'blue' } });
  expect((await callMock(withStatuses({ 404: none }), 'GET', '/widgets/1')).status).toBe(404);
});

test('a disabled operation is a 501 problem with the reason, also where another path would match', async () => {
  const spec = createSpec('pets.yaml', petDocument, {
    disabled: [
      { id: 'myPet', method: 'GET', path: '/pets/mine', pointer: '#', reason: 'pets.yaml:3:4 is wrong' },
    ],
  });
  const mock = createMock(documentApi(spec, { auth: 'strict' }), { seed: 1 });
  expect(await callMock(mock, 'GET', '/v1/pets/mine')).toMatchObject({
    status: 501,
    json: { type: 'urn:bonafide:operation-off', detail: 'myPet is disabled: pets.yaml:3:4 is wrong' },
  });
  expect((await callMock(mock, 'DELETE', '/pets/mine')).status).not.toBe(501);
});

test('items of the document’s examples exist before any call', async () => {
  const document = structuredClone(petDocument);
  const list = document.paths['/pets'] as { get: { responses: Record<string, unknown> } };
  const example = { items: [{ id: 5, name: 'shown' }], total: 1 };
  list.get.responses['200'] = {
    description: '',
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Pets' }, example } },
  };
  const mock = mockOf(document);
  expect(await callMock(mock, 'GET', '/pets/5')).toMatchObject({ status: 200, json: { name: 'shown' } });
  expect(await callMock(mock, 'GET', '/pets')).toMatchObject({ json: example });
  await callMock(mock, 'DELETE', '/pets/5');
  expect(await callMock(mock, 'GET', '/pets')).toMatchObject({ json: { items: [] } });
});

test('an item that no operation creates exists until it is deleted', async () => {
  const widget = { type: 'object', required: ['id'], properties: { id: { type: 'integer' } } };
  const mock = mockOf({
    openapi: '3.1.0',
    paths: {
      '/widgets/{id}': {
        get: { responses: { 200: answers(widget), 404: { description: '' } } },
        delete: { responses: { 204: { description: '' }, 404: { description: '' } } },
      },
    },
  });
  expect(await callMock(mock, 'GET', '/widgets/7')).toMatchObject({ status: 200, json: { id: 7 } });
  expect(await callMock(mock, 'DELETE', '/widgets/7')).toMatchObject({ status: 204 });
  expect(await callMock(mock, 'GET', '/widgets/7')).toMatchObject({ status: 404 });
  expect(await callMock(mock, 'DELETE', '/widgets/7')).toMatchObject({ status: 404 });
});

test('a singleton that was deleted is not there until it is replaced', async () => {
  const none = { description: '' };
  const settings = answers({ type: 'object', properties: { theme: { type: 'string' } } });
  const mock = mockOf({
    openapi: '3.1.0',
    paths: {
      '/settings': {
        get: { responses: { 200: settings, 404: none } },
        put: { requestBody: settings, responses: { 200: settings, 404: none } },
        delete: { responses: { 204: none, 404: none } },
      },
    },
  });
  expect(await callMock(mock, 'DELETE', '/settings')).toMatchObject({ status: 204 });
  expect(await callMock(mock, 'GET', '/settings')).toMatchObject({ status: 404 });
  expect(await callMock(mock, 'DELETE', '/settings')).toMatchObject({ status: 404 });
  expect(await callMock(mock, 'PUT', '/settings', { theme: 'dark' })).toMatchObject({ status: 200 });
  expect(await callMock(mock, 'GET', '/settings')).toMatchObject({ status: 200, json: { theme: 'dark' } });
});

test.each<[string, Schema, RegExp]>([
  ['of a limited length', { type: 'string', maxLength: 5000 }, /^[0-9a-f]{16}$/],
  ['of a short length', { type: 'string', minLength: 2, maxLength: 6 }, /^[0-9a-f]{6}$/],
  ['of a long length', { type: 'string', minLength: 24 }, /^[0-9a-f]{24}$/],
  ['of any characters', { type: 'string', pattern: '^x.{8}$' }, /^x[\w.~-]{8}$/],
])('ids %s are unique and need no encoding in a URL', async (_, schema, expected) => {
  const item: Schema = { type: 'object', properties: { id: schema, name: { type: 'string' } } };
  const mock = mockOf({
    openapi: '3.1.0',
    paths: {
      '/customers': {
        post: {
          requestBody: json({ type: 'object', properties: { name: { type: 'string' } } }),
          responses: { 200: answers(item) },
        },
      },
      '/customers/{customer}': {
        get: {
          parameters: [{ name: 'customer', in: 'path', required: true, schema }],
          responses: { 200: answers(item), 404: none },
        },
      },
    },
  });
  const ids = new Set<string>();
  for (let nth = 0; nth < 12; nth += 1) {
    const { json: created } = await callMock(mock, 'POST', '/customers', { name: 'Ann' });
    const { id } = created as { id: string };
    expect(id).toMatch(expected);
    expect((await callMock(mock, 'GET', `/customers/${id}`)).json).toEqual(created);
    ids.add(id);
  }
  expect(ids.size).toBe(12);
});
