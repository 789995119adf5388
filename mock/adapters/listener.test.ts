import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import express from 'express';
import { builtinMock } from '../apis/index.ts';
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
