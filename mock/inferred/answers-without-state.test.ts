import { describe, expect, test } from '@jest/globals';
import type { Document } from '../../contracts/openapi/document.ts';
import { spawnProcess } from '../../scripts/testing/spawn-cli.ts';
import { callMock } from '../testing.ts';
import { mockOf, petDocument } from './testing.ts';

const pets = () => mockOf(petDocument);

describe('an invalid call', () => {
  test('is refused as documented, with the location of the violation', async () => {
    expect(await callMock(pets(), 'POST', '/pets', { name: '' })).toMatchObject({
      status: 400,
      json: { code: 400, message: expect.stringContaining('/body/name') },
    });
  });

  test('is a problem where no refusal is documented', async () => {
    expect(await callMock(pets(), 'GET', '/pets/rex/toys')).toMatchObject({
      status: 422,
      headers: { 'Content-Type': 'application/problem+json' },
      json: {
        type: 'urn:bonafide:invalid-request',
        errors: [
          {
            pointer: '/path/id',
            documented: '#/paths/~1pets~1{id}~1toys/parameters/0/schema/type',
            expected: 'type: "integer"',
          },
        ],
      },
    });
  });

  test('is a problem for an unknown path, method or media type', async () => {
    expect(await callMock(pets(), 'GET', '/cats')).toMatchObject({ status: 404 });
    expect(await callMock(pets(), 'DELETE', '/pets')).toMatchObject({
      status: 405,
      headers: { Allow: 'GET, POST' },
      json: { type: 'urn:bonafide:no-such-method' },
    });
    const accept = { accept: 'text/html' };
    expect(await callMock(pets(), 'GET', '/pets', undefined, accept)).toMatchObject({ status: 406 });
    const text = { 'content-type': 'text/plain' };
    expect(await callMock(pets(), 'PUT', '/pets/1/toys/a', 'a', text)).toMatchObject({ status: 415 });
  });
});

describe('an operation without state', () => {
  test('answers with the first example, or the preferred one', async () => {
    const about = (prefer?: string) => callMock(pets(), 'GET', '/about', undefined, prefer ? { prefer } : {});
    expect(await about()).toMatchObject({ status: 200, json: { motto: 'sit' } });
    expect(await about('example=second')).toMatchObject({ json: { motto: 'stay' } });
    expect(await about('code=503')).toMatchObject({ status: 503, json: { message: expect.any(String) } });
    expect(await about('code=418')).toMatchObject({ json: { type: 'urn:bonafide:no-such-answer' } });
  });

  test('and one with state answer as the caller prefers', async () => {
    expect(await callMock(pets(), 'GET', '/pets/1', undefined, { prefer: 'code=200' })).toMatchObject({
      status: 200,
      json: { id: expect.any(Number), name: expect.any(String) },
    });
  });

  test('and one that is asked for its usual status does what it always does', async () => {
    const mock = pets();
    const { json } = await callMock(mock, 'POST', '/pets', { name: 'Rex' }, { prefer: 'code=201' });
    const { id } = json as { id: number };
    expect(await callMock(mock, 'GET', `/pets/${id}`)).toMatchObject({ json: { name: 'Rex' } });
    expect(await callMock(mock, 'DELETE', `/pets/${id}`, undefined, { prefer: 'code=404' })).toMatchObject({
      status: 404,
    });
    expect(await callMock(mock, 'GET', `/pets/${id}`)).toMatchObject({ status: 200 });
  });
});

describe('an answer of Prism', () => {
  const strict = (schema: object, example?: object): Document => ({
    openapi: '3.1.0',
    paths: {
      '/about': {
        get: {
          // Which only Prism says of an answer.
          deprecated: true,
          callbacks: { never: { 'http://127.0.0.1:1': { post: { responses: {} } } } },
          responses: {
            200: {
              description: '',
              content: { 'application/json': { schema, ...(example && { example }) } },
            },
          },
        },
      },
    },
  });

  test('is used where it is valid', async () => {
    const schema = { type: 'object', properties: { a: { const: 'x' } }, required: ['a'] };
    const mock = mockOf(strict(schema), 'prism');
    expect(await callMock(mock, 'GET', '/about')).toMatchObject({ status: 200, json: { a: 'x' } });
    expect(await callMock(mock, 'GET', '/about', undefined, { prefer: 'dynamic=true' })).toMatchObject({
      status: 200,
      headers: { deprecation: 'true' },
      json: { a: 'x' },
    });
  });

  test.each([
    [{ type: 'string', pattern: '^[a-f]{40}$' }],
    [{ type: 'integer', exclusiveMinimum: 3, exclusiveMaximum: 5 }],
    [{ type: 'array', prefixItems: [{ const: 1 }, { const: 'a' }], minItems: 2, items: false }],
    [{ type: 'array', contains: { const: 'here' }, items: { type: 'string' } }],
    [{ type: 'object', minProperties: 2, additionalProperties: { type: 'integer' } }],
    [{ type: 'string', format: 'uuid' }],
  ])('is not used where it violates %j', async (schema) => {
    const mock = mockOf(strict(schema), 'prism');
    const answer = await callMock(mock, 'GET', '/about', undefined, { prefer: 'dynamic=true' });
    expect(answer.status).toBe(200);
    const pointer = '#/paths/~1about/get/responses/200/content/application~1json/schema';
    expect(mock.spec.validators.json(pointer)(answer.json)).toBeUndefined();
  });

  test('is not used for an operation with state, nor unasked', async () => {
    const script = `
      import { createRequire } from 'node:module';
      import { mockOf, petDocument } from ${JSON.stringify(import.meta.resolve('./testing.ts'))};
      import { callMock } from ${JSON.stringify(import.meta.resolve('../testing.ts'))};
      const own = mockOf(petDocument);
      const mock = mockOf(petDocument, 'prism');
      const isLoaded = () => Object.keys(createRequire(import.meta.url).cache).some((file) => file.includes('prism-http'));
      await callMock(mock, 'GET', '/pets', undefined, { prefer: 'code=200' });
      await callMock(own, 'GET', '/about', undefined, { prefer: 'example=second' });
      const before = isLoaded();
      await callMock(mock, 'GET', '/about', undefined, { prefer: 'example=second' });
      console.log(before, isLoaded());
    `;
    const node = spawnProcess(process.execPath, ['--input-type=module', '-e', script], {});
    await node.exit;
    expect(node.stdout()).toBe('false true\n');
  }, 60_000);
});
