import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import type { Document } from '../../contracts/openapi/document.ts';
import { callMock } from '../testing.ts';
import { mockOf } from './testing.ts';

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const pet = { 'application/json': { schema: ref('Pet') }, 'application/xml': { schema: ref('Pet') } };
const none = { description: '' };

const pets = {
  openapi: '3.1.0',
  paths: {
    '/pets': {
      post: {
        requestBody: { content: pet },
        responses: { 201: { description: '', content: pet }, 422: none },
      },
    },
    '/pets/{id}': {
      get: {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
        responses: { 200: { description: '', content: pet }, 404: none },
      },
    },
  },
  components: {
    schemas: {
      Pet: {
        type: 'object',
        required: ['id', 'name'],
        properties: {
          id: { type: 'integer', readOnly: true, xml: { attribute: true } },
          name: { type: 'string', minLength: 1 },
          tags: { type: 'array', items: { type: 'string', xml: { name: 'tag' } }, xml: { wrapped: true } },
        },
        xml: { name: 'pet' },
      },
    },
  },
} as unknown as Document;

describe('XML', () => {
  const xml = { 'content-type': 'application/xml', accept: 'application/xml' };

  test('is read, stored and answered with by the document’s hints', async () => {
    const mock = mockOf(pets);
    const sent = '<pet><name>Rex &amp; Co</name><tags><tag>a</tag><tag>b</tag></tags></pet>';
    const created = await callMock(mock, 'POST', '/pets', sent, xml);
    expect(created).toMatchObject({ status: 201, headers: { 'Content-Type': 'application/xml' } });
    const [, id] = /<pet id="(\d+)">/.exec(String(created.json)) ?? [];
    expect(created.json).toContain('<name>Rex &amp; Co</name><tags><tag>a</tag><tag>b</tag></tags>');
    expect(await callMock(mock, 'GET', `/pets/${id}`)).toMatchObject({
      json: { id: Number(id), name: 'Rex & Co', tags: ['a', 'b'] },
    });
  });

  test.each(['<pet><name/></pet>', '<pet>', '{"name":"Rex"}'])(
    'is refused where it is invalid: %s',
    async (sent) => {
      expect(await callMock(mockOf(pets), 'POST', '/pets', sent, xml)).toMatchObject({ status: 422 });
    },
  );
});

/** A mock of one operation with these media types of its answer. */
function answering(content: object, method = 'get', more: object = {}) {
  const operation = { responses: { 200: { description: '', content } }, ...more };
  return mockOf({ openapi: '3.1.0', paths: { '/it': { [method]: operation } } } as Document);
}

const piece = {
  type: 'object',
  required: ['delta'],
  properties: { delta: { type: 'string', examples: ['hel'] } },
};

describe('a stream', () => {
  test('has its items as events, or as lines', async () => {
    const of = async (content: object) => (await callMock(answering(content), 'GET', '/it')).json;
    const frame = 'data: {"delta":"hel"}\n\n';
    expect(await of({ 'text/event-stream': { schema: piece } })).toBe(frame);
    expect(await of({ 'text/event-stream': { itemSchema: piece } })).toBe(frame.repeat(2));
    expect(await of({ 'application/x-ndjson': { schema: piece } })).toBe('{"delta":"hel"}\n');
    expect(
      await of({
        'text/event-stream': { schema: piece, example: 'data: {"delta":"x"}\n\ndata: [DONE]\n\n' },
      }),
    ).toBe('data: {"delta":"x"}\n\ndata: [DONE]\n\n');
  });

  test('is answered with where the body asks for it', async () => {
    const schema = { type: 'object', properties: { stream: { type: 'boolean' } } };
    const content = {
      'text/event-stream': { schema: piece, example: { delta: 'x' } },
      'application/json': { schema: piece },
    };
    const mock = answering(content, 'post', { requestBody: { content: { 'application/json': { schema } } } });
    const typeOf = async (body: object, accept: string) =>
      (await callMock(mock, 'POST', '/it', body, { accept })).headers['Content-Type'];
    expect(await typeOf({ stream: true }, 'application/json')).toBe('text/event-stream');
    expect(await typeOf({ stream: true }, '*/*')).toBe('text/event-stream');
    expect(await typeOf({ stream: false }, '*/*')).toBe('application/json');
    expect(await typeOf({}, 'text/event-stream')).toBe('text/event-stream');
  });
});

describe('a file', () => {
  const bytesOf = async (type: string, media: object = {}) => {
    const { body } = await answering({ [type]: media }).handle({
      method: 'GET',
      path: '/it',
      query: '',
      headers: {},
      body: Buffer.alloc(0),
    });
    return Buffer.from(body);
  };

  test.each([
    ['image/png', '89504e470d0a1a0a'],
    ['image/*', '89504e470d0a1a0a'],
    ['image/jpeg', 'ffd8ff'],
    ['image/gif', '474946383961'],
    ['image/webp', '52494646'],
    ['application/pdf', '255044462d312e34'],
    ['application/zip', '504b0304'],
    ['audio/wav', '52494646'],
    ['image/svg+xml', '3c737667'],
  ])('of %s begins as its readers expect', async (type, start) => {
    const binary = { schema: { type: 'string', format: 'binary' } };
    for (const media of [{}, binary])
      expect((await bytesOf(type, media)).toString('hex')).toMatch(new RegExp(`^${start}`));
  });

  test('that is packed can be unpacked', async () => {
    expect(gunzipSync(await bytesOf('application/gzip')).toString()).toBe('sample\n');
  });

  test('is what a schema says where that is more', async () => {
    expect((await bytesOf('image/png', { schema: { type: 'string', const: 'x' } })).toString()).toBe('x');
  });
});
