import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { validate as validateCtrf } from 'ctrf';
import { validateXML } from 'xmllint-wasm';
import { loadDocument } from '../../contracts/openapi/load-document.ts';
import { documentApi } from '../../mock/inferred/index.ts';
import { createMock, type Mock } from '../../mock/mock.ts';
import { temporaryDirectory } from '../testing/clean-up.ts';
import { runCli } from '../testing/run-cli.ts';
import { serveMock } from '../testing/serve-mock.ts';
import { writeFiles } from '../testing/write-files.ts';

// What a run of verify cannot exercise is reported as not covered, and not as passed.

const done = { 200: { description: 'done' } };
const body = (schema: object | boolean) => ({ required: true, content: { 'application/json': { schema } } });
const documentOf = (paths: object) => ({ openapi: '3.1.0', info: { title: 'Pets', version: '1' }, paths });

/** No valid body of addPet exists: it would be a string and an integer. */
const impossible = documentOf({
  '/pets': {
    get: { operationId: 'listPets', responses: done },
    post: {
      operationId: 'addPet',
      requestBody: body({ allOf: [{ type: 'string' }, { type: 'integer' }] }),
      responses: done,
    },
  },
});

/** Valid bodies of namePet exist, but none can be generated from a back reference. */
const hard = documentOf({
  '/pets': { get: { operationId: 'listPets', responses: done } },
  '/names': {
    post: {
      operationId: 'namePet',
      requestBody: body({ type: 'string', pattern: '^(a|b)\\1-\\1$' }),
      responses: done,
    },
  },
});

async function served(file: string): Promise<{ mock: Mock; address: string }> {
  const { spec } = await loadDocument(file);
  const { mock, address } = await serveMock('tcp', createMock(documentApi(spec, { auth: 'strict' })));
  return { mock, address };
}

function verify(file: string, address: string, ...options: string[]) {
  return runCli('verify', file, '--target', address, '--disposable', '--cases', '5', ...options);
}

test('an unsatisfiable operation ends verify --strict with 2, and a message with location and remedy', async () => {
  const file = writeFiles({ 'pets.json': impossible });
  const { code, err } = await verify(file, 'http://127.0.0.1:1', '--strict');
  expect(code).toBe(2);
  expect(err).toMatch(
    /pets\.json:\d+:\d+ unsatisfiable-schema #\/paths\/~1pets\/post\/requestBody\/content\/application~1json\/schema\/allOf\/1 no request body is valid: .*\nFix the document, or leave --strict out/,
  );
});

test('an unsatisfiable operation is disabled: it is not called, and reported as not covered', async () => {
  const file = writeFiles({ 'pets.json': impossible });
  const { mock, address } = await served(file);
  const { code, out } = await verify(file, address);
  expect(code).toBe(0);
  expect(out).toMatch(/^– disabled +1, 1 not covered$/m);
  expect(out).toMatch(
    /^– not covered · addPet: it is disabled: \S+pets\.json:\d+:\d+ unsatisfiable-schema /m,
  );
  expect(out).toMatch(/^covered \d+ %: 1\/2 operations/m);
  expect(out).toContain('not covered: addPet, which is disabled');
  expect(out).toMatch(/^0 failures · /m);
  // Not even as an undeclared method: it is declared.
  const methods = (await mock.journal.read()).entries.map(({ request }) => request.method);
  expect(methods).not.toContain('POST');
  expect(methods).toContain('DELETE');
});

test('a disabled operation counts for --min-coverage', async () => {
  const file = writeFiles({ 'pets.json': impossible });
  const { address } = await served(file);
  const { code, out } = await verify(file, address, '--min-coverage', '100');
  expect(code).toBe(1);
  expect(out).toContain('operations · addPet, which is disabled  #/paths/~1pets/post');
});

test('an operation without a valid call is not covered, and none of its cases passes', async () => {
  const file = writeFiles({ 'pets.json': hard });
  const { mock, address } = await served(file);
  const directory = temporaryDirectory();
  const report = (kind: string) => join(directory, kind);
  const reports = ['junit', 'ctrf', 'html', 'github'].flatMap((kind) => [
    '--report',
    `${kind}=${report(kind)}`,
  ]);
  const { code, out } = await verify(file, address, ...reports);
  const why = /namePet: no body of application\/json was found that keeps to its schema: give it an example/;
  expect(code).toBe(0);
  expect(out).toMatch(new RegExp(`^– not covered · ${why.source} \\(\\S+pets\\.json:\\d+:\\d+`, 'm'));
  expect(out).toMatch(/^✓ valid +2, 1 not covered$/m);
  expect((await mock.journal.read()).counts).not.toHaveProperty('namePet');

  const junit = readFileSync(report('junit'), 'utf8');
  expect(junit).toMatch(/<testcase name="namePet: [^>]+>\n +<skipped>not covered · namePet: no body/);
  expect(junit).toMatch(/<testsuite name="valid" tests="2" failures="0" errors="0" skipped="1"/);
  const schema = readFileSync(
    join(import.meta.dirname, '../../contracts/reporters/fixtures/junit.xsd'),
    'utf8',
  );
  const xml = [{ fileName: 'report.xml', contents: junit }];
  expect((await validateXML({ xml, schema: [schema] })).errors).toEqual([]);

  const ctrf = JSON.parse(readFileSync(report('ctrf'), 'utf8'));
  expect(validateCtrf(ctrf)).toEqual(expect.objectContaining({ valid: true }));
  const { summary, tests } = ctrf.results;
  expect(summary.skipped).toBeGreaterThan(0);
  expect(summary.passed + summary.skipped).toBe(summary.tests);
  const valid = tests.find(({ name }: { name: string }) => name.startsWith('valid/namePet'));
  expect(valid).toMatchObject({ status: 'skipped', message: expect.stringMatching(why) });

  expect(readFileSync(report('github'), 'utf8')).toMatch(why);
  const html = readFileSync(report('html'), 'utf8');
  expect(html).toMatch(/<i class="not-covered" title="valid\/namePet:/);
  expect(html).toMatch(
    new RegExp(`<h2 id="not-covered">Not covered</h2><ul><li>not covered · ${why.source}`),
  );
});
