import { createServer, type IncomingMessage, request as requestByHttp, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { afterThisTest } from '../../scripts/testing/clean-up.ts';
import { BrokenContract, validateTraffic } from './any-test-runner.ts';

const content = { 'application/json': { schema: { type: 'object', required: ['text'] } } };
const ok = { description: 'Fine.', headers: { 'X-Id': { required: true, schema: { type: 'integer' } } } };
const document = {
  openapi: '3.1.0',
  info: { title: 'Texts', version: '1' },
  paths: {
    '/texts/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
      get: { operationId: 'TextRead', responses: { 200: { ...ok, content } } },
      post: { operationId: 'TextSend', requestBody: { content }, responses: { 200: { ...ok, content } } },
    },
    '/heads/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
      head: { operationId: 'Head', responses: { 200: ok } },
    },
  },
};

/** More than a client reads ahead. */
const long = JSON.stringify({ text: 'x'.repeat(2_000_000) });

const server = createServer((request, response) => {
  const [id = '', xId = '1'] = request.url?.replace(/.*\//, '').split('-') ?? [];
  response.setHeader('content-type', 'application/json').setHeader('x-id', xId);
  replies[id]?.(response, request);
});

const replies: Record<string, (response: ServerResponse, request: IncomingMessage) => void> = {
  head: (response) => response.setHeader('content-length', 12).end(),
  long: (response) => response.end(long),
  broken: (response) => response.end(JSON.stringify({ broken: 'x'.repeat(2_000_000) })),
  endless: (response) => void response.write('{"text":'),
  cut: (response) => void response.write('{"text":', () => response.destroy()),
  zipped: (response) => void response.setHeader('content-encoding', 'gzip').write('{"text":'),
  early: (response) => response.end('{"text":"enough"}'),
};

let origin: string;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function watch() {
  const traffic = validateTraffic(document, { origin });
  await traffic.start();
  afterThisTest(() => traffic.stop().catch(() => {}));
  return traffic;
}

/** Resolves when the head of the response is there. */
function headByHttp(path: string, method = 'GET'): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    requestByHttp(`${origin}${path}`, { method }, resolve).on('error', reject).end();
  });
}

const calls: Record<string, (path: string) => Promise<unknown>> = {
  'not read with fetch': (path) => fetch(`${origin}${path}`),
  'not read with node:http': (path) => headByHttp(path),
  'cancelled with fetch': async (path) => (await fetch(`${origin}${path}`)).body?.cancel(),
  'cancelled with node:http': async (path) => (await headByHttp(path)).destroy(),
  'aborted with fetch': async (path) => {
    const controller = new AbortController();
    await fetch(`${origin}${path}`, { signal: controller.signal });
    controller.abort();
  },
};

test.each(Object.keys(calls).flatMap((how) => ['long', 'endless', 'zipped'].map((id) => ({ how, id }))))(
  'a body that is $id and $how does not hold up verify()',
  async ({ how, id }) => {
    const traffic = await watch();
    await calls[how]?.(`/texts/${id}`);
    await traffic.verify();
    await calls[how]?.(`/texts/${id}-none`);
    await expect(traffic.verify()).rejects.toThrow(/response {3}\/headers\/X-Id: expected must be integer/);
  },
);

test('a body that is cut off does not hold up verify()', async () => {
  const traffic = await watch();
  await expect(fetch(`${origin}/texts/cut`).then((response) => response.text())).rejects.toThrow();
  await traffic.verify();
});

test.each(['fetch', 'node:http'])('the head of a response to HEAD is validated with %s', async (client) => {
  const traffic = await watch();
  const head = (path: string) =>
    client === 'fetch' ? fetch(`${origin}${path}`, { method: 'HEAD' }) : headByHttp(path, 'HEAD');
  await head('/heads/head');
  await head('/texts/long');
  await traffic.verify();
  await head('/heads/head-none');
  await expect(traffic.verify()).rejects.toThrow(/operation {2}Head\n {2}response {3}\/headers\/X-Id/);
});

test('a request whose body never ends does not hold up verify()', async () => {
  const traffic = await watch();
  const headers = { 'content-type': 'application/json', 'content-length': 100 };
  await new Promise<void>((resolve, reject) => {
    const sent = requestByHttp(`${origin}/texts/early`, { method: 'POST', headers }, (response) => {
      response.resume().on('end', () => resolve());
    });
    sent.on('error', reject).write('{"text":');
    afterThisTest(() => sent.destroy());
  });
  await traffic.verify();
});

test('a long body that is read is validated to its end', async () => {
  const traffic = await watch();
  await (await fetch(`${origin}/texts/long`)).json();
  await traffic.verify();
  await (await fetch(`${origin}/texts/broken`)).json();
  await expect(traffic.verify()).rejects.toThrow(BrokenContract);
});
