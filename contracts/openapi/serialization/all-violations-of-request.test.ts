import { expect, test } from '@jest/globals';
import type { Document } from '../document.ts';
import { expectedText, messageAt, pointerOf } from '../input-violation.ts';
import { createSpec } from '../spec.ts';
import { allViolations } from './all-violations-of-request.ts';
import { parseRequest } from './parse-request.ts';

const schema = {
  type: 'object',
  required: ['name', 'owner'],
  unevaluatedProperties: false,
  properties: {
    name: { type: 'string', maxLength: 3, pattern: '^a' },
    owner: { type: 'object', required: ['a/b'] },
    sizes: { type: 'array', items: { type: 'integer' } },
  },
};

const document: Document = {
  openapi: '3.1.0',
  paths: {
    '/pets': {
      post: {
        operationId: 'addPet',
        parameters: [
          { name: 'ids', in: 'query', schema: { type: 'array', items: { type: 'integer' } } },
          { name: 'X-Key', in: 'header', required: true, schema: { type: 'string' } },
        ],
        requestBody: {
          required: true,
          content: { 'application/json': { schema }, 'application/x-www-form-urlencoded': { schema } },
        },
        responses: { 204: { description: 'Added.' } },
      },
    },
  },
};

const spec = createSpec('pets', document);
const at = '#/paths/~1pets/post/requestBody/content/application~1json/schema';

async function violationsOf(body: string, query = '', type = 'application/json') {
  const operation = spec.operations.get('addPet');
  if (!operation) throw new Error('no operation');
  const headers = { 'content-type': type, 'x-key': 'k' };
  const request = { method: 'POST', path: '/pets', query, headers, body: Buffer.from(body) };
  return allViolations(spec, operation, request, await parseRequest(spec, operation, request, {}));
}

const textsOf = async (...given: Parameters<typeof violationsOf>) =>
  (await violationsOf(...given)).map((one) => `${pointerOf(one)} ${messageAt(one)}`).sort();

test('a valid request has no violation', async () => {
  expect(await textsOf('{"name":"a","owner":{"a/b":1}}', 'ids=1&ids=2')).toEqual([]);
});

test('every violation of a body is found, each at its property', async () => {
  expect(await textsOf('{"name":"bccc","sizes":[1,"x",2,"y"],"more":1}')).toEqual([
    '/body/more must not be there',
    '/body/name must NOT have more than 3 characters',
    '/body/name must match pattern "^a"',
    '/body/owner is missing',
    '/body/sizes/1 must be integer',
    '/body/sizes/3 must be integer',
  ]);
  expect(await textsOf('{"name":"a","owner":{}}')).toEqual(['/body/owner/a~1b is missing']);
});

test('every violation of a form and of a parameter is found', async () => {
  expect(await textsOf('name=bccc', 'ids=x&ids=1&ids=y', 'application/x-www-form-urlencoded')).toEqual([
    '/body/name must NOT have more than 3 characters',
    '/body/name must match pattern "^a"',
    '/body/owner is missing',
    '/query/ids/0 must be integer',
    '/query/ids/2 must be integer',
  ]);
});

test('a body that cannot be read has one violation', async () => {
  expect(await textsOf('{')).toEqual(['/body the body is not JSON']);
  expect(await textsOf('')).toEqual(['/body the body is missing']);
  expect(await textsOf('x', '', 'text/plain')).toEqual([
    '/body text/plain is not one of application/json, application/x-www-form-urlencoded',
  ]);
});

test('of a large body only the first violation is found, and of many the first hundred', async () => {
  const sizes = (count: number) =>
    JSON.stringify({ name: 'a', owner: { 'a/b': 1 }, sizes: Array(count).fill('x') });
  expect(await textsOf(sizes(200))).toHaveLength(100);
  expect(await textsOf(sizes(2 ** 16))).toEqual(['/body/sizes/0 must be integer']);
});

test('what is expected is the rule of the document, where that is a value or a list of values', async () => {
  const violations = await violationsOf('{"name":"bccc"}');
  expect(violations.map((one) => expectedText(document, one)).sort()).toEqual([
    'maxLength: 3',
    'pattern: "^a"',
    'required: ["name","owner"]',
  ]);
  const [first] = violations;
  if (!first) throw new Error('no violation');
  expect(expectedText(document, { ...first, schemaPointer: `${at}/properties` })).toBeUndefined();
});
