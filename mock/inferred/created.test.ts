import { expect, test } from '@jest/globals';
import type { Document, Schema } from '../../contracts/openapi/document.ts';
import { callMock } from '../testing.ts';
import { answers, json, mockOf } from './testing.ts';

// What a creation answers, and where what it created is found.

const text = { type: 'string' } as const;
const none = { description: '' };
const id = { name: 'id', in: 'path', required: true, schema: { type: 'integer' } } as const;
const toy: Schema = {
  type: 'object',
  required: ['id', 'title'],
  properties: {
    id: { type: 'integer', readOnly: true },
    title: text,
    mail: { type: 'string', format: 'email' },
    parts: { properties: { names: { type: 'array', items: text } } },
    changedAt: { ...text, readOnly: true, examples: ['2020-10-15T13:51:04.997Z'] },
  },
};
const sent: Schema = {
  type: 'object',
  properties: { title: text, mail: text, parts: { properties: { names: { type: 'array', items: text } } } },
};
const requestBody = { required: true, ...json(sent) };
const listOf = (items: Schema) => answers({ type: 'array', items });

interface Toy {
  id: number;
  title: string;
  parts: unknown;
  changedAt: string;
}

/** Calls the mock of a document with these paths. */
function callerOf(paths: Document['paths']) {
  const mock = mockOf({ openapi: '3.1.0', paths });
  return async <Json = Toy>(method: string, target: string, body?: unknown) => {
    const { status, json } = await callMock(mock, method, target, body);
    return { status, json: json as Json };
  };
}

function titlesIn(toys: Toy[]): string[] {
  return toys.map(({ title }) => title);
}

const toys = (create: Schema, more = {}): Document['paths'] => ({
  '/toys': {
    get: { responses: { 200: listOf(toy) } },
    post: { requestBody, responses: { 201: answers(create) } },
  },
  '/toys/{id}': {
    parameters: [id],
    get: { responses: { 200: answers(toy), 404: none } },
    put: { requestBody, responses: { 200: answers(toy), 404: none } },
    ...more,
  },
});

test('a creation that answers nothing but a number answers the id of the new item', async () => {
  const call = callerOf(toys({ type: 'integer', description: 'Where it is' }));
  const { json: first } = await call<number>('POST', '/toys', { title: 'ball' });
  const { json: second } = await call<number>('POST', '/toys', { title: 'doll' });
  expect((await call('GET', `/toys/${first}`)).json).toMatchObject({ id: first, title: 'ball' });
  expect((await call('GET', `/toys/${second}`)).json).toMatchObject({ id: second, title: 'doll' });
});

test('a creation has no object that is called like its item, unless it was sent', async () => {
  const owned: Schema = {
    type: 'object',
    properties: { id: id.schema, title: text, toy: { type: 'object', properties: { name: text } } },
  };
  const call = callerOf(toys(owned));
  expect((await call('POST', '/toys', { title: 'ball' })).json).not.toHaveProperty('toy');
});

test('a list that a schema without a type does not describe is kept', async () => {
  const call = callerOf(toys(toy));
  const { json: made } = await call('POST', '/toys', { title: 'ball', parts: [] });
  expect((await call('GET', `/toys/${made.id}`)).json.parts).toEqual([]);
});

test('a time whose text only an example describes moves on when an item is changed', async () => {
  const call = callerOf(toys(toy));
  const { json: made } = await call('POST', '/toys', { title: 'ball' });
  const { json: changed } = await call('PUT', `/toys/${made.id}`, { title: 'ball' });
  expect(made.changedAt).toMatch(/^\d{4}-\d\d-\d\dT[\d:]{8}\.\d{3}Z$/);
  expect(Date.parse(changed.changedAt)).toBeGreaterThan(Date.parse(made.changedAt));
});

test('below what does not exist nothing is created, whatever is sent', async () => {
  const owner = { name: 'owner', in: 'path', required: true, schema: { type: 'integer' } } as const;
  const call = callerOf({
    '/owners': { post: { requestBody, responses: { 201: answers(toy) } } },
    '/owners/{owner}': { parameters: [owner], get: { responses: { 200: answers(toy), 404: none } } },
    '/owners/{owner}/toys': {
      parameters: [owner],
      get: { responses: { 200: listOf(toy), 404: none } },
      post: { requestBody, responses: { 201: answers(toy), 404: none } },
    },
  });
  expect((await call('POST', '/owners/77/toys', { mail: 'nobody' })).status).toBe(404);
});

test('several items that are created below another one are listed there', async () => {
  const owner = { name: 'owner', in: 'path', required: true, schema: { type: 'integer' } } as const;
  const many: Schema = { type: 'object', properties: { items: { type: 'array', items: sent } } };
  const call = callerOf({
    '/owners/{owner}/toys/{id}': {
      parameters: [owner, id],
      get: { responses: { 200: answers(toy), 404: none } },
    },
    '/owners/{owner}/toys': {
      parameters: [owner],
      get: { responses: { 200: listOf(toy), 404: none } },
      post: { requestBody: json(many), responses: { 200: listOf(toy) } },
    },
    '/owners/{owner}': { parameters: [owner], get: { responses: { 200: answers(toy), 404: none } } },
    '/owners': { post: { requestBody, responses: { 201: answers(toy) } } },
  });
  const { json: made } = await call('POST', '/owners', { title: 'Ann' });
  await call('POST', `/owners/${made.id}/toys`, { items: [{ title: 'ball' }, { title: 'doll' }] });
  const { json: listed } = await call<Toy[]>('GET', `/owners/${made.id}/toys`);
  expect(titlesIn(listed)).toEqual(['ball', 'doll']);
});

test('a page has the ids of its first and its last item, where its document has room for them', async () => {
  const page: Schema = {
    type: 'object',
    properties: { data: { type: 'array', items: toy }, first_id: id.schema, last_id: id.schema },
  };
  const paths = toys(toy);
  const list = { responses: { 200: answers(page) } };
  const call = callerOf({ ...paths, '/toys': { ...paths['/toys'], get: list } } as Document['paths']);
  for (const title of ['ball', 'doll', 'kite']) await call('POST', '/toys', { title });
  const { json: listed } = await call<{ data: Toy[]; first_id: number; last_id: number }>('GET', '/toys');
  const ids = listed.data.map((one) => one.id);
  expect([listed.first_id, listed.last_id, ids.length]).toEqual([ids[0], ids[2], 3]);
});

test.each([0, 1])('pages whose least number is %i begin with that', async (minimum) => {
  const query = (name: string, least: number) => ({
    name,
    in: 'query',
    schema: { type: 'integer', minimum: least },
  });
  const paths = toys(toy);
  const list = {
    parameters: [query('page', minimum), query('per_page', 1)],
    responses: { 200: listOf(toy) },
  };
  const call = callerOf({ ...paths, '/toys': { ...paths['/toys'], get: list } } as Document['paths']);
  for (const title of ['ball', 'doll', 'kite']) await call('POST', '/toys', { title });
  const { json: second } = await call<Toy[]>('GET', `/toys?page=${minimum + 1}&per_page=1`);
  expect(titlesIn(second)).toEqual(['doll']);
});

test('an id that no path can have is rejected, and breaks no list', async () => {
  const chosen: Schema = { type: 'object', required: ['id'], properties: { id: text, note: text } };
  const mock = mockOf({
    openapi: '3.1.0',
    paths: {
      '/notes': {
        get: { operationId: 'list', responses: { 200: listOf(chosen) } },
        post: {
          operationId: 'create',
          requestBody: { required: true, ...json(chosen) },
          responses: { 201: answers(chosen) },
        },
      },
      '/notes/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, schema: text }],
        get: { operationId: 'read', responses: { 200: answers(chosen), 404: none } },
      },
    },
  });
  const half = { id: 'a\ud800', note: '' };
  expect(await callMock(mock, 'POST', '/notes', half)).toMatchObject({ status: 422 });
  // Only an id has to be in a path.
  const created = await callMock(mock, 'POST', '/notes', { id: 'a', note: '\ud800' });
  expect(created.status).toBe(201);
  expect((await callMock(mock, 'GET', '/notes')).json).toContainEqual(created.json);
});
