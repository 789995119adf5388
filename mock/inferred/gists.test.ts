import { expect, test } from '@jest/globals';
import type { Document } from '../../contracts/openapi/document.ts';
import { callMock } from '../testing.ts';
import { answers, json, mockOf } from './testing.ts';

const files = {
  type: 'object',
  additionalProperties: { type: 'object', properties: { content: { type: 'string' } } },
};
const gist = {
  type: 'object',
  required: ['id', 'files', 'owner', 'state'],
  properties: {
    id: { type: 'integer' },
    files,
    owner: { type: 'object', required: ['login'], properties: { login: { type: 'string' } } },
    state: { type: 'string', enum: ['open', 'closed'] },
    rank: { type: 'integer' },
  },
};
// A list that says less than the item itself does.
const listed = { ...gist, properties: { ...gist.properties, rank: { type: 'integer', maximum: 5 } } };
const example = {
  id: 7,
  files: { 'example.txt': { content: 'x' } },
  owner: { login: 'octocat' },
  state: 'open',
};
const shown = { description: '', content: { 'application/json': { schema: gist, example } } };
const link = {
  Link: { schema: { type: 'string' }, example: '<https://example.com/gists?page=2>; rel="next"' },
};
const at = { name: 'id', in: 'path', required: true, schema: { type: 'integer' } } as const;
const state = { name: 'state', in: 'query', schema: { type: 'string', default: 'open' } } as const;
const page = { name: 'page', in: 'query', schema: { type: 'integer' } } as const;
const missing = { description: '' };

/** What only big documents have: maps in items, bodies unlike responses, lists of what belongs to an item. */
const gistDocument: Document = {
  openapi: '3.1.0',
  paths: {
    '/gists': {
      get: {
        operationId: 'listGists',
        parameters: [state, page],
        responses: { 200: answers({ type: 'array', items: listed }, { headers: link }) },
      },
      post: {
        operationId: 'createGist',
        requestBody: json({
          type: 'object',
          properties: { files, owner: { type: 'string' }, rank: { type: 'integer' } },
        }),
        responses: { 201: shown },
      },
    },
    '/gists/{id}': {
      get: { operationId: 'getGist', parameters: [at], responses: { 200: shown, 404: missing } },
    },
    '/gists/{id}/commits': {
      get: {
        operationId: 'listCommits',
        parameters: [at],
        responses: { 200: answers({ type: 'array', items: { type: 'object' } }), 404: missing },
      },
    },
  },
};
const certificate = {
  type: 'object',
  properties: { id: { type: 'string', readOnly: true }, name: { type: 'string' }, kind: { type: 'string' } },
} as const;
const gists = () => mockOf(gistDocument);

test('a map has only the members that were sent, and none of the example', async () => {
  const own = { 'own.txt': { content: 'y' } };
  const mock = gists();
  const { json: created } = await callMock(mock, 'POST', '/gists', { files: own, owner: 'me' });
  expect(created).toMatchObject({ id: 1, owner: { login: 'me' } });
  expect((created as typeof example).files).toEqual(own);
  const { json: read } = await callMock(mock, 'GET', '/gists/1');
  expect((read as typeof example).files).toEqual(own);
});

test('all items are listed, however many of them have invalid members', async () => {
  const mock = gists();
  for (let nth = 1; nth <= 25; nth += 1) await callMock(mock, 'POST', '/gists', { files: {}, rank: 9 });
  const { json: all, headers } = await callMock(mock, 'GET', '/gists');
  expect((all as { id: number }[]).map(({ id }) => id)).toHaveLength(26);
  expect(headers).not.toHaveProperty('Link');
});

test('a filter by “all” selects every item, and one by a value the items that have it', async () => {
  const mock = gists();
  await callMock(mock, 'POST', '/gists', { files: {} });
  expect(await callMock(mock, 'GET', '/gists?state=all')).toMatchObject({ json: [{ id: 7 }, { id: 1 }] });
  expect(await callMock(mock, 'GET', '/gists?state=closed')).toMatchObject({ json: [] });
});

test('a default that the caller did not send filters nothing', async () => {
  const mock = gists();
  await mock.reset({ gists: [{ ...example, id: 8, state: 'closed' }] });
  expect(await callMock(mock, 'GET', '/gists')).toMatchObject({ json: [{ id: 8 }] });
  expect(await callMock(mock, 'GET', '/gists?state=open')).toMatchObject({ json: [] });
});

test('an empty filter selects every item where that is the default', async () => {
  const mock = mockOf({
    openapi: '3.1.0',
    paths: {
      '/certificates': {
        get: {
          parameters: [
            { name: 'name', in: 'query', schema: { type: 'string', default: '' } },
            { name: 'kind', in: 'query', schema: { type: 'string' } },
          ],
          responses: { 200: answers({ type: 'array', items: certificate }) },
        },
        post: { requestBody: json(certificate), responses: { 201: answers(certificate) } },
      },
      '/certificates/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        get: { responses: { 200: answers(certificate) } },
      },
    },
  });
  await callMock(mock, 'POST', '/certificates', { name: 'web', kind: 'x' });
  const listed = async (query: string) =>
    ((await callMock(mock, 'GET', `/certificates${query}`)).json as { name: string }[]).filter(
      ({ name }) => name === 'web',
    ).length;
  expect([await listed(''), await listed('?name='), await listed('?name=web')]).toEqual([1, 1, 1]);
  expect([await listed('?name=other'), await listed('?kind=')]).toEqual([0, 0]);
});

test('a collection without state below a missing item is a 404', async () => {
  const mock = gists();
  expect((await callMock(mock, 'GET', '/gists/1/commits')).status).toBe(404);
  await callMock(mock, 'POST', '/gists', { files: {} });
  expect((await callMock(mock, 'GET', '/gists/1/commits')).status).toBe(200);
});
