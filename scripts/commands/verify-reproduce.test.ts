import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { Document } from '../../contracts/openapi/document.ts';
import type { LiveCall } from '../../contracts/verify/testing/fake-live-target.ts';
import { thingsDocument } from '../../contracts/verify/testing/things-document.ts';
import { runCli } from '../testing/run-cli.ts';
import { serveHandlers, thingsFile } from '../testing/serve-things.ts';
import { writeFiles } from '../testing/write-files.ts';

// Every line that reproduces a failure works when it is pasted, after the lines that are printed before it.

const hasCurl = spawnSync('curl', ['--version']).status === 0;
const pasting = hasCurl ? test : test.skip;

const secret = 'the-s3cret-of-this-test';

interface Kind {
  scheme: object;
  /** What the variable has. */
  given: string;
  isRight(call: LiveCall): boolean;
  exported: RegExp;
}

const basic = `Basic ${Buffer.from(`ada:${secret}`).toString('base64')}`;
const kinds: Record<string, Kind> = {
  'a bearer token': {
    scheme: { type: 'http', scheme: 'bearer' },
    given: secret,
    isRight: ({ headers }) => headers.authorization === `Bearer ${secret}`,
    exported: /^export AUTHORIZATION='Bearer '"\$BONAFIDE_AUTH_MY_LOGIN"$/m,
  },
  'a name and a password': {
    scheme: { type: 'http', scheme: 'basic' },
    given: `ada:${secret}`,
    isRight: ({ headers }) => headers.authorization === basic,
    exported: /^export AUTHORIZATION="Basic \$\(printf %s "\$BONAFIDE_AUTH_MY_LOGIN" \| base64/m,
  },
  'a key in a header': {
    scheme: { type: 'apiKey', in: 'header', name: 'X-Api-Key' },
    given: secret,
    isRight: ({ headers }) => headers['x-api-key'] === secret,
    exported: /^export X_API_KEY="\$BONAFIDE_AUTH_MY_LOGIN"$/m,
  },
  'a key in the query': {
    scheme: { type: 'apiKey', in: 'query', name: 'api_key' },
    given: secret,
    isRight: ({ query }) => query.get('api_key') === secret,
    exported: /^export API_KEY="\$BONAFIDE_AUTH_MY_LOGIN"$/m,
  },
};

function documentWith(scheme: object): Document {
  const document = thingsDocument({ type: 'integer' });
  return {
    ...document,
    security: [{ myLogin: [] }],
    components: { securitySchemes: { myLogin: scheme } },
  } as Document;
}

/** A list with an undocumented status for those who have the credentials. */
async function verifyTeapot({ scheme, given, isRight }: Kind) {
  const target = await serveHandlers({ 'GET /things': (call) => (isRight(call) ? [418] : [401]) });
  const env = writeFiles({ '.env': `BONAFIDE_AUTH_MY_LOGIN='${given}'\n` });
  // What a file says does not reach the environment that Jest gives to tests.
  process.env.BONAFIDE_AUTH_MY_LOGIN = given;
  const usual = ['--target', target, '--only', 'valid/listThings', '--cases', '0', '--env', env];
  try {
    return await runCli('verify', thingsFile(documentWith(scheme)), ...usual);
  } finally {
    delete process.env.BONAFIDE_AUTH_MY_LOGIN;
  }
}

pasting.each(Object.entries(kinds))('with %s', async (_, kind) => {
  const { code, out } = await verifyTeapot(kind);
  expect(code).toBe(1);
  expect(out).not.toContain(secret);
  expect(out).toMatch(kind.exported);
  expect(out.match(/^export /gm)).toHaveLength(1);
  const before = out.split('\n').filter((line) => /^(export|set) /.test(line));
  const [, curl = ''] = /^ {4}reproduce +(curl .*)$/m.exec(out) ?? [];
  const pasted = spawnAsync([...before, curl].join('\n'));
  expect((await pasted).split('\r\n')[0]).toMatch(/^HTTP\/1\.1 418/);
});

test('where nobody gave credentials, the sample that was sent is exported', async () => {
  const target = await serveHandlers({ 'GET /things': () => [418] });
  const file = thingsFile(documentWith({ type: 'http', scheme: 'bearer' }));
  const { out } = await runCli('verify', file, '--target', target, '--only', 'valid/listThings');
  expect(out).toMatch(/^export AUTHORIZATION='Bearer ''sample'$/m);
});

pasting('credentials that should be refused have a variable of their own', async () => {
  const isIn = (text: unknown) => text === 'Bearer sample' || text === 'Nonsense';
  const target = await serveHandlers({
    'GET /things': ({ headers }) => (isIn(headers.authorization) ? [200, []] : [401]),
  });
  const file = thingsFile(documentWith({ type: 'http', scheme: 'bearer' }));
  const only = ['--only', 'auth-required/listThings'];
  const { code, out } = await runCli('verify', file, '--target', target, ...only);
  expect(code).toBe(1);
  const exports = out.split('\n').filter((line) => line.startsWith('export '));
  expect(exports).toEqual(["export INVALID_AUTHORIZATION='Nonsense'"]);
  const [, curl = ''] = /^ {4}reproduce +(curl .*)$/m.exec(out) ?? [];
  expect((await spawnAsync([...exports, curl].join('\n'))).split('\r\n')[0]).toMatch(/^HTTP\/1\.1 200/);
});

test('the page has the lines, too', async () => {
  const target = await serveHandlers({ 'GET /things': () => [418] });
  const file = thingsFile(documentWith({ type: 'http', scheme: 'bearer' }));
  const page = join(dirname(file), 'report.html');
  const options = ['--only', 'valid/listThings', '--report', `html=${page}`];
  await runCli('verify', file, '--target', target, ...options);
  expect(readFileSync(page, 'utf8')).toContain('<span>before</span><code>export AUTHORIZATION=');
});

/** Runs lines in a shell while this process serves what they call. */
async function spawnAsync(script: string): Promise<string> {
  const shell = spawn('sh', ['-c', script], { env: { PATH: process.env.PATH ?? '' } });
  let out = '';
  shell.stdout.on('data', (data) => {
    out += data;
  });
  await new Promise((resolve) => shell.on('close', resolve));
  return out;
}
