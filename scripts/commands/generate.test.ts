import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { temporaryDirectory } from '../testing/clean-up.ts';
import { spawnCli } from '../testing/spawn-cli.ts';

const root = join(import.meta.dirname, '../..');
const generated = join(root, 'generated');
const docker = join(root, 'specs/docker.yaml');

async function generate(...args: string[]) {
  const spawned = spawnCli(['generate', ...args]);
  return { code: await spawned.exit, out: spawned.stdout(), err: spawned.stderr() };
}

test('the committed files in generated/ are up to date', async () => {
  expect(await generate('--check')).toEqual({ code: 0, out: 'all files are up to date\n', err: '' });
}, 30_000);

test('--check names outdated files without changing them', async () => {
  const out = temporaryDirectory();
  cpSync(generated, out, { recursive: true });
  writeFileSync(join(out, 'docker.json'), '{}');
  const { code, err } = await generate(docker, '--out', out, '--check');
  expect(code).toBe(1);
  expect(err).toMatch(/^outdated: \S*docker\.json; run "npm run generate" and commit what it writes\n$/);
  expect(readFileSync(join(out, 'docker.json'), 'utf8')).toBe('{}');
}, 30_000);

test('--check writes nothing to an empty directory', async () => {
  const out = join(temporaryDirectory(), 'new');
  expect((await generate(docker, '--out', out, '--check')).code).toBe(1);
  expect(existsSync(out)).toBe(false);
}, 30_000);

test('generates the committed files', async () => {
  const out = join(temporaryDirectory(), 'new');
  expect((await generate(docker, '--out', out)).code).toBe(0);
  expect(readdirSync(out).sort()).toEqual(['docker.json', 'docker.ts']);
  for (const name of readdirSync(out)) {
    expect(readFileSync(join(out, name), 'utf8')).toBe(readFileSync(join(generated, name), 'utf8'));
  }
}, 30_000);

test('an invalid document is an error with its location, and nothing is written', async () => {
  const directory = temporaryDirectory();
  const file = join(directory, 'wrong.yaml');
  writeFileSync(
    file,
    readFileSync(docker, 'utf8').replace('operationId: SecretInspect', 'operationId: SecretList'),
  );
  const { code, err } = await generate(file, '--out', join(directory, 'out'));
  expect(code).toBe(2);
  expect(err).toMatch(/wrong\.yaml:\d+:\d+ #\/paths\/\S+ .*operationId/i);
  expect(existsSync(join(directory, 'out'))).toBe(false);
}, 30_000);

test('a pattern with exponential backtracking is an error', async () => {
  const directory = temporaryDirectory();
  const file = join(directory, 'risky.yaml');
  const schema = { type: 'string', pattern: '^(a|a)*$' };
  const content = { 'text/plain': { schema } };
  const get = { operationId: 'ping', responses: { 200: { description: 'pong', content } } };
  const document = {
    openapi: '3.1.0',
    info: { title: 'Risky', version: '1' },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    paths: { '/ping': { get } },
  };
  writeFileSync(file, JSON.stringify(document));
  const { code, err } = await generate(file, '--out', join(directory, 'out'));
  expect(err).toMatch(/risky\.yaml: #\/\S+\/pattern \^\(a\|a\)\*\$ can take exponential time/);
  expect(code).toBe(2);
  expect(existsSync(join(directory, 'out'))).toBe(false);
}, 30_000);
