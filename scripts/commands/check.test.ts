import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { builtinMock } from '../../mock/apis/index.ts';
import { temporaryDirectory } from '../testing/clean-up.ts';
import { runCli } from '../testing/run-cli.ts';
import { serveMock } from '../testing/serve-mock.ts';

function written(name: string, content: unknown): string {
  const file = join(temporaryDirectory(), name);
  writeFileSync(file, JSON.stringify(content));
  return file;
}

const headers = { Authorization: ['APIKey 1234$abcdef'] };

function pactOf(request: object, body: object): string {
  return written('pact.json', {
    consumer: { name: 'rotator' },
    provider: { name: 'gcore' },
    interactions: [
      {
        type: 'Synchronous/HTTP',
        description: 'a secret',
        request: { method: 'GET', path: '/cloud/v1/caas/secrets/1/1/my-secret', headers, ...request },
        response: {
          status: 200,
          body: { contentType: 'application/json', encoded: false, content: body },
        },
      },
      { type: 'Asynchronous/Messages', description: 'an event' },
    ],
    metadata: { pactSpecification: { version: '4.0' } },
  });
}

test('a supported Pact passes', async () => {
  const file = pactOf({}, { login: 'robot' });
  expect(await runCli('check', file, '--spec', 'gcore')).toEqual({
    code: 0,
    out: `- ${file} /interactions/1 skipped: not HTTP but Asynchronous/Messages\ngcore supports 1 of 1 interactions\n`,
    err: '',
  });
});

test('an unsupported Pact is reported with the locations in both files', async () => {
  const file = pactOf({ query: { page: ['2'] } }, { login: 'robot', password: 'hush-hush' });
  const { code, out } = await runCli('check', file, '--spec', 'gcore');
  expect(code).toBe(1);
  expect(out).toContain(`✗ ${file} /interactions/0 · a secret
    GET /cloud/v1/caas/secrets/1/1/my-secret → 200 · PullSecretHandler.get
    warning request.query.unknown
        /request/query/page the document has no query parameter page here
        spec #/paths/~1cloud~1v1~1caas~1secrets~1{project_id}~1{region_id}~1{secret_name}/get (`);
  expect(out).toMatch(/specs\/gcore\.yaml:\d+\)/);
  expect(out).toContain(`    error response.body.incompatible
        /response/body/content/password the document has no field "password" there`);
  expect(out).toMatch(/gcore supports 0 of 1 interactions, 1 warning\n$/);
  expect(out).not.toContain('hush-hush');
});

test('--origin selects the calls of a HAR', async () => {
  const entry = (url: string) => ({
    request: { method: 'GET', url, headers: [] },
    response: { status: 404, headers: [], content: {} },
  });
  const path = 'https://api.gcore.com/cloud/v1/caas/secrets/1/1/x';
  const file = written('traffic.har', { log: { entries: [entry(path), entry('https://cdn.example/a.js')] } });
  const args = ['check', file, '--spec', 'gcore'] as const;
  expect((await runCli(...args)).out).toMatch(/supports 1 of 2 interactions\n$/);
  expect(await runCli(...args, '--origin', 'https://api.gcore.com')).toMatchObject({
    code: 0,
    out: 'gcore supports 1 of 1 interactions\n',
  });
  expect(await runCli(...args, '--origin', 'https://other.example')).toMatchObject({ code: 2 });
});

test.each([
  [[], 'name one file: a HAR or a Pact'],
  [['a.har', 'b.har', '--spec', 'gcore'], 'too many arguments. Expected 1 argument but got 2'],
  [['a.har'], '--spec is required: an API, or the file of a document'],
  [['nowhere.har', '--spec', 'gcore'], 'nowhere.har: ENOENT'],
  [
    ['package.json', '--spec', 'gcore'],
    'package.json: it is neither a HAR (no "log") nor a Pact with interactions',
  ],
])('wrong usage: check %j', async (args, message) => {
  const { code, err } = await runCli('check', ...args);
  expect(code).toBe(2);
  expect(err).toContain(`bonafide check: ${message}`);
});

test('what verify recorded passes, though secrets are hidden in it and some calls were meant to be refused', async () => {
  const { address } = await serveMock('tcp', builtinMock('gcore', { seed: 1 }));
  const file = join(temporaryDirectory(), 'run.har');
  const given = ['--target', address, '--disposable', '--seed', '5', '--cases', '1'];
  expect(await runCli('verify', 'gcore', ...given, '--report', `har=${file}`)).toMatchObject({ code: 0 });
  const { code, out } = await runCli('check', file, '--spec', 'gcore');
  expect(out).toMatch(/skipped: meant to be refused: invalid input \(and \d+ more\)$/m);
  expect(out).toMatch(/^gcore supports (\d+) of \1 interactions$/m);
  expect(code).toBe(0);
});
