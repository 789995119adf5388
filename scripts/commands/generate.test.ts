import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { temporaryDirectory } from '../testing/clean-up.ts';
import { spawnCli, spawnProcess } from '../testing/spawn-cli.ts';
import { writeFiles } from '../testing/write-files.ts';

const root = join(import.meta.dirname, '../..');
const bonafide = join(root, 'scripts/bonafide.js');
const generated = join(root, 'generated');
const docker = join(root, 'specs/docker.yaml');

async function generate(...args: string[]) {
  const spawned = spawnCli(['generate', ...args]);
  return { code: await spawned.exit, out: spawned.stdout(), err: spawned.stderr() };
}

test('--check names outdated files without changing them', async () => {
  const out = temporaryDirectory();
  cpSync(generated, out, { recursive: true });
  writeFileSync(join(out, 'docker.json'), '{}');
  const { code, err } = await generate(docker, '--out', out, '--check');
  expect(code).toBe(1);
  expect(err).toMatch(
    /^outdated: \S*docker\.json; run the same command without --check, and commit what it writes\n$/,
  );
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

describe('the document of a user', () => {
  const pet = { type: 'object', properties: { name: { type: 'string', nullable: true } } };
  const ok = {
    description: 'done',
    content: { 'application/json': { schema: { $ref: 'schemas.json#/Pet' } } },
  };
  const paths = { '/pets': { get: { responses: { 200: ok } } } };
  const document = (openapi: string) => ({ openapi, info: { title: 'Pets', version: '1' }, paths });

  /** Runs `bonafide generate` in the folder of a document. */
  async function generateIn(folder: string, ...args: string[]) {
    const spawned = spawnProcess(process.execPath, [bonafide, 'generate', ...args], {}, folder);
    return { code: await spawned.exit, out: spawned.stdout(), err: spawned.stderr() };
  }

  test.each(['3.0.3', '3.1.0', '3.2.0'])(
    'of version %s is written into ./generated',
    async (version) => {
      const folder = dirname(writeFiles({ 'pets.json': document(version), 'schemas.json': { Pet: pet } }));
      const done = { code: 0, out: 'wrote generated/pets.json, generated/pets.ts\n', err: '' };
      expect(await generateIn(folder, 'pets.json')).toEqual(done);
      const text = readFileSync(join(folder, 'generated/pets.ts'), 'utf8');
      expect(text).toMatch(/^\/\/ Made from pets\.json by "bonafide generate": /);
      expect(text).toMatch(version === '3.0.3' ? /name\?: string \| null;/ : /name\?: string/);
      const whole = JSON.parse(readFileSync(join(folder, 'generated/pets.json'), 'utf8'));
      expect(whole.openapi).toMatch(/^3\.[12]\./);
      expect(JSON.stringify(whole)).not.toContain('schemas.json');
      expect((await generateIn(folder, 'pets.json', '--check')).code).toBe(0);
      expect(readdirSync(folder).sort()).toEqual(['generated', 'pets.json', 'schemas.json']);
    },
    30_000,
  );

  test('is written without what is wrong in it, with a warning', async () => {
    const folder = dirname(writeFiles({ 'pets.json': document('3.1.0'), 'schemas.json': {} }));
    const { code, err } = await generateIn(folder, 'pets.json');
    expect(code).toBe(0);
    expect(err).toMatch(/^pets\.json:\d+:\d+ .*schemas\.json#\/Pet; any value is valid there\n$/);
    expect(readFileSync(join(folder, 'generated/pets.ts'), 'utf8')).toContain('get:');
  }, 30_000);

  test('is written without an operation that no value is valid for, with a warning', async () => {
    const Pet = { allOf: [{ type: 'string' }, { type: 'integer' }] };
    const folder = dirname(writeFiles({ 'pets.json': document('3.1.0'), 'schemas.json': { Pet } }));
    const { code, err } = await generateIn(folder, 'pets.json');
    expect(code).toBe(0);
    expect(err).toMatch(
      /^pets\.json: GET \/pets is left out: schemas\.json:\d+:\d+ unsatisfiable-schema .*\n$/,
    );
    expect(readFileSync(join(folder, 'generated/pets.ts'), 'utf8')).not.toContain('get:');
  }, 30_000);

  test('that cannot be read ends with 2, and nothing is written', async () => {
    const folder = dirname(writeFiles({ 'pets.json': '{' }));
    const { code, err } = await generateIn(folder, 'pets.json');
    expect([code, err]).toEqual([2, expect.stringMatching(/^bonafide generate: pets\.json/)]);
    expect(existsSync(join(folder, 'generated'))).toBe(false);
  }, 30_000);
});
