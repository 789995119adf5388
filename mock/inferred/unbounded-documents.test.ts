import { expect, test } from '@jest/globals';
import type { Document, Schema } from '../../contracts/openapi/document.ts';
import { loadDocument } from '../../contracts/openapi/load-document.ts';
import { createMock } from '../mock.ts';
import { documentApi } from './index.ts';
import { answers, json } from './testing.ts';

const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

/** Schemas S0, S1, …, each made of the next one, and the last one a text. */
function chain(length: number, of: (next: Schema) => Schema): Record<string, Schema> {
  const links = Array.from({ length }, (_, i) => [`S${i}`, of(ref(`S${i + 1}`))] as const);
  return { ...Object.fromEntries(links), [`S${length}`]: { type: 'string' } };
}

function documentOf(schema: Schema, schemas: Record<string, Schema>): Document {
  const responses = { 200: answers(schema) };
  const post = { operationId: 'send', requestBody: { required: true, ...json(schema) }, responses };
  return {
    openapi: '3.1.0',
    info: { title: 'Unbounded', version: '1' },
    paths: { '/a': { get: { operationId: 'read', responses }, post } },
    components: { schemas },
  } as Document;
}

async function statuses(schema: Schema, schemas: Record<string, Schema> = {}): Promise<number[]> {
  const { spec } = await loadDocument({ ...documentOf(schema, schemas) });
  const mock = createMock(documentApi(spec, { auth: 'off' }));
  const call = (method: string, body = '') =>
    mock.handle({
      method,
      path: '/a',
      query: '',
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(body),
    });
  const answered = [await call('GET'), await call('POST', '{}'), await call('POST', '"a"')];
  return answered.map(({ status }) => status);
}

test.each([
  ['a text of a hundred million characters', { type: 'string', minLength: 1e8 }],
  ['a text longer than any text', { type: 'string', minLength: 1e9 }],
  ['a pattern of a hundred million characters', { type: 'string', pattern: '^a{100000000}$' }],
  ['a list of a billion items', { type: 'array', minItems: 1e9 }],
  ['a billion items of a kind', { type: 'array', minContains: 1e9, contains: { type: 'integer' } }],
  ['ten million members', { type: 'object', minProperties: 1e7, additionalProperties: { type: 'string' } }],
  [
    'a pattern of fifty thousand alternatives',
    { type: 'string', pattern: `^(${Array.from({ length: 50_000 }, (_, i) => `a${i}`).join('|')})$` },
  ],
] as [string, Schema][])('a response of %s is a 501', async (_, schema) => {
  expect(await statuses(schema)).toEqual([501, 422, 422]);
});

test('a pattern that is too large for the engine is left out', async () => {
  const pattern = `${'('.repeat(20_000)}${')'.repeat(20_000)}`;
  expect(await statuses({ type: 'string', pattern })).toEqual([200, 422, 200]);
});

test.each([
  ['a diamond of references', 28, (next: Schema) => ({ allOf: [next, next] })],
  [
    'alternatives of alternatives',
    24,
    (next: Schema) => ({ oneOf: [next, { allOf: [next, { required: ['a'] }] }] }),
  ],
] as [string, number, (next: Schema) => Schema][])(
  '%s: doubled with each level, every call is answered, too complex or a 501',
  async (_, length, of) => {
    const [read, ...sent] = await statuses(ref('S0'), chain(length, of));
    expect([200, 501]).toContain(read);
    for (const status of sent) expect([200, 413, 422, 501]).toContain(status);
  },
);

test('an action whose body is a diamond of references is served', async () => {
  const schemas = chain(28, (next) => ({ allOf: [next, next] }));
  const last = { type: 'object', properties: { x: { type: 'string' } } } as const;
  const document = documentOf(ref('S0'), { ...schemas, S28: last });
  const { post } = document.paths['/a'] as Record<string, object>;
  const { spec } = await loadDocument({ ...document, paths: { '/a': { post } } });
  expect(createMock(documentApi(spec, { auth: 'off' })).spec.operations.size).toBe(1);
});

test('members of members that double with each level are a 501', async () => {
  const both = (next: Schema) => ({
    type: 'object',
    required: ['a', 'b'],
    properties: { a: next, b: next },
  });
  expect(await statuses(ref('S0'), chain(22, both))).toEqual([501, 422, 422]);
});

test('a long chain of references is cut', async () => {
  expect(
    await statuses(
      ref('S0'),
      chain(1000, (next) => next),
    ),
  ).toEqual([200, 200, 200]);
});

test('members deeper than the stack are a 501 or too complex', async () => {
  const inner = (next: Schema) => ({ type: 'object', required: ['n'], properties: { n: next } });
  const [read, ...sent] = await statuses(ref('S0'), chain(5000, inner));
  expect(read).toBe(501);
  for (const status of sent) expect([413, 422]).toContain(status);
});
