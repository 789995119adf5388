import { once } from 'node:events';
import http2, { type ClientHttp2Session, connect as importedConnect } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import { Agent, fetch as fetchByUndici } from 'undici';
import { afterThisTest } from '../../scripts/testing/clean-up.ts';
import { writeFiles } from '../../scripts/testing/write-files.ts';
import { type MockApiOptions, mockApi } from './any-test-runner.ts';
import { documents } from './testing/pets.ts';

const [, document = {}] = documents[0] ?? [];

/** A server of HTTP/2 in the place of a vendor's, until the current test ends, and what reached it. */
async function serveStandIn(): Promise<{ origin: string; reached: string[] }> {
  const reached: string[] = [];
  const sessions = new Set<{ destroy(): void }>();
  const server = http2.createServer(({ url }, response) => {
    reached.push(url);
    response.end('real');
  });
  server.on('session', (session) => sessions.add(session));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  afterThisTest(() => {
    for (const session of sessions) session.destroy();
    server.close();
  });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, reached };
}

/** Mocks the pets until the current test ends. */
function mockPets(options: MockApiOptions) {
  const api = mockApi(writeFiles({ 'pets.json': document }), options);
  afterThisTest(() => api.stop().catch(() => {}));
  return api;
}

/** Makes one call by a session, and gives the status and the body of its response. Rejects with what broke it. */
async function callBy(session: ClientHttp2Session, path: string, pet?: object) {
  afterThisTest(() => session.destroy());
  session.on('error', () => {});
  const json = pet && { ':method': 'POST', 'content-type': 'application/json' };
  const stream = session.request({ ':path': path, ...json });
  stream.end(pet && JSON.stringify(pet));
  const [{ ':status': status, location }] = await once(stream, 'response');
  return { status, location, body: Buffer.concat(await stream.toArray()).toString() };
}

test.each(['http', 'https'])('the mock answers http2.connect over %s', async (protocol) => {
  const origin = `${protocol}://api.example.com`;
  const api = mockPets({ origin });
  const early = http2.connect(origin);
  expect(await callBy(early, '/api/pets')).toMatchObject({ status: 200, body: '[]' });
  await api.start();
  const session = http2.connect(new URL(origin));
  const created = { status: 201, location: '/api/pets/Rex', body: '{"name":"Rex"}' };
  expect(await callBy(session, '/api/pets', { name: 'Rex' })).toEqual(created);
  expect(await callBy(session, '/api/pets?x=1')).toMatchObject({ status: 200, body: '[{"name":"Rex"}]' });
  await expect(callBy(session, '/api/pets', { name: 5 })).resolves.toMatchObject({ status: 400 });
  await expect(api.verify()).rejects.toThrow('POST api.example.com/api/pets → 400');
});

test('no session from before the mock, and none by a connect imported before, reaches a mocked origin', async () => {
  const { origin, reached } = await serveStandIn();
  const old = http2.connect(origin);
  expect(await callBy(old, '/before')).toMatchObject({ body: 'real' });
  const agent = new Agent({ allowH2: true });
  afterThisTest(() => agent.destroy());
  const api = mockPets({ origin });
  await api.start();
  const error = { code: 'ERR_HTTP2_INVALID_SESSION', message: expect.stringContaining('call http2.connect') };
  await expect(callBy(old, '/old')).rejects.toMatchObject(error);
  await expect(callBy(importedConnect(origin), '/imported')).rejects.toMatchObject(error);
  expect((await fetchByUndici(`${origin}/api/pets`, { dispatcher: agent })).status).toBe(200);
  expect(await callBy(http2.connect(origin), '/api/pets')).toMatchObject({ status: 200, body: '[]' });
  expect(reached).toEqual(['/before']);
  await api.stop();
  expect(await callBy(http2.connect(origin), '/after')).toMatchObject({ body: 'real' });
  expect(reached).toEqual(['/before', '/after']);
});

test('http2.connect to another origin is refused while a test runs, unless it is allowed', async () => {
  const { origin, reached } = await serveStandIn();
  const pets = mockPets({ origin: 'https://api.example.com' });
  expect(await callBy(http2.connect(origin), '/early')).toMatchObject({ body: 'real' });
  await pets.start();
  await expect(callBy(http2.connect(origin), '/running')).rejects.toThrow(
    `GET ${origin}/running is not mocked`,
  );
  await expect(pets.verify()).rejects.toThrow(`GET ${origin}/running is not mocked`);
  await pets.stop();
  const allowing = mockPets({ origin: 'https://api.example.com', allowUnmocked: [origin] });
  await allowing.start();
  expect(await callBy(http2.connect(origin), '/allowed')).toMatchObject({ body: 'real' });
  expect(reached).toEqual(['/early', '/allowed']);
});
