import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { installPackage, packPackage, type TestProject } from './testing/packed.ts';

const directory = mkdtempSync(join(tmpdir(), 'bonafide-pack-'));
let tarball = '';

// The whole package is built: that takes a while where others work, too.
beforeAll(() => {
  tarball = packPackage(directory);
}, 180_000);

afterAll(() => {
  rmSync(directory, { recursive: true, force: true });
});

const tools = ['typescript', '@types/node', '@jest/globals', 'expect', 'jest', 'vitest'];

/** What a consumer's own code and its test look like, whatever the module system. */
const client = `
export async function replacePassword(name: string, password: string): Promise<void> {
  const url = 'https://api.gcore.com/cloud/v1/caas/secrets/1/1/' + encodeURIComponent(name);
  const headers = { authorization: 'APIKey 1234$abcdef', 'content-type': 'application/json' };
  for (;;) {
    const answer = await fetch(url, { method: 'PATCH', headers, body: JSON.stringify({ password }) });
    if (answer.status !== 500) return;
  }
}
`;

const tests = `
const gcore = mockApi('gcore');

test('the password is replaced, also at the second attempt', async () => {
  gcore.once('PullSecretHandler.patch', reply(500));
  await replacePassword('my-registry-secret', 'new');
  expect(gcore).toHaveReceived('PullSecretHandler.patch', { body: { password: 'new' }, times: 2 });
});
`;

const planted = `
test('a planted failure', async () => {
  await replacePassword('my-registry-secret', 5 as never);
});
`;

const responses = `
test('a response is held against the document', async () => {
  const headers = { authorization: 'APIKey 1234$abcdef' };
  await expect(await fetch('https://api.gcore.com/cloud/v1/caas/secrets/1/1', { headers })).toSatisfyApiSpec();
});
`;

const mistakes = `
// @ts-expect-error the operation is PullSecretHandler.patch
gcore.once('PullSecretHandler.path', reply(500));
// @ts-expect-error 418 is not documented
gcore.once('PullSecretHandler.patch', reply(418));
// @ts-expect-error the body has no such field
expect(gcore).toHaveReceived('PullSecretHandler.patch', { body: { user: 'a' } });
`;

function tsconfig(module: string): string {
  const compilerOptions = {
    module,
    target: 'es2023',
    strict: true,
    types: ['node'],
    outDir: 'out',
    skipLibCheck: false,
  };
  return JSON.stringify({ compilerOptions, include: ['*.ts'] });
}

function packageOf(type: 'module' | 'commonjs', jest: object = {}): string {
  return JSON.stringify({
    name: 'consumer',
    version: '1.0.0',
    type,
    jest: { testEnvironment: 'node', ...jest },
  });
}

function withProject(set: (project: TestProject) => void): void {
  let project: TestProject;
  beforeAll(() => {
    project = installPackage(tarball, tools);
    set(project);
  }, 60_000);
  afterAll(() => project.remove());
}

/** Compiles a project's TypeScript; its tests then run as the JavaScript that came of it. */
function compile(project: TestProject, ...options: string[]): void {
  expect(project.run('typescript/bin/tsc', '-p', '.', ...options)).toEqual({ code: 0, output: '' });
}

describe.each([
  ['module', 'nodenext', ['--experimental-vm-modules']],
  ['commonjs', 'node16', []],
] as const)('in a TypeScript project of type %s', (type, module, flags) => {
  let project: TestProject;
  withProject((made) => {
    project = made;
    project.write({
      'package.json': packageOf(type, { testMatch: ['<rootDir>/out/*.test.js'] }),
      'tsconfig.json': tsconfig(module),
      'client.ts': client,
    });
  });

  const head = `
import { expect, test } from '@jest/globals';
import { mockApi, reply } from 'bona-fide/jest';
import { replacePassword } from './client.js';
`;

  test('Jest runs with types, without a flag that the project has not', () => {
    const own = `
import jestOpenAPI from 'bona-fide/matchers';
jestOpenAPI('gcore');
`;
    project.write({
      'a.test.ts': `${head}${own}${tests}${responses}`,
      'b.test.ts': `${head}${tests}${planted}`,
      'types.ts': `${head}const gcore = mockApi('gcore');\nexport function wrong(): void {${mistakes}}`,
    });
    compile(project);
    const { code, output } = runJest(project, flags);
    expect(code).toBe(1);
    expect(output).toContain('PASS out/a.test.js');
    expect(output).toContain('FAIL out/b.test.js');
    expect(output).toContain('● a planted failure');
    expect(output).toContain('body /password: must be string');
    expect(output).toContain('Tests:       1 failed, 3 passed, 4 total');
  }, 120_000);

  test('a program has a mock of its own', () => {
    project.write({
      'program.ts': `
import { builtinMock, loadDocument, toListener } from 'bona-fide';
import { createClient } from 'bona-fide/client';
import { mockApi } from 'bona-fide/nock';

export async function main(): Promise<void> {
  const docker = mockApi('docker');
  await docker.start();
  const client = createClient('docker', { baseUrl: 'http://localhost/v1.44' });
  const { data } = await client.GET('/secrets');
  await docker.verify();
  await docker.stop();
  const { spec } = await loadDocument('gcore');
  console.log(JSON.stringify([data, spec.operations.size, typeof toListener(builtinMock('sap'))]));
}
void main();
`,
    });
    compile(project);
    const { code, output } = project.run('../out/program.js');
    expect([code, output.trim()]).toEqual([0, '[[],5,"function"]']);
  }, 60_000);
});

function runJest(project: TestProject, flags: readonly string[]) {
  project.write({
    'jest.cjs': `
const { spawnSync } = require('node:child_process');
const args = [...${JSON.stringify(flags)}, '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js', '--watchman=false'];
process.exitCode = spawnSync(process.execPath, args, { stdio: 'inherit' }).status;
`,
  });
  return project.run('../jest.cjs');
}

describe('in a project with Vitest', () => {
  let project: TestProject;
  withProject((made) => {
    project = made;
    project.write({
      'package.json': packageOf('module'),
      'tsconfig.json': tsconfig('nodenext'),
      'client.ts': client,
    });
  });

  test('the mock, the matchers and the kit by hand', () => {
    const head = `
import { expect, test } from 'vitest';
import { mockApi, reply } from 'bona-fide/vitest';
import { replacePassword } from './client.js';
`;
    const byHand = `
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { matchers, openApi } from 'bona-fide/matchers';
import { mockApi, reply } from 'bona-fide/nock';
import { replacePassword } from './client.js';
expect.extend(matchers as never);
beforeAll(() => openApi('gcore'));
beforeEach(() => gcore.start());
afterEach(() => gcore.verify());
afterAll(() => gcore.stop());
`;
    project.write({
      'a.test.ts': `${head}${tests}`,
      'b.test.ts': `${head}${tests}${planted}`,
      'c.test.ts': `import 'bona-fide/vitest';${byHand}${tests}${responses}`,
      'types.ts': `${head}const gcore = mockApi('gcore');\nexport function wrong(): void {${mistakes}}`,
    });
    compile(project, '--noEmit');
    const { code, output } = project.run('vitest/vitest.mjs', 'run', '--no-color', '--dir', '.');
    expect(code).toBe(1);
    expect(output).toMatch(/FAIL +b\.test\.ts > a planted failure/);
    expect(output).toContain('body /password: must be string');
    expect(output).toMatch(/Tests +1 failed \| 4 passed/);
  }, 120_000);
});

test('the command is there, and the licences of what is bundled', () => {
  const project = installPackage(tarball, []);
  try {
    const help = project.run('bona-fide/scripts/bonafide.js', 'help');
    expect(help).toEqual({ code: 0, output: expect.stringContaining('bonafide mock') });
    const lint = project.run('bona-fide/scripts/bonafide.js', 'mock', 'no-such-api');
    expect(lint).toEqual({ code: 2, output: expect.stringContaining('no-such-api: not a built-in API') });
    const own = join(project.directory, 'node_modules/bona-fide');
    const licences = readFileSync(join(own, 'dist/cjs/THIRD-PARTY-LICENSES.txt'), 'utf8');
    expect(licences).toMatch(/^nock [\d.]+, MIT\n\n.*license/im);
  } finally {
    project.remove();
  }
}, 60_000);
