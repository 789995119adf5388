import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { jsonOf } from '../../contracts/http/json.ts';
import { afterThisTest, temporaryDirectory } from '../testing/clean-up.ts';
import { exchangeRaw, openSocket } from '../testing/raw-socket.ts';
import { clientOf, secretBody } from '../testing/serve-mock.ts';
import { spawnMock } from '../testing/spawn-cli.ts';

describe.each(['SIGTERM', 'SIGINT'] as const)('%s', (signal) => {
  test('ends a mock with 0, and its socket is gone', async () => {
    const socket = join(temporaryDirectory(), 'docker.sock');
    const mock = await spawnMock(['--socket', socket]);
    expect(mock.address).toBe(`unix:${socket}`);
    expect((await clientOf(mock.address)('GET', '/_ping')).status).toBe(200);
    mock.signal(signal);
    expect(await mock.exit).toBe(0);
    expect(existsSync(socket)).toBe(false);
    expect(mock.stderr()).toBe('');
  });

  test('ends a mock with 0, whoever is still connected', async () => {
    const mock = await spawnMock();
    await new Promise((resolve) =>
      openSocket(mock.address).write('POST /secrets/create HTTP/1.1\r\n', resolve),
    );
    const half = openSocket(mock.address);
    half.write('POST /secrets/create HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n{');
    await clientOf(mock.address)('GET', '/_ping');
    mock.signal(signal);
    expect(await mock.exit).toBe(0);
  });
});

describe('what a mock says at its start', () => {
  test('is the line to paste, and how to reach its control API', async () => {
    const mock = await spawnMock();
    const { host } = new URL(mock.address);
    expect(host).toMatch(/^127\.0\.0\.1:\d+$/);
    const [, curl = '', token = ''] = await mock.line(
      /: (curl .*) -H 'Authorization: Bearer ([0-9a-f]{32})'$/m,
    );
    expect(mock.stdout()).toMatch(
      `docker mock ready at http://${host} · export DOCKER_HOST=tcp://${host}\ncontrol API`,
    );
    expect(curl).toBe(`curl http://${host}/__bonafide/states`);
    const send = clientOf(mock.address);
    expect((await send('GET', '/__bonafide/states')).status).toBe(401);
    const headers = { authorization: `Bearer ${token}` };
    expect((await send('GET', '/__bonafide/states', { headers })).status).toBe(200);
  });

  test('is one line with --quiet, and the token may come from BONAFIDE_TOKEN', async () => {
    const mock = await spawnMock(['--port', '0', '--quiet'], { BONAFIDE_TOKEN: 'a-token-of-mine' });
    const headers = { authorization: 'Bearer a-token-of-mine' };
    const send = clientOf(mock.address);
    expect((await send('GET', '/__bonafide/states', { headers })).status).toBe(200);
    mock.signal('SIGTERM');
    await mock.exit;
    expect(mock.stdout()).toMatch(/^docker mock ready at http:\S+ · export DOCKER_HOST=\S+\n$/);
  });

  test('names a socket by its whole path', async () => {
    const directory = temporaryDirectory();
    const mock = await spawnMock(['--socket', `${directory}/../${directory.split('/').at(-1)}/s`]);
    expect(mock.stdout()).toContain(`export DOCKER_HOST=unix://${directory}/s\n`);
  });
});

test('two mocks with the same seed give the same ids and times', async () => {
  const answers: unknown[] = [];
  for (const seed of ['7', '7', '8']) {
    const { address } = await spawnMock(['--port', '0', '--seed', seed]);
    const send = clientOf(address);
    await send('POST', '/secrets/create', { body: secretBody('a') });
    answers.push(jsonOf(await send('GET', '/secrets')));
  }
  expect(answers[0]).toEqual(answers[1]);
  expect(answers[0]).not.toEqual(answers[2]);
});

test('a mock lives on after malformed requests, and after clients that went away', async () => {
  const mock = await spawnMock();
  const send = clientOf(mock.address);
  await exchangeRaw(mock.address, 'nonsense\r\n\r\n');
  await exchangeRaw(mock.address, 'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n');
  const body = 'POST /secrets/create HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{"Name":';
  for (let i = 0; i < 20; i += 1) {
    const socket = openSocket(mock.address);
    await new Promise((resolve) => socket.write(body, resolve));
    socket.resetAndDestroy();
  }
  expect((await send('GET', '/secrets')).status).toBe(200);
  mock.signal('SIGTERM');
  expect(await mock.exit).toBe(0);
  expect(mock.stderr()).toBe('');
});

test('a mock lives on when nobody reads what it says', async () => {
  const socket = join(temporaryDirectory(), 'docker.sock');
  const bonafide = join(import.meta.dirname, '../bonafide.js');
  const child = spawn(process.execPath, [bonafide, 'mock', 'docker', '--socket', socket], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  afterThisTest(() => void child.kill('SIGKILL'));
  const ended = once(child, 'exit').then(([code]) => `ended with ${code}`);
  child.stdout.destroy();
  const send = clientOf(`unix:${socket}`);
  const answered = async (): Promise<string> => {
    const answer = await send('GET', '/_ping').catch(() => undefined);
    if (answer === undefined && child.exitCode === null) return answered();
    // Once more: by now it has tried to write its lines.
    return `answers ${(await send('GET', '/_ping')).status}`;
  };
  expect(await Promise.race([answered(), ended])).toBe('answers 200');
});
