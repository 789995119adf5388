import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import express from 'express';
import { builtinMock } from '../apis/index.ts';
import { mockOf } from '../inferred/testing.ts';
import { toListener } from './listener.ts';

test('a mock can be mounted in an Express app, below a path of its own', async () => {
  const app = express();
  app.use('/engine', toListener(builtinMock('docker')));
  app.get('/own', (_request, response) => {
    response.send('the app itself');
  });
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const body = JSON.stringify({ Name: 'mounted', Data: 'dg==' });
    const created = await fetch(`${origin}/engine/v1.44/secrets/create`, { method: 'POST', body });
    expect(created.status).toBe(201);
    expect(await (await fetch(`${origin}/engine/v1.44/secrets/mounted`)).json()).toMatchObject(
      (await created.json()) as object,
    );
    expect(await (await fetch(`${origin}/own`)).text()).toBe('the app itself');
    const page = { Origin: 'http://localhost:5173' };
    const listed = await fetch(`${origin}/engine/secrets`, { headers: page });
    expect(listed.headers.get('access-control-allow-origin')).toBe(page.Origin);
  } finally {
    server.close();
    server.closeAllConnections();
  }
});

test('the items of a stream are sent one by one, with a pause before each', async () => {
  const content = { 'text/event-stream': { schema: { type: 'string' }, example: 'data: 1\n\ndata: 2\n\n' } };
  const operation = { responses: { 200: { description: '', content } } };
  const mock = mockOf({ openapi: '3.1.0', paths: { '/ticks': { get: operation } } });
  const pauses: { ms: number; end: () => void }[] = [];
  const sleep = (ms: number) => new Promise<void>((end) => pauses.push({ ms, end }));
  const server = createServer(toListener(mock, { streamInterval: 50, sleep })).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const { port } = server.address() as AddressInfo;
    const { headers, body } = await fetch(`http://127.0.0.1:${port}/ticks`);
    expect(headers.get('content-type')).toBe('text/event-stream');
    const reader = (body as ReadableStream<Uint8Array>).getReader();
    const read = async () => Buffer.from((await reader.read()).value ?? '').toString();
    pauses.pop()?.end();
    expect(await read()).toBe('data: 1\n\n');
    const [next] = pauses;
    expect(next?.ms).toBe(50);
    next?.end();
    expect([await read(), await read()]).toEqual(['data: 2\n\n', '']);
    expect((await mock.journal.read()).total).toBe(1);
  } finally {
    server.close();
    server.closeAllConnections();
  }
});
