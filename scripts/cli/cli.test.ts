import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { afterThisTest } from '../testing/clean-up.ts';
import { runCli } from '../testing/run-cli.ts';
import { serveMock } from '../testing/serve-mock.ts';
import { spawnCli, spawnCliWith, spawnMock } from '../testing/spawn-cli.ts';
import { run } from './cli.ts';
import { commands } from './commands.ts';

/** A server with one answer to every request. */
async function serveText(text: string): Promise<{ address: string; close: () => Promise<unknown> }> {
  const server = createServer((_request, response) => response.end(text)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = async () => {
    server.closeAllConnections();
    if (server.listening) await once(server.close(), 'close');
  };
  afterThisTest(close);
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}

describe('wrong usage ends with 2 and a message in one line', () => {
  test.each<[string, RegExp]>([
    ['mock podman', /^bonafide mock: podman: not a built-in API \(docker/],
    ['mock docker podman', /^bonafide mock: podman: not a built-in API \(docker/],
    ['mock docker gcore --socket s', /^bonafide mock: --socket can be used with one API only/],
    ['mock docker --auth maybe', /^bonafide mock: --auth maybe: use strict or off/],
    ['mock docker --seed-data none.yaml', /^bonafide mock: none\.yaml: ENOENT/],
    ['mock docker --port http', /^bonafide mock: --port must be a whole number from 0 to 65535, not http/],
    ['mock docker --port 65536', /^bonafide mock: --port must be a whole number .* not 65536/],
    ['mock docker --port 1.5', /^bonafide mock: --port must be a whole number .* not 1\.5/],
    ['mock docker --port=', /^bonafide mock: --port must be a whole number/],
    ['mock docker --port=-1', /^bonafide mock: --port must be a whole number .* not -1/],
    ['mock docker --seed x', /^bonafide mock: --seed must be a whole number/],
    ['mock docker --socket s --port 1', /^bonafide mock: --socket cannot be combined with --port or --host/],
    [
      'mock docker --socket s --host ::1',
      /^bonafide mock: --socket cannot be combined with --port or --host/,
    ],
    [
      'mock docker --socket /no/such/directory/s',
      /^bonafide mock: cannot listen on \/no\/such\/directory\/s: E/,
    ],
    [
      'mock docker --host 192.0.2.1 --port 0',
      /^bonafide mock: cannot listen on 192\.0\.2\.1:0: EADDRNOTAVAIL/,
    ],
    ['verify', /^bonafide verify: name one API \(docker/],
    ['verify podman --target unix:x', /^bonafide verify: podman: not a built-in API \(docker/],
    ['verify docker', /^bonafide verify: --target is required: a URL, or unix:PATH/],
    [
      'verify docker --target localhost:4010',
      /^bonafide verify: --target localhost:4010: expected a URL, or unix:PATH/,
    ],
    [
      'verify docker --target ftp://localhost',
      /^bonafide verify: --target ftp:.*: expected a URL, or unix:PATH/,
    ],
    ['verify docker --target http://', /^bonafide verify: --target http:.*: expected a URL, or unix:PATH/],
    ['verify docker --target unix:', /^bonafide verify: --target unix:: expected a URL, or unix:PATH/],
    [
      'verify docker --target unix:/no/such/sock',
      /^bonafide verify: unix:\/no\/such\/sock: nothing answers \(ENOENT\)/,
    ],
    ['verify docker --target unix:x --only nothing', /^bonafide verify: --only nothing matches no case/],
    [
      'verify docker --target http://192.0.2.1',
      /^bonafide verify: --target http:.*is not on this machine: add --write/,
    ],
    [
      'verify docker --target http://127.0.0.1.example',
      /is not on this machine: add --write .* --read-only .* --dry-run /,
    ],
    ['verify docker --target unix:x --rate 10', /^bonafide verify: --rate 10: expected requests per second/],
    ['verify docker --target unix:x --rate 0/s', /^bonafide verify: --rate 0\/s: expected requests/],
    [
      'verify docker --target unix:x --budget 5',
      /^bonafide verify: --budget 5: expected a time of less than 24 days: 90s, 5m, 1h/,
    ],
    ['verify docker --target unix:x --budget 600h', /^bonafide verify: --budget 600h: .* less than 24 days/],
    [
      'verify docker --target unix:x --concurrency 0',
      /^bonafide verify: --concurrency must be .* from 1 to 64, not 0/,
    ],
    ['verify docker --target unix:x --seed 1.5', /^bonafide verify: --seed must be a whole number/],
    [
      'verify docker --target unix:x --clean-up a-b',
      /^bonafide verify: --clean-up a-b: expected the id of a run/,
    ],
    [
      'verify docker --target unix:x --report xml=x',
      /^bonafide verify: --report xml=x: expected KIND=PATH, .*junit/,
    ],
    ['verify docker --target unix:x --report junit', /^bonafide verify: --report junit: expected KIND=PATH/],
    ['verify docker --target unix:x --report junit=/', /^bonafide verify: --report junit=\/: EISDIR/],
    ['generate no-such-file.yaml', /^bonafide generate: no-such-file\.yaml: no such file/],
  ])('bonafide %s', async (line, sentence) => {
    const { code, out, err } = await runCli(...line.split(' '));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(sentence);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).not.toMatch(/^ +at /m);
  });

  test('a port in use', async () => {
    const { address } = await serveText('mine');
    const { port } = new URL(address);
    const { code, err } = await runCli('mock', 'docker', '--port', port);
    expect({ code, err }).toEqual({
      code: 2,
      err: `bonafide mock: 127.0.0.1:${port} is in use; choose another with --port or --socket\n`,
    });
  });

  test('a socket in use', async () => {
    const { address } = await serveMock('unix');
    const socket = address.slice('unix:'.length);
    const { code, err } = await runCli('mock', 'docker', '--socket', socket);
    expect({ code, err }).toEqual({
      code: 2,
      err: `bonafide mock: ${socket} is in use; choose another with --port or --socket\n`,
    });
  });

  test('an unreachable target', async () => {
    const { address, close } = await serveText('soon gone');
    await close();
    const { code, err } = await runCli('verify', 'docker', '--target', address);
    expect({ code, err }).toEqual({
      code: 2,
      err: `bonafide verify: ${address}: nothing answers (ECONNREFUSED)\n`,
    });
  });

  test('a target that is not an engine', async () => {
    const { address } = await serveText('hello');
    const { code, err } = await runCli('verify', 'docker', '--target', address);
    expect(code).toBe(2);
    expect(err).toMatch(
      /^bonafide verify: .*: what answers is not a Docker Engine \(HEAD \/_ping: 200, .*\)\n$/,
    );
  });
});

describe('the list of commands', () => {
  test.each([['help'], ['--help'], ['-h']])('is printed for %s', async (argument) => {
    const { code, out, err } = await runCli(argument);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const name of Object.keys(commands)) expect(out).toMatch(new RegExp(`^  ${name} +[A-Z]`, 'm'));
  });

  test('is printed as an error for no command', async () => {
    const { out } = await runCli('help');
    expect(await runCli()).toEqual({ code: 2, out: '', err: out });
  });
});

test.each(['--version', '-v'])('%s prints the version', async (option) => {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  expect(await runCli(option)).toEqual({ code: 0, out: `${version}\n`, err: '' });
});

describe('a misspelt word gets a suggestion', () => {
  test.each<[string, string]>([
    ['moc', "bonafide: unknown command 'moc'; did you mean mock?"],
    ['moc --help', "bonafide: unknown command 'moc'; did you mean mock?"],
    ['help moc', "bonafide: unknown command 'moc'; did you mean mock?"],
    ['serve-it', "bonafide: unknown command 'serve-it'"],
    ['__proto__', "bonafide: unknown command '__proto__'"],
    ['-- mock', 'bonafide: name a command; bonafide --help lists them'],
    ['--port', "bonafide: unknown option '--port'"],
    ['mock --prot 1', "bonafide mock: unknown option '--prot'; did you mean --port?"],
    ['verify docker --targt x', "bonafide verify: unknown option '--targt'; did you mean --target?"],
    ['mock docker --port', "bonafide mock: option '--port <PORT>' argument missing"],
    ['diff a b c', 'bonafide diff: too many arguments. Expected 2 arguments but got 3: a, b, c.'],
    [
      'mock dokcer',
      'bonafide mock: dokcer: not a built-in API (docker, gcore, huawei, sap, ecp), and no such file; did you mean docker?',
    ],
    [
      'verify gcor --target unix:x',
      'bonafide verify: gcor: not a built-in API (docker, gcore, huawei, sap, ecp), and no such file; did you mean gcore?',
    ],
    [
      'lint huwei',
      'bonafide lint: huwei: not a built-in API (docker, gcore, huawei, sap, ecp), and no such file; did you mean huawei?',
    ],
    ['parity dcker', 'bonafide parity: name one API: docker; did you mean docker?'],
  ])('bonafide %s', async (line, sentence) => {
    expect(await runCli(...line.split(' '))).toEqual({ code: 2, out: '', err: `${sentence}\n` });
  });
});

describe('an error in Bonafide itself ends with 3 and asks to report it', () => {
  const asks = /^bonafide lint: this is an error in Bonafide itself\. Please report it, with these lines:\n/;

  test('where a command throws', async () => {
    const lines: string[] = [];
    const out = () => {
      throw new Error('planted');
    };
    expect(await run(['lint', 'docker'], { out, raw: out, err: (line) => lines.push(line) })).toBe(3);
    expect(lines.join('\n')).toMatch(asks);
    expect(lines.join('\n')).toMatch(/\nError: planted\n +at /);
  });

  test('where nothing catches an exception', async () => {
    const thrower = "process.on('SIGUSR2', () => { throw new Error('planted'); });";
    const { pid, line, exit } = await spawnMock(['--port', '0'], {
      NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(thrower)}`,
    });
    process.kill(pid as number, 'SIGUSR2');
    await line(/^bonafide: this is an error in Bonafide itself\. Please report it, with these lines:$/m);
    expect(await exit).toBe(3);
  });
});

describe('the bonafide process', () => {
  test('ends with the exit code, and writes errors to stderr', async () => {
    const spawned = spawnCli(['mock', 'podman']);
    expect(await spawned.exit).toBe(2);
    expect(spawned.stdout()).toBe('');
    expect(spawned.stderr()).toMatch(/^bonafide mock: podman: not a built-in API \(docker.*\n$/);
  });

  const old = ['/usr/bin/node', '/usr/local/bin/node'].find(isTooOld);
  const title = 'an outdated Node gets a message in one line';
  if (old === undefined) test.skip(`${title} (there is none here)`, () => {});
  else {
    test(title, async () => {
      const spawned = spawnCliWith(old, ['mock', 'docker']);
      expect(await spawned.exit).toBe(2);
      expect(spawned.stderr()).toMatch(/^bonafide needs Node 22\.18 or newer, this is [\d.]+: .*\n$/);
    });
  }
});

function isTooOld(node: string): boolean {
  if (!existsSync(node)) return false;
  const [major = '0'] = spawnSync(node, ['-p', 'process.versions.node']).stdout.toString().split('.');
  return Number(major) < 22;
}
