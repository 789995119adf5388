import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { jsonOf } from '../../contracts/http/lossless-json.ts';
import { afterThisTest, temporaryDirectory } from '../testing/clean-up.ts';
import { exchangeRaw, openSocket } from '../testing/raw-socket.ts';
import { clientOf, secretBody } from '../testing/serve-mock.ts';
import { spawnCli, spawnMock } from '../testing/spawn-cli.ts';

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

/** What lines print in a shell. */
async function pasted(lines: string): Promise<string> {
  const options = { env: { PATH: process.env.PATH } };
  return (await promisify(execFile)('sh', ['-c', lines.replaceAll('curl ', 'curl -sSf ')], options)).stdout;
}

describe('several mocks', () => {
  test('have the ports after that of a page with their links', async () => {
    const port = await freePorts();
    const mocks = spawnCli(['mock', 'docker', 'gcore', '--port', String(port)]);
    const [, page = ''] = await mocks.line(/^links to all 2 mocks at (\S+)$/m);
    expect(page).toBe(`http://127.0.0.1:${port}`);
    const html = await (await fetch(page)).text();
    for (const [api, line, at] of [
      ['docker', `export DOCKER_HOST=tcp://127.0.0.1:${port + 1}`, port + 1],
      ['gcore', `export GCORE_BASE_URL=http://127.0.0.1:${port + 2}`, port + 2],
    ] as const) {
      expect(mocks.stdout()).toContain(`${api} mock ready at http://127.0.0.1:${at} · ${line}\n`);
      expect(html).toContain(
        `<tr><th>${api}<td><a href="http://127.0.0.1:${at}">http://127.0.0.1:${at}</a><td><code>${line}</code>`,
      );
    }
    expect((await fetch(`${page}/elsewhere`)).status).toBe(404);
    expect((await fetch(page, { method: 'POST' })).status).toBe(404);
    mocks.signal('SIGTERM');
    expect(await mocks.exit).toBe(0);
  });

  test('have links to the pages of a portal, at the start and on the page', async () => {
    const port = await freePorts();
    const mocks = spawnCli(['mock', 'docker', 'ecp', '--port', String(port)]);
    const pages = `http://127.0.0.1:${port + 2}/__bonafide/portal/`;
    await mocks.line(/^links to all 2 mocks at (\S+)$/m);
    expect(mocks.stdout()).toContain(`\necp portal's pages at ${pages}\n`);
    const html = await (await fetch(`http://127.0.0.1:${port}`)).text();
    expect(html.match(/<a href="[^"]*portal[^<]*/g)).toEqual([`<a href="${pages}">${pages}`]);
    expect((await fetch(pages)).status).toBe(200);
  });

  test('end with 2 where the port of the page is in use', async () => {
    // The two ports after it have to be free, or theirs would be named.
    const port = await freePorts();
    const taken = await listen(port);
    afterThisTest(() => taken.close());
    const mocks = spawnCli(['mock', 'docker', 'gcore', '--port', String(port)]);
    expect(await mocks.exit).toBe(2);
    expect(mocks.stderr()).toBe(
      `bonafide mock: 127.0.0.1:${port} is in use; choose another with --port or --socket\n`,
    );
  });
});

/** The first of three ports in a row that nothing listens on. */
async function freePorts(): Promise<number> {
  const probe = await listen(0);
  const { port } = probe.address() as AddressInfo;
  const next = await Promise.all([port + 1, port + 2].map(listen)).catch(() => undefined);
  await Promise.all([probe, ...(next ?? [])].map((server) => once(server.close(), 'close')));
  return next ? port : freePorts();
}

async function listen(port: number): Promise<Server> {
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

describe('what a mock says at its start', () => {
  test('is the line to paste, and how to reach its control API', async () => {
    const mock = await spawnMock();
    const { host } = new URL(mock.address);
    expect(host).toMatch(/^127\.0\.0\.1:\d+$/);
    const [lines = '', token = ''] = await mock.line(/^export BONAFIDE_TOKEN=([0-9a-f]{32})\ncurl .*$/m);
    expect(mock.stdout()).toBe(
      [
        `docker mock ready at http://${host} · export DOCKER_HOST=tcp://${host}`,
        `docker console at http://${host}/__bonafide/console/#token=${token}`,
        'control API, with this token until the mock stops:',
        `${lines}\n`,
      ].join('\n'),
    );
    const send = clientOf(mock.address);
    expect((await send('GET', '/__bonafide/states')).status).toBe(401);
    expect(JSON.parse(await pasted(lines))).toHaveProperty('outside-a-swarm');
  });

  test('has lines to paste for a socket, too', async () => {
    const mock = await spawnMock(['--socket', join(temporaryDirectory(), "it's a mock.sock")]);
    const [lines = ''] = await mock.line(/^export BONAFIDE_TOKEN=[0-9a-f]{32}\ncurl .*$/m);
    expect(JSON.parse(await pasted(lines))).toHaveProperty('outside-a-swarm');
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
