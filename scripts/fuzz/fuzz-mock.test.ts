import { expect, test } from '@jest/globals';
import { builtinNames } from '../../contracts/openapi/load-builtin.ts';
import { writeFiles } from '../testing/write-files.ts';
import { fuzzMock } from './fuzz-mock.ts';

const seed = 20_261_201;

const item = {
  type: 'object',
  required: ['id'],
  properties: {
    id: { type: 'string' },
    mail: { type: 'string', pattern: '^(?!x)(a+)+@' },
    parts: { type: 'array', uniqueItems: true, items: { $ref: '#/components/schemas/Item' } },
    either: { oneOf: [{ $ref: '#/components/schemas/Item' }, { type: 'integer' }] },
    long: { type: 'string', minLength: 1e9 },
  },
};
const content = { 'application/json': { schema: { $ref: '#/components/schemas/Item' } } };
const answer = { description: '', content };
const filter = {
  name: 'f',
  in: 'query',
  style: 'deepObject',
  schema: { type: 'object', additionalProperties: true },
};

/** Patterns, recursion and sizes that are costly, and items that callers name. */
const hardDocument = {
  openapi: '3.1.0',
  info: { title: 'Hard', version: '1' },
  paths: {
    '/items': {
      get: {
        parameters: [filter],
        responses: {
          200: {
            description: '',
            content: {
              'application/json': { schema: { type: 'array', items: { $ref: '#/components/schemas/Item' } } },
            },
          },
        },
      },
      post: { requestBody: { content }, responses: { 201: answer } },
    },
    '/items/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
      get: { responses: { 200: answer, 404: { description: '' } } },
      put: { requestBody: { content }, responses: { 200: answer } },
      patch: {
        requestBody: { content: { 'application/merge-patch+json': {}, 'application/json-patch+json': {} } },
        responses: { 200: answer },
      },
      delete: { responses: { 204: { description: '' } } },
    },
  },
  components: { schemas: { Item: item } },
};

test.each(builtinNames)(
  'random requests to %s are answered, none with an undocumented error',
  async (name) => {
    const { statuses, failures } = await fuzzMock(name, { requests: 400, seed });
    expect(failures).toEqual([]);
    // They reach its operations.
    expect([...statuses.keys()].some((status) => status < 300)).toBe(true);
  },
);

test('random requests to a document that is made to be hard are answered', async () => {
  const file = writeFiles({ 'openapi.json': hardDocument });
  const { failures } = await fuzzMock(file, { requests: 500, seed });
  expect(failures).toEqual([]);
});
