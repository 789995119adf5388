import { describe, expect, test } from '@jest/globals';
import { builtinNames } from '../../contracts/openapi/load-builtin.ts';
import { runCli } from '../testing/run-cli.ts';
import { writeFiles } from '../testing/write-files.ts';

type Json = Record<string, unknown>;

/** One operation with a parameter, a body and an answer, each as it is given. */
interface Sample {
  parameters?: unknown[];
  body?: unknown;
  answer?: unknown;
  more?: Json;
}

const pet = {
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string', maxLength: 20 },
    kind: { enum: ['cat', 'dog'] },
    age: { type: 'integer' },
  },
};

const limit = { name: 'limit', in: 'query', schema: { type: 'integer', maximum: 100 } };

const json = (schema: unknown) => ({ 'application/json': { schema } });

function sample({ parameters = [limit], body = pet, answer = pet, more = {} }: Sample = {}): Json {
  const operation = {
    operationId: 'addPet',
    parameters,
    requestBody: { content: json(body) },
    responses: {
      200: {
        description: 'added',
        headers: { ETag: { required: true, schema: { type: 'string' } } },
        content: json(answer),
      },
      404: { description: 'not there' },
    },
    ...more,
  };
  return { openapi: '3.1.0', info: { title: 'Pets', version: '1' }, paths: { '/pets': { post: operation } } };
}

const withPet = (properties: Json, more: Json = {}) => ({
  ...pet,
  properties: { ...pet.properties, ...properties },
  ...more,
});
const without = (name: string) => ({
  ...pet,
  properties: Object.fromEntries(Object.entries(pet.properties).filter(([key]) => key !== name)),
});

function compare(old: Json, now: Json, ...options: string[]) {
  const file = writeFiles({ 'old.json': old, 'new.json': now });
  return runCli('diff', file, file.replace('old.json', 'new.json'), ...options);
}

describe('a breaking change', () => {
  const breaks: [what: string, old: Sample, now: Sample, message: RegExp][] = [
    [
      'a parameter that is gone',
      {},
      { parameters: [] },
      /requests .*\n.*query parameter limit is no longer accepted/,
    ],
    [
      'one that is required',
      {},
      { parameters: [{ ...limit, required: true }] },
      /requests .*\n.*limit is required/,
    ],
    [
      'a new one that is required',
      {},
      { parameters: [limit, { name: 'x', in: 'header', required: true, schema: {} }] },
      /header parameter x is required/,
    ],
    [
      'a lower limit',
      {},
      { parameters: [{ ...limit, schema: { type: 'integer', maximum: 50 } }] },
      /limit must be at most 50/,
    ],
    [
      'another way to write it',
      {},
      { parameters: [{ ...limit, style: 'pipeDelimited' }] },
      /limit is serialized in another style/,
    ],
    [
      'a body that is required',
      {},
      { more: { requestBody: { required: true, content: json(pet) } } },
      /the body is required/,
    ],
    ['a body that is not read', {}, { more: { requestBody: undefined } }, /a body is no longer accepted/],
    [
      'another media type',
      {},
      { more: { requestBody: { content: { 'text/plain': {} } } } },
      /a body of type application\/json is no longer accepted/,
    ],
    [
      'a new required property',
      {},
      { body: withPet({}, { required: ['name', 'age'] }) },
      /requests .*\n.*the body \/age must be present/,
    ],
    [
      'a type that is narrower',
      {},
      { body: withPet({ age: { type: 'string' } }) },
      /\/age must be string, not integer/,
    ],
    [
      'a value that is gone',
      {},
      { body: withPet({ kind: { enum: ['cat'] } }) },
      /\/kind must be anything but dog/,
    ],
    [
      'a shorter text',
      {},
      { body: withPet({ name: { type: 'string', maxLength: 9 } }) },
      /\/name must be at most 9 characters/,
    ],
    [
      'a pattern',
      {},
      { body: withPet({ name: { type: 'string', maxLength: 20, pattern: '^a' } }) },
      /\/name must be of the pattern \^a/,
    ],
    [
      'a property that is refused',
      {},
      { body: { ...without('age'), additionalProperties: false } },
      /\/age must be absent/,
    ],
    [
      'an alternative that is gone',
      { body: { oneOf: [{ type: 'string' }, { type: 'null' }] } },
      { body: { oneOf: [{ type: 'string' }] } },
      /must be string, not null/,
    ],
    ['credentials', {}, { more: { security: [{ key: [] }] } }, /credentials are required/],
    [
      'an answer that is gone',
      {},
      { more: { responses: { 202: { description: 'later' } } } },
      /responses .*\n.*200 is no longer returned/,
    ],
    [
      'an answer of another media type',
      {},
      { more: { responses: { 200: { ...answerOf(sample()), content: { 'text/plain': {} } } } } },
      /200 is no longer returned as application\/json/,
    ],
    [
      'a header that is gone',
      {},
      { more: { responses: { 200: { description: 'added', content: json(pet) } } } },
      /the header ETag is no longer returned/,
    ],
    [
      'a property that may be missing',
      {},
      { answer: { ...pet, required: [] } },
      /responses .*\n.*200: \/name was always present, and no longer has to be/,
    ],
    ['an optional property that is gone', {}, { answer: without('age') }, /200: \/age is no longer returned/],
    [
      'a null that was not there',
      {},
      { answer: withPet({ age: { type: ['integer', 'null'] } }) },
      /\/age was always integer, not null, and no longer/,
    ],
    [
      'a value that was not there',
      {},
      { answer: withPet({ kind: { enum: ['cat', 'dog', 'fox'] } }) },
      /\/kind was always anything but fox/,
    ],
  ];
  test.each(breaks)('%s', async (_, old, now, message) => {
    const { code, out, err } = await compare(sample(old), withKey(sample(now)));
    expect(err).toBe('');
    expect(out).toMatch(message);
    expect(out).toMatch(/ {4}\S+old\.json:\d+:\d+ #\S* → \S+new\.json:\d+:\d+ #\S*/);
    expect(out).toMatch(/^1 breaking change: /m);
    expect(code).toBe(1);
  });

  test('a removed operation', async () => {
    const { code, out } = await compare(sample(), { ...sample(), paths: {} });
    expect(out).toMatch(/^✗ requests · addPet · POST \/pets\n {4}the operation was removed\n/);
    expect(code).toBe(1);
  });
});

function withKey(document: Json): Json {
  return {
    ...document,
    components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'k' } } },
  };
}

describe('no breaking change', () => {
  const changes: [what: string, old: Sample, now: Sample][] = [
    ['nothing', {}, {}],
    ['a new optional parameter', {}, { parameters: [limit, { name: 'x', in: 'query', schema: {} }] }],
    ['a higher limit', {}, { parameters: [{ ...limit, schema: { type: 'number', maximum: 200 } }] }],
    [
      'a new optional property',
      {},
      { body: withPet({ tag: { type: 'string' } }), answer: withPet({ tag: { type: 'string' } }) },
    ],
    [
      'a request that allows more',
      {},
      { body: withPet({ kind: { type: 'string' }, age: { type: ['integer', 'null'] } }) },
    ],
    [
      'a response with fewer values',
      {},
      { answer: withPet({ kind: { enum: ['cat'] } }, { required: ['name', 'kind'] }) },
    ],
    ['an error that is not answered', {}, { more: { responses: { 200: { ...answerOf(sample()) } } } }],
    [
      'readOnly and required',
      {},
      { body: withPet({ id: { readOnly: true } }, { required: ['name', 'id'] }) },
    ],
    ['the same in parts', { body: pet }, { body: { allOf: [{ type: 'object', required: ['name'] }, pet] } }],
    [
      'an alternative more',
      { body: { oneOf: [{ type: 'string' }] } },
      { body: { oneOf: [{ type: 'null' }, { type: 'string' }] } },
    ],
  ];
  test.each(changes)('%s', async (_, old, now) => {
    expect(await compare(sample(old), sample(now))).toEqual({
      code: 0,
      out: 'no breaking changes\n',
      err: '',
    });
  });

  test('a renamed path parameter', async () => {
    const path = (name: string) => {
      const get = {
        operationId: 'get',
        parameters: [{ name, in: 'path', required: true, schema: {} }],
        responses: {},
      };
      return { ...sample(), paths: { [`/pets/{${name}}`]: { get } } };
    };
    expect((await compare(path('id'), path('petId'))).out).toBe('no breaking changes\n');
  });

  test('OpenAPI 3.1 instead of 3.0', async () => {
    const of = (openapi: string, age: Json) => ({
      ...sample({ body: withPet({ age }), answer: withPet({ age }) }),
      openapi,
    });
    const old = of('3.0.3', { type: 'integer', nullable: true, minimum: 0, exclusiveMinimum: true });
    expect((await compare(old, of('3.1.0', { type: ['integer', 'null'], exclusiveMinimum: 0 }))).out).toBe(
      'no breaking changes\n',
    );
  });

  test.each(builtinNames)('%s compared with itself has no breaking change', async (name) => {
    expect((await runCli('diff', name, name)).out).toBe('no breaking changes\n');
  });

  test('a recursive schema is compared', async () => {
    const tree = { properties: { children: { items: { $ref: '#/components/schemas/Tree' } } } };
    const document = {
      ...sample({ body: { $ref: '#/components/schemas/Tree' } }),
      components: { schemas: { Tree: tree } },
    };
    expect((await compare(document, document)).out).toBe('no breaking changes\n');
  });
});

function answerOf(document: Json): Json {
  const paths = document.paths as { '/pets': { post: { responses: { 200: Json } } } };
  return paths['/pets'].post.responses[200];
}

describe('--used-by names the affected consumers', () => {
  const pact = (consumer: string, body: Json) => ({
    consumer: { name: consumer },
    provider: { name: 'pets' },
    interactions: [
      {
        description: `${consumer} adds a pet`,
        request: { method: 'POST', path: '/pets', headers: { 'Content-Type': 'application/json' }, body },
        response: { status: 200, headers: { ETag: 'x' } },
      },
    ],
    metadata: { pactSpecification: { version: '2.0.0' } },
  });

  test('--used-by says that no consumer is affected', async () => {
    const [shop, clinic] = ['shop', 'clinic'].map((name) =>
      writeFiles({
        [`${name}.json`]: pact(name, name === 'shop' ? { name: 'Rex' } : { name: 'Rex', age: 3 }),
      }),
    );
    const now = sample({ body: withPet({}, { required: ['name', 'age'] }) });
    const { code, out } = await compare(sample(), now, '--used-by', shop ?? '', '--used-by', clinic ?? '');
    expect(out).toMatch(
      /must be present\n.*\n {4}affects shop: shop adds a pet\n1 breaking change: .*; affected: shop\n$/,
    );
    expect(code).toBe(1);
  });

  test('an interaction that is lost without a breaking change is reported', async () => {
    const file = writeFiles({ 'shop.json': pact('shop', { name: 'Rex' }) });
    const { code, out } = await compare(
      sample({ more: { deprecated: true } }),
      { ...sample(), paths: {} },
      '--used-by',
      file,
    );
    expect(out).toMatch(/^✗ shop · addPet\n {4}shop adds a pet: no longer supported\n/);
    expect(out).toMatch(/^1 interaction no longer supported; affected: shop\n$/m);
    expect(code).toBe(1);
  });

  test('a file that is neither HAR nor Pact is wrong usage', async () => {
    const file = writeFiles({ 'other.json': { hello: 'world' } });
    expect((await compare(sample(), sample(), '--used-by', file)).code).toBe(2);
  });
});

test.each([
  ['one document', ['diff', 'docker'], /name two documents/],
  ['a missing file', ['diff', 'docker', 'none.yaml'], /none\.yaml: no such file/],
])('%s is wrong usage', async (_, args, message) => {
  const { code, err } = await runCli(...args);
  expect(err).toMatch(message);
  expect(code).toBe(2);
});
