import { expect, test } from '@jest/globals';
import type { Document, Schema } from '../../contracts/openapi/document.ts';
import { loadDocument } from '../../contracts/openapi/load-document.ts';
import { callMock } from '../testing.ts';
import { answers, json, mockOf } from './testing.ts';

// What few documents have.

const text = { type: 'string' } as const;
const none = { description: '' };
const info = { title: 'Pets', version: '1' };

test('a value whose discriminator names nothing has what the default mapping has', async () => {
  const cat: Schema = {
    type: 'object',
    required: ['kind'],
    properties: { kind: { const: 'cat' }, lives: { type: 'integer' } },
  };
  const other: Schema = {
    type: 'object',
    required: ['kind'],
    properties: { kind: { type: 'string', not: { const: 'cat' } }, legs: { type: 'integer' } },
  };
  const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const discriminator = {
    propertyName: 'kind',
    mapping: { cat: '#/components/schemas/Cat' },
    defaultMapping: 'Other',
  };
  const pet = { oneOf: [ref('Cat'), ref('Other')], discriminator, properties: { id: text } } as Schema;
  const mock = mockOf({
    openapi: '3.2.0',
    paths: {
      '/pets': {
        get: { responses: { 200: answers({ type: 'array', items: pet }) } },
        post: { requestBody: { required: true, ...json(pet) }, responses: { 201: answers(pet) } },
      },
      '/pets/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, schema: text }],
        get: { responses: { 200: answers(pet), 404: none } },
      },
    },
    components: { schemas: { Cat: cat, Other: other } },
  } as Document);
  const made = (await callMock(mock, 'POST', '/pets', { kind: 'ant', legs: 6, lives: 9 })).json;
  expect(made).toMatchObject({ kind: 'ant', legs: 6 });
  expect(made).not.toHaveProperty('lives');
});

test('an example that is the text of an object is that object', async () => {
  const pet: Schema = { properties: { id: { type: 'integer' }, name: text } };
  const content = { 'application/json': { schema: pet, example: '{ "id": 7, "name": "Rex" }' } };
  const paths = { '/pet': { get: { responses: { 200: { description: '', content } } } } };
  const { json: shown } = await callMock(mockOf({ openapi: '3.1.0', paths }), 'GET', '/pet');
  expect(shown).toEqual({ id: 7, name: 'Rex' });
});

test('an example that is elsewhere is a warning, since nothing fetches it', async () => {
  const examples = { far: { externalValue: 'https://pets.example/far.json' } };
  const content = { 'application/json': { schema: text, examples } };
  const { issues } = await loadDocument({
    openapi: '3.0.3',
    info,
    paths: { '/pets': { get: { responses: { 200: { description: 'all', content } } } } },
  });
  expect(issues.map(({ rule }) => rule)).toContain('external-example');
});

test('the data of an event that is JSON keeps to the schema of its content', async () => {
  const data = {
    type: 'string',
    contentMediaType: 'application/json',
    contentSchema: { type: 'object', required: ['n'], properties: { n: { type: 'integer' } } },
  };
  const itemSchema = { type: 'object', required: ['data'], properties: { event: { const: 'tick' }, data } };
  const { spec } = await loadDocument({
    openapi: '3.2.0',
    info,
    paths: {
      '/ticks': {
        get: { responses: { 200: { description: 'all', content: { 'text/event-stream': { itemSchema } } } } },
      },
    },
  });
  const { json: body } = await callMock(mockOf(spec.document), 'GET', '/ticks');
  const lines = String(body)
    .split('\n')
    .filter((line) => line.startsWith('data: '));
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines)
    expect(JSON.parse(line.slice('data: '.length))).toEqual({ n: expect.any(Number) });
});

test('parts of a multipart body may be named as a list or an object', async () => {
  const pet = {
    type: 'object',
    required: ['name'],
    additionalProperties: false,
    properties: {
      name: text,
      tags: { type: 'array', items: text },
      sizes: { type: 'array', items: { type: 'integer' } },
      owner: { type: 'object', properties: { name: text, age: { type: 'integer' } } },
    },
  };
  const mock = mockOf({
    openapi: '3.1.0',
    paths: {
      '/pets': {
        post: {
          requestBody: { required: true, content: { 'multipart/form-data': { schema: pet } } },
          responses: { 201: answers({ ...pet, properties: { ...pet.properties, id: { type: 'integer' } } }) },
        },
      },
      '/pets/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
        delete: { responses: { 204: none } },
      },
    },
  });
  const form = new FormData();
  const fields = {
    name: 'Rex',
    'tags[]': 'big',
    'sizes[0]': '3',
    'sizes[1]': '4',
    'owner[name]': 'Ann',
    'owner[age]': '41',
  };
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  const sent = new Response(form);
  const headers = { 'content-type': sent.headers.get('content-type') ?? '' };
  const body = Buffer.from(await sent.arrayBuffer());
  const reply = await mock.handle({ method: 'POST', path: '/pets', query: '', headers, body });
  expect([reply.status, JSON.parse(reply.body.toString())]).toEqual([
    201,
    { id: 1, name: 'Rex', tags: ['big'], sizes: [3, 4], owner: { name: 'Ann', age: 41 } },
  ]);
});
