import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import type { Handlers } from '../../contracts/verify/testing/fake-live-target.ts';
import { thingsDocument, thingsHandlers } from '../../contracts/verify/testing/things-document.ts';
import { runCli } from '../testing/run-cli.ts';
import { serveHandlers, serveThings, thingsFile } from '../testing/serve-things.ts';

// A test of a failure, in a folder of its own: it fails for as long as the server does.

const jest = fileURLToPath(import.meta.resolve('jest/bin/jest'));

/** Runs the tests of a folder against a server, in a process of its own; resolves with how many passed and failed. */
async function runTests(folder: string, target: string, more: Record<string, string> = {}) {
  writeFileSync(join(folder, 'package.json'), '{ "jest": { "testEnvironment": "node" } }');
  const env = { ...process.env, ...more, TARGET: target };
  const child = spawn(process.execPath, [jest, '--rootDir', folder, '--json', '--silent'], {
    env,
    cwd: folder,
  });
  let out = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  await new Promise((resolve) => child.once('close', resolve));
  const { numPassedTests: passed, numFailedTests: failed } = JSON.parse(out);
  return { passed, failed };
}

test.each([
  ['an update is answered and not stored', 1],
  ['an update cuts a member', 1],
  ['a read shows another name', 1],
  ['an update is answered with 500', 1],
  ['a deletion deletes nothing', 1],
])(
  '%s: its test fails, and passes once that is fixed',
  async (bug) => {
    const file = thingsFile();
    const folder = join(dirname(file), 'tests');
    const broken = await serveThings(bug);
    const usual = ['--disposable', '--cases', '0', '--seed', '7', '--write-tests', folder];
    const { code } = await runCli('verify', file, '--target', broken, ...usual);
    expect(code).toBe(1);
    expect(readdirSync(folder)).toHaveLength(1);
    expect(await runTests(folder, broken)).toEqual({ passed: 0, failed: 1 });
    expect(await runTests(folder, await serveThings())).toEqual({ passed: 1, failed: 0 });
  },
  60_000,
);

/** Things, no two of which share a name: a creation looks for it, and an update where it is right. */
function namedThings(isRight: boolean): Handlers {
  const store = new Map<string, Record<string, unknown>>();
  const right = thingsHandlers(store);
  const nameOf = (body: unknown) => (body as { name?: unknown } | null)?.name;
  const refusing =
    (line: string): Handlers[string] =>
    (call) => {
      const isTaken = [...store].some(([id, { name }]) => id !== call.id && name === nameOf(call.body));
      return isTaken ? [409] : (right[line]?.(call) ?? [500]);
    };
  const update = isRight ? { 'PUT /things/{id}': refusing('PUT /things/{id}') } : {};
  return { ...right, 'POST /things': refusing('POST /things'), ...update };
}

test('a test makes names of its own, so that it can be run again', async () => {
  const document = thingsDocument({ type: 'integer', minimum: 1 });
  const { '/things': all, '/things/{id}': one } = document.paths as Record<string, Record<string, Writing>>;
  for (const operation of [all?.post, one?.put])
    Object.assign(operation?.responses ?? {}, { 409: { description: '' } });
  const file = thingsFile(document);
  const folder = join(dirname(file), 'tests');
  const broken = await serveHandlers(namedThings(false));
  const only = ['--only', 'updates-keep-unique', '--write-tests', folder];
  await runCli('verify', file, '--target', broken, '--disposable', ...only);
  for (let times = 0; times < 2; times += 1)
    expect(await runTests(folder, broken)).toEqual({ passed: 0, failed: 1 });
  expect(await runTests(folder, await serveHandlers(namedThings(true)))).toEqual({ passed: 1, failed: 0 });
}, 60_000);

interface Writing {
  responses: Record<string, object>;
}

test('credentials are in variables, and in no test', async () => {
  const securitySchemes = { key: { type: 'apiKey', in: 'header', name: 'X-Key' } };
  const document = {
    ...thingsDocument({ type: 'integer' }),
    security: [{ key: [] }],
    components: { securitySchemes },
  };
  const file = thingsFile(document as Parameters<typeof thingsFile>[0]);
  const folder = join(dirname(file), 'tests');
  mkdirSync(folder);
  const right = thingsHandlers(new Map());
  const target = await serveHandlers({
    ...right,
    'GET /things': ({ headers }) => (headers['x-key'] === 'open-sesame' ? [418] : [401]),
  });
  process.env.BONAFIDE_AUTH_KEY = 'open-sesame';
  try {
    const only = ['--only', 'valid/listThings', '--write-tests', folder];
    await runCli('verify', file, '--target', target, '--cases', '0', ...only);
  } finally {
    delete process.env.BONAFIDE_AUTH_KEY;
  }
  const [name = ''] = readdirSync(folder);
  const text = readFileSync(join(folder, name), 'utf8');
  expect(text).not.toContain('open-sesame');
  expect(text).toContain('in TARGET, and X_KEY');
  expect(await runTests(folder, target, { X_KEY: 'open-sesame' })).toEqual({ passed: 0, failed: 1 });
}, 60_000);
