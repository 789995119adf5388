import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { afterThisTest, temporaryDirectory } from '../testing/clean-up.ts';
import { spawnCli } from '../testing/spawn-cli.ts';

/** Clears a screen in two ways, and says what a job's log obeys. */
const hostile = 'x\u001b[2J\u009b2J\u202e\n::error::obeyed\r##[error]obeyed';

function hostileDocument(name: string): string {
  const schema = { type: 'object', required: [hostile], properties: { [hostile]: { type: hostile } } };
  const responses = { 200: { description: 'ok', content: { 'application/json': { schema } } } };
  const file = join(temporaryDirectory(), name);
  const get = { operationId: `op${hostile}`, summary: hostile, responses };
  const paths = { [`/a${hostile}`]: { get }, '/b': { get: { ...get, operationId: 'b' } } };
  writeFileSync(file, JSON.stringify({ openapi: '3.1.0', info: { title: hostile, version: '1' }, paths }));
  return file;
}

function hostileTraffic(): string {
  const file = join(temporaryDirectory(), 'traffic.har');
  const content = { mimeType: 'application/json', text: JSON.stringify({ [hostile]: hostile }) };
  const request = {
    method: 'GET',
    url: `http://127.0.0.1/b?${hostile}`,
    headers: [{ name: 'a', value: hostile }],
  };
  const response = { status: 200, statusText: hostile, headers: [], content };
  writeFileSync(file, JSON.stringify({ log: { version: '1.2', entries: [{ request, response }] } }));
  return file;
}

async function outputOf(...args: string[]): Promise<string> {
  const cli = spawnCli(args);
  await cli.exit;
  return `${cli.stdout()}${cli.stderr()}`;
}

test.each<[string, () => string[]]>([
  ['lint', () => ['lint', hostileDocument('a.json')]],
  ['diff', () => ['diff', hostileDocument('a.json'), join(import.meta.dirname, '../../specs/docker.yaml')]],
  ['check', () => ['check', hostileTraffic(), '--spec', hostileDocument('a.json')]],
  ['a dry run', () => ['verify', hostileDocument('a.json'), '--target', 'http://127.0.0.1:9', '--dry-run']],
  ['mock --strict', () => ['mock', hostileDocument('a.json'), '--strict', '--port', '0']],
])('%s shows no control character, and no command to a job, of its input', async (_, args) => {
  const output = await outputOf(...args());
  expect(output).not.toBe('');
  expect(output).not.toMatch(/(?![\t\n])\p{Cc}|\u202e/u);
  expect(output).not.toMatch(/^\s*::|##\[/m);
  expect(output).not.toMatch(/this is an error in Bonafide itself/);
});

test('a run against a hostile server shows no control character of it, nor does a report', async () => {
  const server = createServer((_, response) => {
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify([hostile, '\u009b2J']));
  }).listen(0, '127.0.0.1');
  afterThisTest(() => server.close());
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const folder = temporaryDirectory();
  const run = ['verify', hostileDocument('a.json'), '--target', `http://127.0.0.1:${port}`, '--cases', '1'];
  const output = await outputOf(...run, '--report', `junit=${folder}/r.xml`, '--report', 'github');
  // Its annotations are the only commands.
  const [annotations, others] = [/^::(?:error|warning) file=.*\n/gm, /^\s*::|##\[/m];
  expect(output).toMatch(annotations);
  for (const text of [output.replace(annotations, ''), readFileSync(join(folder, 'r.xml'), 'utf8')])
    expect(text).not.toMatch(/(?![\t\n])\p{Cc}|\u202e/u);
  expect(output.replace(annotations, '')).not.toMatch(others);
});

const bonafide = fileURLToPath(new URL('../bonafide.js', import.meta.url));

const full = existsSync('/dev/full') ? test : test.skip;

full('a full disk is said in one sentence', async () => {
  const disk = openSync('/dev/full', 'w');
  const child = spawn(process.execPath, [bonafide, 'lint', 'docker'], { stdio: ['ignore', disk, 'pipe'] });
  let said = '';
  child.stderr?.on('data', (text) => {
    said += text;
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  closeSync(disk);
  expect({ code, said }).toEqual({ code: 2, said: 'bonafide: cannot write its output: ENOSPC\n' });
});

full('a report on a full disk is said in one sentence', async () => {
  const run = spawnCli(['lint', 'docker', '--report', 'sarif=/dev/full']);
  expect(await run.exit).toBe(2);
  expect(run.stderr()).toMatch(/^bonafide lint: ENOSPC.*\n$/);
});

test('a closed stderr does not end a mock', async () => {
  const document = hostileDocument('a.json');
  const child = spawn(process.execPath, [bonafide, 'mock', document, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stderr?.destroy();
  let said = '';
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', (text) => {
      said += text;
      const [, found] = /ready at (\S+)/.exec(said) ?? [];
      if (found) resolve(found);
    });
    child.on('close', (code) => reject(new Error(`ended with ${code}`)));
  });
  expect((await fetch(`${address}/none`)).status).toBe(404);
  child.kill('SIGKILL');
});
