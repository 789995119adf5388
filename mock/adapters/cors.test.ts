import { describe, expect, test } from '@jest/globals';
import { type HttpResponse, headerOf } from '../../contracts/http/message.ts';
import type { Document } from '../../contracts/openapi/document.ts';
import { createSpec } from '../../contracts/openapi/spec.ts';
import { afterThisTest } from '../../scripts/testing/clean-up.ts';
import { problemOf } from '../../scripts/testing/expect-problem.ts';
import { clientOf, type ServedMock, secretBody, serveMock } from '../../scripts/testing/serve-mock.ts';
import { builtinMock } from '../apis/index.ts';
import { documentApi } from '../inferred/index.ts';
import { answers, mockOf, petDocument } from '../inferred/testing.ts';
import { createMock } from '../mock.ts';
import type { CorsOptions } from './cors.ts';
import { serve } from './serve.ts';

const app = 'http://localhost:5173';

const corsHeaders = ({ headers }: HttpResponse) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => /^(access-control-|vary$)/i.test(name)));

async function servePets(cors?: CorsOptions): Promise<ServedMock['send']> {
  const served = await serve(mockOf(petDocument), { host: '127.0.0.1', port: 0 }, { token: 'none', cors });
  afterThisTest(served.close);
  return clientOf(served.address);
}

const preflight = (method: string, more = {}) => ({
  headers: { origin: app, 'access-control-request-method': method, ...more },
});

describe('a page of this machine', () => {
  test.each([
    'http://localhost:5173',
    'https://localhost',
    'http://127.0.0.1:8080',
    'http://127.1.2.3',
    'http://[::1]:3000',
    'https://app.localhost:1',
    'http://shop.test',
    'http://a.b.shop.test:9',
  ])('may call from %s', async (origin) => {
    const send = await servePets();
    const listed = await send('GET', '/pets', { headers: { origin } });
    expect(listed.status).toBe(200);
    expect(headerOf(listed.headers, 'access-control-allow-origin')).toBe(origin);
    expect(headerOf(listed.headers, 'access-control-allow-credentials')).toBe('true');
    expect(headerOf(listed.headers, 'vary')).toBe('Origin');
  });

  test('can read the headers of an answer', async () => {
    const send = await servePets();
    const body = JSON.stringify({ name: 'Rex' });
    const headers = { origin: app, 'content-type': 'application/json' };
    const created = await send('POST', '/pets', { headers, body });
    expect(created.status).toBe(201);
    expect(headerOf(created.headers, 'access-control-expose-headers')).toBe('Location');
  });

  test.each([
    ['an invalid request', 'POST', '/pets', {}, 400],
    ['an unknown path', 'GET', '/cats', {}, 404],
    ['an unknown method', 'PATCH', '/pets', {}, 405],
    ['a fault', 'GET', '/about', { prefer: 'fault=503' }, 503],
  ])('can read the answer to %s', async (_, method, path, headers, status) => {
    const send = await servePets();
    const answer = await send(method, path, { headers: { origin: app, ...headers } });
    expect(answer.status).toBe(status);
    expect(headerOf(answer.headers, 'access-control-allow-origin')).toBe(app);
  });

  test('can read why an operation is disabled', async () => {
    const walk = { id: 'walk', method: 'PATCH', path: '/walks', pointer: '#/paths/~1walks/patch' };
    const disabled = [{ ...walk, reason: 'its schema refers to nothing' }];
    const spec = createSpec('pets.yaml', petDocument, { disabled });
    const { send } = await serveMock('tcp', createMock(documentApi(spec, { auth: 'off' })));
    const asked = await send('OPTIONS', '/walks', preflight('PATCH'));
    expect(headerOf(asked.headers, 'access-control-allow-methods')).toBe('PATCH');
    const answer = await send('PATCH', '/walks', { headers: { origin: app } });
    expect([answer.status, headerOf(answer.headers, 'access-control-allow-origin')]).toEqual([501, app]);
  });

  test('can read that its body is too large', async () => {
    const send = await servePets();
    const answer = await send('POST', '/pets', {
      headers: { origin: app },
      body: Buffer.alloc(33 * 2 ** 20),
    });
    expect([answer.status, headerOf(answer.headers, 'access-control-allow-origin')]).toEqual([413, app]);
  });
});

describe('a preflight', () => {
  test('is answered from the document, with the headers that are asked for', async () => {
    const send = await servePets();
    const asked = preflight('DELETE', { 'access-control-request-headers': 'authorization,x-csrf-token' });
    const answer = await send('OPTIONS', '/pets/1', asked);
    expect([answer.status, answer.body.length]).toEqual([204, 0]);
    expect(corsHeaders(answer)).toEqual({
      'access-control-allow-origin': app,
      'access-control-allow-credentials': 'true',
      'access-control-allow-methods': 'GET, HEAD, PUT, DELETE, PATCH',
      'access-control-allow-headers': 'authorization,x-csrf-token',
      vary: 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers',
    });
  });

  test('of a path that the document does not have allows the method, so that the page sees the 404', async () => {
    const send = await servePets();
    const answer = await send('OPTIONS', '/cats', preflight('QUERY'));
    expect([answer.status, headerOf(answer.headers, 'access-control-allow-methods')]).toEqual([204, 'QUERY']);
  });

  test('says that a private network may be called, where it asks', async () => {
    const send = await servePets();
    const answer = await send(
      'OPTIONS',
      '/pets',
      preflight('GET', { 'access-control-request-private-network': 'true' }),
    );
    expect(headerOf(answer.headers, 'access-control-allow-private-network')).toBe('true');
  });

  test('finds the path below a base path, and below a version', async () => {
    const pets = await servePets();
    const inBase = await pets('OPTIONS', '/v1/pets', preflight('GET'));
    expect(headerOf(inBase.headers, 'access-control-allow-methods')).toBe('GET, HEAD, POST');
    const { send } = await serveMock();
    const inVersion = await send('OPTIONS', '/v1.44/secrets/create', preflight('POST'));
    expect(headerOf(inVersion.headers, 'access-control-allow-methods')).toContain('POST');
  });

  test('does not call an operation, and OPTIONS of the document is called without one', async () => {
    const options = { operationId: 'petOptions', responses: { 200: answers({ const: 'mine' }) } };
    const document: Document = {
      ...petDocument,
      paths: { ...petDocument.paths, '/pets': { ...petDocument.paths['/pets'], options } },
    };
    const { send, mock } = await serveMock('tcp', mockOf(document));
    expect((await send('OPTIONS', '/pets', preflight('OPTIONS'))).status).toBe(204);
    expect((await mock.journal.read()).total).toBe(0);
    const own = await send('OPTIONS', '/pets', { headers: { origin: app } });
    expect([own.status, own.body.toString()]).toEqual([200, '"mine"']);
    expect((await mock.journal.read()).counts).toEqual({ petOptions: 1 });
  });
});

describe('a page of another origin', () => {
  test.each([
    'http://evil.example',
    'http://localhost.evil.example',
    'http://127.0.0.1.evil.example:80',
    'http://evil.example#@localhost',
    'http://atest',
    'null',
    'file://',
    '',
  ])('may not call from %j', async (origin) => {
    const { send, mock } = await serveMock();
    const body = secretBody('planted');
    for (const [method, more] of [
      ['POST', {}],
      ['OPTIONS', { 'access-control-request-method': 'POST' }],
    ] as const) {
      const answer = await send(method, '/secrets/create', { headers: { origin, ...more }, body });
      expect(corsHeaders(answer)).toEqual({});
      const problem = await problemOf(answer);
      expect(problem).toMatchObject({ status: 403, type: 'urn:bonafide:wrong-origin' });
      expect(problem.detail).toContain('--cors');
    }
    expect((await mock.journal.read()).total).toBe(0);
  });

  test('may call where it is listed, and others may not', async () => {
    const send = await servePets(['https://shop.example', 'null']);
    for (const [origin, status] of [
      ['https://shop.example', 200],
      ['null', 200],
      [app, 200],
      ['http://shop.example', 403],
      ['https://shop.example:444', 403],
    ] as const)
      expect([origin, (await send('GET', '/pets', { headers: { origin } })).status]).toEqual([
        origin,
        status,
      ]);
  });

  test('may call with its cookies where all may', async () => {
    const send = await servePets(['*']);
    const answer = await send('GET', '/pets', { headers: { origin: 'https://any.example' } });
    expect(headerOf(answer.headers, 'access-control-allow-origin')).toBe('https://any.example');
    expect(headerOf(answer.headers, 'access-control-allow-credentials')).toBe('true');
  });
});

describe('no CORS header is sent', () => {
  test('to a request without an Origin', async () => {
    const { send } = await serveMock('tcp', builtinMock('docker'));
    for (const [method, path] of [
      ['GET', '/_ping'],
      ['GET', '/nothing'],
      ['OPTIONS', '/_ping'],
    ] as const)
      expect(corsHeaders(await send(method, path))).toEqual({});
  });

  test('where CORS is off: a preflight is any call of OPTIONS', async () => {
    const send = await servePets('off');
    const listed = await send('GET', '/pets', { headers: { origin: app } });
    expect([listed.status, corsHeaders(listed)]).toEqual([200, {}]);
    const answer = await send('OPTIONS', '/pets', preflight('POST'));
    expect([answer.status, corsHeaders(answer)]).toEqual([405, {}]);
    expect((await send('GET', '/pets', { headers: { origin: 'http://evil.example' } })).status).toBe(403);
  });
});

test('a document’s own CORS headers are replaced, not repeated', async () => {
  const header = (value: string) => ({ schema: { type: 'string' }, required: true, example: value });
  const headers = { 'access-control-allow-origin': header('https://vendor.example'), Vary: header('Accept') };
  const document: Document = {
    ...petDocument,
    paths: {
      '/rate': {
        get: { operationId: 'rate', responses: { 200: answers({ type: 'integer' }, { headers }) } },
      },
    },
  };
  const { send } = await serveMock('tcp', mockOf(document));
  const plain = await send('GET', '/rate');
  expect(headerOf(plain.headers, 'access-control-allow-origin')).toBe('https://vendor.example');
  const answer = await send('GET', '/rate', { headers: { origin: app } });
  expect(headerOf(answer.headers, 'access-control-allow-origin')).toBe(app);
  expect(headerOf(answer.headers, 'vary')).toBe('Accept, Origin');
});

test('a header has the example of its schema, where that is valid, so that a page can log in', async () => {
  const headers = {
    'Set-Cookie': { schema: { type: 'string', examples: ['sid=abc123; Path=/; HttpOnly'] } },
    'X-Left': { schema: { type: 'integer', examples: ['ten'] } },
  };
  const document: Document = {
    ...petDocument,
    paths: {
      '/login': { post: { operationId: 'login', responses: { 204: { description: 'In.', headers } } } },
    },
  };
  const { send } = await serveMock('tcp', mockOf(document));
  const answer = await send('POST', '/login', { headers: { origin: app } });
  expect(answer.status).toBe(204);
  expect([headerOf(answer.headers, 'set-cookie'), headerOf(answer.headers, 'x-left')]).toEqual([
    'sid=abc123; Path=/; HttpOnly',
    undefined,
  ]);
});
