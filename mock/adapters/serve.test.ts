import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { describe, expect, test } from '@jest/globals';
import { jsonOf } from '../../contracts/http/lossless-json.ts';
import { headerOf } from '../../contracts/http/message.ts';
import { afterThisTest, temporaryDirectory } from '../../scripts/testing/clean-up.ts';
import { problemOf } from '../../scripts/testing/expect-problem.ts';
import { openSocket } from '../../scripts/testing/raw-socket.ts';
import { clientOf, secretBody, serveMock, token, transports } from '../../scripts/testing/serve-mock.ts';
import { builtinMock } from '../apis/index.ts';
import type { Mock } from '../mock.ts';
import { serve } from './serve.ts';

const megabytes = (count: number) => Buffer.alloc(count * 2 ** 20, 'a');

describe.each(transports)('over %s', (door) => {
  test('answers GET, POST and HEAD, each body with its length', async () => {
    const { send } = await serveMock(door);
    const created = await send('POST', '/v1.44/secrets/create', { body: secretBody('app-key.crt') });
    const listed = await send('GET', '/v1.44/secrets', { query: 'filters={"name":["app"]}' });
    expect(created.status).toBe(201);
    expect(jsonOf(listed)).toEqual([expect.objectContaining(jsonOf(created) as object)]);
    expect(headerOf(listed.headers, 'content-length')).toBe(String(listed.body.length));
    const ping = await send('HEAD', '/_ping');
    expect([ping.status, ping.body.length]).toEqual([200, 0]);
    expect(headerOf(ping.headers, 'api-version')).toBe('1.44');
    const removed = await send('DELETE', '/secrets/app-key.crt');
    expect([removed.status, headerOf(removed.headers, 'content-length')]).toEqual([204, undefined]);
  });

  test('answers a body of 10 MB as the engine does', async () => {
    const { send } = await serveMock(door);
    const { status, body } = await send('POST', '/secrets/create', {
      body: secretBody('big', 'x'.repeat(10 * 2 ** 20)),
    });
    expect(status).toBe(500);
    expect(body.toString()).toContain('ResourceExhausted');
  });

  test('refuses a body of 40 MB with a problem, and answers the next call', async () => {
    const { send } = await serveMock(door);
    for (let i = 0; i < 3; i += 1) {
      const refused = await send('POST', '/secrets/create', { body: megabytes(40) });
      const problem = await problemOf(refused);
      expect(problem).toMatchObject({ type: 'urn:bonafide:body-too-large', status: 413 });
      expect((await send('GET', '/_ping')).status).toBe(200);
    }
  });

  test('closes open connections, and frees the address', async () => {
    const directory = temporaryDirectory();
    const listen = door === 'unix' ? { socket: join(directory, 's') } : { host: '127.0.0.1', port: 0 };
    const served = await serve(builtinMock('docker'), listen, { token });
    const idle = openSocket(served.address);
    await once(idle, 'connect');
    const closed = once(idle, 'close');
    await served.close();
    await closed;
    await expect(clientOf(served.address)('GET', '/_ping')).rejects.toThrow('nothing answers');
    if ('socket' in listen) expect(existsSync(listen.socket)).toBe(false);
  });
});

describe('a unix socket', () => {
  const serveAt = async (socket: string) => {
    const served = await serve(builtinMock('docker'), { socket }, { token });
    afterThisTest(served.close);
    return served;
  };

  test('is accessible only to its owner', async () => {
    const { address } = await serveMock('unix');
    expect(statSync(address.slice('unix:'.length)).mode & 0o777).toBe(0o600);
  });

  test('is replaced if a killed mock left it behind', async () => {
    const directory = temporaryDirectory();
    const stale = createServer().listen(join(directory, 'first'));
    await once(stale, 'listening');
    renameSync(join(directory, 'first'), join(directory, 'stale'));
    stale.close();
    await once(stale, 'close');
    const { address } = await serveAt(join(directory, 'stale'));
    expect((await clientOf(address)('GET', '/_ping')).status).toBe(200);
  });

  test('is not replaced while another mock answers there', async () => {
    const { address, send } = await serveMock('unix');
    await expect(serveAt(address.slice('unix:'.length))).rejects.toThrow('EADDRINUSE');
    expect((await send('GET', '/_ping')).status).toBe(200);
  });

  test('does not replace a file or a directory', async () => {
    const directory = temporaryDirectory();
    const [file, folder] = [join(directory, 'file'), join(directory, 'folder')];
    writeFileSync(file, 'precious');
    chmodSync(file, 0o640);
    mkdirSync(folder);
    for (const path of [file, folder]) await expect(serveAt(path)).rejects.toThrow('EADDRINUSE');
    expect(readFileSync(file, 'utf8')).toBe('precious');
    expect(statSync(file).mode & 0o777).toBe(0o640);
    expect(statSync(folder).isDirectory()).toBe(true);
  });

  test('cannot be opened in a directory that does not exist', async () => {
    await expect(serveAt(join(temporaryDirectory(), 'missing', 'sock'))).rejects.toThrow(/ENOENT|EACCES/);
  });

  test('with a number for a name is a socket, not a port', async () => {
    const before = process.cwd();
    process.chdir(temporaryDirectory());
    afterThisTest(() => process.chdir(before));
    const { address } = await serveAt('4567');
    expect(address).toBe(`unix:${join(process.cwd(), '4567')}`);
    await expect(serveAt('')).rejects.toThrow();
  });
});

test('bodies that are on their way together have a limit, and small ones are answered meanwhile', async () => {
  const served = await serve(builtinMock('docker'), { host: '127.0.0.1', port: 0 }, { token });
  afterThisTest(() => served.close());
  const { hostname, port } = new URL(served.address);
  const bytes = 30 * 2 ** 20;
  const upload = () => {
    const path = '/secrets/create';
    const call = request({
      host: hostname,
      port,
      method: 'POST',
      path,
      headers: { 'Content-Length': bytes },
    });
    call.on('error', () => {});
    call.write(Buffer.alloc(bytes - 1, ' '));
    return call;
  };
  // None of them ends: all that can be answered are those that are rejected.
  const calls = [upload(), upload()];
  const [response] = await Promise.race(calls.map((call) => once(call, 'response')));
  expect(response.statusCode).toBe(503);
  expect(await json(response)).toMatchObject({ type: 'urn:bonafide:busy' });
  expect(
    (await clientOf(served.address)('POST', '/secrets/create', { body: secretBody('small') })).status,
  ).toBe(201);
  for (const call of calls) call.destroy();
});

test('a call in flight is answered when the mock is closed', async () => {
  const mock = builtinMock('docker');
  let isAsked = () => {};
  const asked = new Promise<void>((resolve) => {
    isAsked = resolve;
  });
  let answer = () => {};
  const waiting = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const slow: Mock = {
    ...mock,
    async handle(request) {
      isAsked();
      await waiting;
      return mock.handle(request);
    },
  };
  const served = await serve(slow, { host: '127.0.0.1', port: 0 }, { token });
  const called = fetch(`${served.address}/_ping`);
  await asked;
  const closed = served.close();
  answer();
  expect((await called).status).toBe(200);
  await closed;
});
