import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { temporaryDirectory } from './testing/clean-up.ts';
import { spawnProcess } from './testing/spawn-cli.ts';

const root = join(import.meta.dirname, '..');

const document = `openapi: 3.1.0
jsonSchemaDialect: https://json-schema.org/draft/2020-12/schema
info: { title: Pet shop, version: '1' }
servers: [{ url: / }]
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200':
          description: all pets
          content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Pet' } } } }
    post:
      operationId: createPet
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } }
      responses:
        '201':
          description: created
          content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } }
        '400': { description: invalid }
  /pets/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    get:
      operationId: getPet
      responses:
        '200':
          description: the pet
          content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } }
        '404': { description: no such pet }
    delete:
      operationId: deletePet
      responses:
        '204': { description: deleted }
        '404': { description: no such pet }
components:
  schemas:
    Pet:
      type: object
      required: [name]
      additionalProperties: false
      properties:
        id: { type: string, readOnly: true }
        name: { type: string, minLength: 1, maxLength: 40 }
        tag: { type: string, maxLength: 40 }
`;

/** A copy of this repository, with the document in it, in which Node runs scripts until the current test ends. */
function copyRepository() {
  const directory = join(temporaryDirectory(), 'bonafide');
  const isLeftOut = (path: string) => ['.git', 'node_modules', 'dist'].includes(basename(path));
  cpSync(root, directory, { recursive: true, filter: (path) => !isLeftOut(path) });
  symlinkSync(join(root, 'node_modules'), join(directory, 'node_modules'));
  const write = (path: string, text: string) => writeFileSync(join(directory, path), text);
  write('small.yaml', document);
  const start = (...args: string[]) => spawnProcess(process.execPath, args, {}, directory);
  const run = async (...args: string[]) => {
    const { exit, stdout, stderr } = start(...args);
    const code = await exit;
    return { code, output: stdout() + stderr() };
  };
  return { start, run, write, read: (path: string) => readFileSync(join(directory, path), 'utf8') };
}

test('a new API has a mock and a contract that agree, and everything compiles', async () => {
  const { start, run, read } = copyRepository();
  const created = await run('scripts/new-api.ts', 'pets', 'small.yaml');
  expect(created).toMatchObject({ code: 0, output: expect.stringContaining('npm test -- apis/pets') });
  expect(read('specs/pets.yaml')).toBe(document);
  expect(read('README.md')).toContain('| `pets` | Pet shop |\n');

  const compiled = run('node_modules/typescript/bin/tsc', '--incremental', 'false');
  const mock = start('scripts/bonafide.js', 'mock', 'pets', '--port', '0');
  const [, address = ''] = await mock.line(/^pets mock ready at (\S+)/m);
  expect((await fetch(`${address}/pets`)).status).toBe(200);
  expect(
    await run('scripts/bonafide.js', 'verify', 'pets', '--target', address, '--seed', '1'),
  ).toMatchObject({
    code: 0,
    output: expect.stringContaining('0 failures'),
  });

  const jest = ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', 'apis/pets'];
  expect(await run(...jest)).toMatchObject({
    code: 0,
    output: expect.stringMatching(/\d+ passed, 0 failed/),
  });
  expect(await compiled).toEqual({ code: 0, output: '' });
}, 600_000);

test('an OpenAPI 3.0 document is upgraded', async () => {
  const { run, read, write } = copyRepository();
  write('old.yaml', document.replace('3.1.0', '3.0.3').replace(/jsonSchemaDialect: .*\n/, ''));
  expect(await run('scripts/new-api.ts', 'pets', 'old.yaml')).toMatchObject({ code: 0 });
  expect(read('specs/pets.yaml')).toMatch(/^openapi: 3\.1\.\d\n(.*\n)+jsonSchemaDialect: /);
  expect(await run('scripts/bonafide.js', 'generate', '--check')).toMatchObject({ code: 0 });
}, 600_000);

test.each([
  ['an operationId that is there twice', 'operationId: getPet', 'operationId: listPets', /operationId/i],
  ['a pattern with exponential backtracking', 'minLength: 1', "pattern: '^(a|a)*$'", /exponential time/],
])(
  'rejects a document with %s, and writes nothing',
  async (_, from, to, message) => {
    const { run, write, read } = copyRepository();
    write(
      'small.yaml',
      document.replace(from, () => to),
    );
    const { code, output } = await run('scripts/new-api.ts', 'pets', 'small.yaml');
    expect([code, output]).toEqual([2, expect.stringMatching(message)]);
    expect(() => read('specs/pets.yaml')).toThrow('ENOENT');
  },
  600_000,
);

test.each([
  ['Pets', 'small.yaml', 'expected a name of lower-case letters and digits'],
  ['docker', 'small.yaml', 'docker is taken: specs/docker.yaml exists'],
  ['index', 'small.yaml', 'index is taken: generated/index.ts exists'],
  ['pets', 'nowhere.yaml', 'nowhere.yaml: no such file'],
  ['pets', 'package.json', 'package.json'],
])('rejects %s %s', async (name, file, message) => {
  const { code, output } = await copyRepository().run('scripts/new-api.ts', name, file);
  expect(output).toContain(message);
  expect(code).toBe(2);
});
