import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Project } from './project.ts';

const pets = (name: object) =>
  JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Pets', version: '1' },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    paths: {
      '/pets': {
        get: {
          operationId: 'listPets',
          responses: {
            200: {
              description: 'all pets',
              content: {
                'application/json': {
                  schema: {
                    type: 'array',
                    items: { type: 'object', required: ['name'], properties: { name } },
                  },
                },
              },
            },
          },
        },
      },
    },
  });

/** What is run while Gcore's mock is up, with the exit code and a part of the output. */
const finite: [args: string[], code: number, output: RegExp][] = [
  [['--help'], 0, /bonafide/],
  [['--version'], 0, /^\d+\.\d+\.\d+\n$/],
  [['verify', 'gcore', '--target', 'TARGET', '--only', 'valid/', '--report', 'har=calls.har'], 0, /./],
  [['verify', 'gcore', '--target', 'TARGET', '--only', 'valid/', '--report', 'json=run.json'], 0, /./],
  [['merge-reports', 'run.json'], 0, /^0 failures · /m],
  [['explain', 'body-schema'], 0, /^body-schema · a check/],
  // It is not the API of this document: a report with failures.
  [
    ['verify', 'pets.json', '--target', 'TARGET', '--read-only', '--report', 'html=report.html'],
    1,
    /listPets/,
  ],
  [['parity', 'gcore', '--target', 'TARGET', '--sequences', '2'], 2, /docker/],
  [['check', 'calls.har', '--spec', 'gcore', '--origin', 'TARGET'], 0, /./],
  [['lint', 'pets.json'], 0, /1 document: 0 errors/],
  [['diff', 'pets.json', 'changed.json'], 1, /name/],
  [['mock', 'no-such-api'], 2, /no-such-api/],
  [['mock', 'pets.json', '--engine', 'prism'], 2, /npm install --save-dev @stoplight\/prism-http/],
];

/** Uses every command, in a project that has the package and no more. Leaves `report.html` there. */
export async function useCommands(project: Project): Promise<void> {
  project.write({ 'pets.json': pets({ type: 'string' }), 'changed.json': pets({ type: 'integer' }) });
  const mock = project.start('bonafide', 'mock', 'gcore', '--port', '0');
  try {
    const target = await addressOf(mock.stdout);
    for (const [given, code, expected] of finite) {
      const args = given.map((arg) => arg.replace('TARGET', target));
      const ran = project.run('bonafide', ...args);
      assert.equal(ran.code, code, `bonafide ${args.join(' ')}: exit code ${ran.code}\n${ran.output}`);
      assert.match(ran.output, expected);
    }
  } finally {
    mock.kill();
  }
  await once(mock, 'exit');
}

/** Generates types: in words what is missing first, then with the packages that it names. */
export function useGenerate(project: Project): void {
  const missing = project.run('bonafide', 'generate', 'pets.json', '--out', 'generated');
  const [, packages = ''] = /npm install --save-dev (.+)/.exec(missing.output) ?? [];
  assert.deepEqual([missing.code, packages], [2, 'openapi-typescript and typescript'.replace(' and', '')]);
  project.install('openapi-typescript@7', 'typescript@5');
  const ran = project.run('bonafide', 'generate', 'pets.json', '--out', 'generated');
  assert.equal(ran.code, 0, ran.output);
  assert(existsSync(join(project.directory, 'generated/pets.ts')));
}

/** The address in the line that a mock prints when it is up. */
export async function addressOf(stdout: NodeJS.ReadableStream | null): Promise<string> {
  assert(stdout);
  let output = '';
  for await (const text of stdout) {
    output += String(text);
    const [, address] = /ready at (\S+)/.exec(output) ?? [];
    if (address !== undefined) return address;
  }
  throw new Error(`the mock did not start: ${output}`);
}
