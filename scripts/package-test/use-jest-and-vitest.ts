import assert from 'node:assert/strict';
import {
  byHandHead,
  client,
  fails,
  jestHead,
  matchersHead,
  mistakes,
  passes,
  program,
  responses,
  vitestHead,
} from './consumer-code.ts';
import type { Project } from './project.ts';

/** A module system, as package.json and tsconfig.json name it, and what Jest needs for it. */
const systems = [
  { type: 'module', module: 'nodenext', flags: ['--experimental-vm-modules'] },
  { type: 'commonjs', module: 'node16', flags: [] },
] as const;

/** Uses the kit in Jest and in a program, in ES modules and in CommonJS. */
export function useJest(project: Project): void {
  for (const { type, module, flags } of systems) {
    const files = {
      'client.ts': client,
      'a.test.ts': jestHead + matchersHead + passes + responses,
      'b.test.ts': jestHead + passes + fails,
      'types.ts': jestHead + mistakes,
      'program.ts': program,
    };
    writeSources(project, type, module, files);
    compile(project, type);
    const args = ['node_modules/jest/bin/jest.js', '--rootDir', `${type}/out`, '--watchman=false'];
    const { code, output } = project.node([...flags, '--disable-warning=ExperimentalWarning'], ...args);
    assert.match(output, /PASS \S*a\.test\.js/);
    assert.match(output, /● a planted failure[\s\S]*body \/password: must be string/);
    assert.match(output, /Tests: +1 failed, 3 passed, 4 total/);
    assert.equal(code, 1);
    assert.deepEqual(project.node([], `${type}/out/program.js`), { code: 0, output: '[[],5,"function"]\n' });
  }
}

/** Uses the kit in Vitest: the mock, the matchers, and the kit without the door for Vitest. */
export function useVitest(project: Project, version: number): void {
  writeSources(project, 'vitest', 'nodenext', {
    'client.ts': client,
    'a.test.ts': vitestHead + passes,
    'b.test.ts': vitestHead + passes + fails,
    'c.test.ts': byHandHead + passes + responses,
    'types.ts': vitestHead + mistakes,
  });
  // The types of matchers are declared as Vitest 5 has them: Vitest 4 has other type parameters.
  const lenient = version < 5 ? ['--skipLibCheck'] : [];
  compile(project, 'vitest', '--noEmit', ...lenient);
  const { code, output } = project.run('vitest', 'run', '--no-color', '--dir', 'vitest');
  assert.match(output, /FAIL +\S*b\.test\.ts > a planted failure/);
  assert.match(output, /body \/password: must be string/);
  assert.match(output, /Tests +1 failed \| 4 passed/);
  assert.equal(code, 1);
}

function writeSources(project: Project, folder: string, module: string, files: Record<string, string>): void {
  const type = folder === 'commonjs' ? 'commonjs' : 'module';
  const compilerOptions = {
    module,
    target: 'es2023',
    strict: true,
    types: ['node'],
    outDir: 'out',
    skipLibCheck: false,
  };
  const config = {
    'package.json': JSON.stringify({ type, jest: { testEnvironment: 'node' } }),
    'tsconfig.json': JSON.stringify({ compilerOptions, include: ['*.ts'] }),
    'out/package.json': JSON.stringify({ type, jest: { testEnvironment: 'node' } }),
  };
  for (const [name, text] of Object.entries({ ...config, ...files }))
    project.write({ [`${folder}/${name}`]: text });
}

function compile(project: Project, folder: string, ...options: string[]): void {
  assert.deepEqual(project.run('tsc', '-p', folder, ...options), { code: 0, output: '' });
}
