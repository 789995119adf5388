import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, jest, test } from '@jest/globals';
import { mockApi } from '../contracts/consumer/any-test-runner.ts';
import { toHaveReceived, toHaveReceivedNothingElse } from '../contracts/consumer/receive-matchers.ts';
import type { HttpRequest } from '../contracts/http/message.ts';
import { loadDocument } from '../contracts/openapi/load-document.ts';
import { reportKinds } from '../contracts/reporters/index.ts';
import { documentApi } from '../mock/inferred/index.ts';
import { createMock } from '../mock/mock.ts';
import { temporaryDirectory } from './testing/clean-up.ts';
import { expectNoSecret } from './testing/expect-no-secret.ts';
import { runCli } from './testing/run-cli.ts';
import { callsWith, itemWith, secretPlacesDocument } from './testing/secret-places-document.ts';
import { clientOf, serveMock, token } from './testing/serve-mock.ts';
import { spawnCli } from './testing/spawn-cli.ts';

// One secret value in every place where a schema can put it, and in places that no schema has: through every command.

jest.setTimeout(120_000);

const sentinel = 'S3ntinel+of>the?places';
const expectNone = (text: string) => expectNoSecret(text, [sentinel]);

function documentFile(): string {
  const file = join(temporaryDirectory(), 'places.json');
  writeFileSync(file, JSON.stringify(secretPlacesDocument));
  return file;
}

test('a mock shows it in no line, and nowhere in its journal', async () => {
  const mock = spawnCli(['mock', documentFile(), '--port', '0'], { BONAFIDE_TOKEN: token });
  const [, address = ''] = await mock.line(/ready at (\S+)/m);
  const send = clientOf(address);
  for (const { method, path, ...parts } of callsWith(sentinel)) await send(method, path, parts);
  const journal = await send('GET', '/__bonafide/journal', { headers: { authorization: `Bearer ${token}` } });
  expect(JSON.parse(journal.body.toString()).total).toBe(callsWith(sentinel).length);
  expectNone(journal.body.toString());
  mock.signal('SIGTERM');
  await mock.exit;
  expectNone(mock.stdout() + mock.stderr());
});

/** Serves a provider of the document that answers with the secret wherever it can. */
async function serveLeaky(change: (request: HttpRequest) => object | undefined): Promise<string> {
  const { spec } = await loadDocument(secretPlacesDocument);
  const truth = createMock(documentApi(spec, { auth: 'off' }), { seed: 1 });
  const { address } = await serveMock('tcp', {
    ...truth,
    async handle(request) {
      return { ...(await truth.handle(request)), ...change(request) };
    },
  });
  return address.replace('//', `//someone:${encodeURIComponent(sentinel)}@`);
}

const leaks: [what: string, change: (request: HttpRequest) => object | undefined][] = [
  [
    'its answers have it where they may',
    () => ({
      status: 200,
      headers: { 'Content-Type': 'application/json', 'X-Issued': sentinel },
      body: JSON.stringify({ id: 'a', ...itemWith(sentinel) }),
    }),
  ],
  [
    'its errors have it',
    () => ({
      status: 500,
      headers: { 'Content-Type': 'text/plain', Location: `/keys/${sentinel}` },
      body: `no ${sentinel}, ${btoa(sentinel)}`,
    }),
  ],
  ['its answers repeat the credentials', ({ headers }) => ({ status: 403, body: JSON.stringify(headers) })],
];

test.each(leaks)('verify shows it in no line and no report where %s', async (_, change) => {
  const target = await serveLeaky(change);
  const directory = temporaryDirectory();
  const reports = reportKinds.flatMap((kind) => ['--report', `${kind}=${join(directory, kind)}`]);
  process.env.BONAFIDE_AUTH_KEY = sentinel;
  const { code, out, err } = await runCli(
    'verify',
    documentFile(),
    '--target',
    target,
    '--cases',
    '5',
    ...reports,
  );
  delete process.env.BONAFIDE_AUTH_KEY;
  expect(code).toBe(1);
  expectNone(out + err);
  expect(out).toContain('--target http://USER:PASSWORD@127.0.0.1');
  for (const kind of reportKinds) expectNone(readFileSync(join(directory, kind), 'utf8'));
});

test('a password in a target is sent, and shown by no option and no error', async () => {
  const seen: unknown[] = [];
  const target = await serveLeaky((request) => {
    seen.push(request.headers.authorization);
    return undefined;
  });
  const file = documentFile();
  const lines = [
    await runCli('verify', file, '--target', target, '--read-only', '--only', 'probes'),
    await runCli('verify', file, '--target', target, '--dry-run'),
    await runCli('verify', file, '--target', target, '--clean-up', 'abc'),
    await runCli('verify', file, '--target', `http://someone:${encodeURIComponent(sentinel)}@127.0.0.1:1`),
    await runCli('verify', file, '--target', `http://someone:${sentinel}@api.example.com`),
    await runCli('verify', file, '--target', `someone:${sentinel}@127.0.0.1:80`),
    await runCli('parity', 'docker', '--target', `http://someone:${sentinel}@[127`),
    await runCli('parity', 'docker', '--target', target, '--sequences', '1'),
  ];
  expect(seen).toContain(`Basic ${btoa(`someone:${sentinel}`)}`);
  for (const { out, err } of lines) expectNone(out + err);
});

test('check and verify --pact show it in no line', async () => {
  const file = documentFile();
  const answer = {
    status: 418,
    headers: { 'X-Other': sentinel },
    body: { error: sentinel, ...itemWith(sentinel) },
  };
  const entries = callsWith(sentinel).map(({ method, path, query, headers, body }) => ({
    request: {
      method,
      url: `http://localhost${path}${query && `?${query}`}`,
      headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
      ...(body && { postData: { mimeType: headers['content-type'], text: body } }),
    },
    response: {
      status: 418,
      headers: [],
      content: { mimeType: 'application/json', text: JSON.stringify(answer.body) },
    },
  }));
  const har = join(temporaryDirectory(), 'places.har');
  writeFileSync(har, JSON.stringify({ log: { entries } }));
  const interactions = callsWith(sentinel).map(({ method, path, query, headers, body }) => ({
    description: `${method} ${path}`,
    request: { method, path, query, headers, body },
    response: answer,
  }));
  const pact = join(temporaryDirectory(), 'pact.json');
  const parties = { consumer: { name: 'a' }, provider: { name: 'b' } };
  writeFileSync(
    pact,
    JSON.stringify({ ...parties, interactions, metadata: { pactSpecification: { version: '3.0.0' } } }),
  );
  const target = await serveLeaky(() => undefined);
  for (const line of [
    ['check', har, '--spec', file],
    ['check', pact, '--spec', file],
    ['verify', file, '--target', target, '--pact', pact],
  ]) {
    const { code, out, err } = await runCli(...line);
    expect([code, err]).toEqual([1, '']);
    expect(out).toContain('✗');
    expectNone(out);
  }
});

test('the kit shows it in no failure, and writes it into no Pact', async () => {
  const directory = temporaryDirectory();
  const origin = 'http://places.test';
  const api = mockApi(documentFile(), { origin, pact: { consumer: 'places', dir: directory }, auth: 'off' });
  await api.start();
  for (const { method, path, query, headers, body } of callsWith(sentinel)) {
    const sent = body === '' ? {} : { body };
    await fetch(`${origin}${path}${query && `?${query}`}`, {
      method,
      headers: headers as Record<string, string>,
      ...sent,
    });
  }
  const expected = [
    { body: itemWith(sentinel) },
    { query: { pin: sentinel, 'filter[inner]': sentinel } },
    { headers: { 'x-pin': sentinel } },
  ];
  const failures = expected.flatMap((one) =>
    ['createItem', 'listItems'].map((id) => toHaveReceived(api, id, { ...one, times: 99 }).message()),
  );
  failures.push(
    toHaveReceivedNothingElse(api).message(),
    toHaveReceived(api, 'readKey', { path: { key: sentinel }, times: 9 }).message(),
  );
  failures.push(String(await api.verify().catch((error: unknown) => error)));
  await api.stop();
  expect(failures.at(-1)).toContain('invalid calls');
  expectNone(failures.join('\n'));
  const [pact = ''] = readdirSync(directory);
  const text = readFileSync(join(directory, pact), 'utf8');
  expect(JSON.parse(text).interactions.length).toBeGreaterThan(10);
  expectNone(text);
});

test('lint, diff and generate show no example of a secret value', async () => {
  const { components } = secretPlacesDocument;
  const files = [
    { example: sentinel, default: sentinel, minLength: 99 },
    { example: 5, default: 'other', maxLength: 5 },
  ].map((rules) => {
    const Secret = { ...components.schemas.Secret, ...rules };
    const document = {
      ...secretPlacesDocument,
      components: { ...components, schemas: { ...components.schemas, Secret } },
    };
    const file = join(temporaryDirectory(), 'examples.json');
    writeFileSync(file, JSON.stringify(document));
    return file;
  });
  const [before = '', after = ''] = files;
  for (const line of [
    ['lint', before],
    ['lint', after],
    ['diff', before, after],
    ['diff', after, before],
    ['generate', before, '--out', temporaryDirectory()],
  ]) {
    const { out, err } = await runCli(...line);
    expect(out + err).not.toBe('');
    expectNone(out + err);
  }
});
