import { expect, test } from '@jest/globals';
import type { Schema } from '../../contracts/openapi/document.ts';
import { callMock } from '../testing.ts';
import { answers, json, mockOf } from './testing.ts';

const text = { type: 'string' } as const;
const article: Schema = {
  type: 'object',
  required: ['type', 'id', 'attributes'],
  properties: {
    type: text,
    id: { ...text, readOnly: true },
    attributes: { type: 'object', required: ['title'], properties: { title: text, created: text } },
  },
};
const data = (schema: Schema): Schema => ({
  type: 'object',
  required: ['data'],
  properties: { data: schema },
});
const query = (name: string, schema: Schema = text) => ({ name, in: 'query', schema }) as const;

const articles = async () => {
  const errors: Schema = {
    type: 'array',
    items: { type: 'object', required: ['status'], properties: { status: text, detail: text } },
  };
  const mock = mockOf({
    openapi: '3.1.0',
    paths: {
      '/articles': {
        get: {
          parameters: [query('filter[title]'), query('sort'), query('author', { type: 'string' })],
          responses: { 200: answers(data({ type: 'array', items: article })) },
        },
        post: { requestBody: json(data(article)), responses: { 201: answers(data(article)) } },
      },
      '/articles/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, schema: text }],
        get: {
          responses: {
            200: answers(data(article)),
            404: answers({ type: 'object', properties: { errors } }),
          },
        },
      },
    },
  });
  for (const [title, created] of [
    ['One', '2'],
    ['Two', '1'],
    ['One', '1'],
  ])
    await callMock(mock, 'POST', '/articles', {
      data: { type: 'articles', id: 'x', attributes: { title, created } },
    });
  return mock;
};

test.each([
  ['filter[title]=One', 'One2 One1'],
  ['filter[title]=None', ''],
  ['sort=-title', 'Two1 One2 One1'],
  ['sort=created,title', 'One1 Two1 One2'],
  ['sort=-title,created', 'Two1 One1 One2'],
  ['sort=unknown', 'One2 Two1 One1'],
])('?%s looks into the attributes', async (asked, wanted) => {
  const { json: body } = await callMock(await articles(), 'GET', `/articles?${asked}`);
  const found = (body as { data: { attributes: { title: string; created: string } }[] }).data;
  expect(found.map(({ attributes }) => attributes.title + attributes.created).join(' ')).toBe(wanted);
});

test('the status of an error is its status', async () => {
  const { json: body } = await callMock(await articles(), 'GET', '/articles/nope');
  expect(body).toMatchObject({ errors: [{ status: '404' }] });
});
