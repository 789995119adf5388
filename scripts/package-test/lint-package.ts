import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { plainEnvironment } from './runtimes.ts';

const root = join(import.meta.dirname, '../..');

/** A program that finds mistakes in a package, as npx runs it: it is not installed with the project. */
export interface Linter {
  name: string;
  args: readonly string[];
}

/** What checks the exports, the types and the dependencies of a packed package, each in the version that was tried. */
export function linters(tarball: string): Linter[] {
  return [
    { name: 'publint@0.3.25', args: ['run', tarball, '--strict'] },
    // Only Node 10 and TypeScript before 4.7 know no `exports`. Vitest has no CommonJS itself.
    {
      name: '@arethetypeswrong/cli@0.18.5',
      args: [tarball, '--profile', 'node16', '--exclude-entrypoints', './vitest', '--no-emoji'],
    },
    { name: 'knip@6.44.2', args: ['--no-progress'] },
  ];
}

/** Throws where a linter finds something. */
export function lintPackage({ name, args }: Linter): void {
  const options = { cwd: root, encoding: 'utf8', env: plainEnvironment() } as const;
  const { status, stdout, stderr } = spawnSync('npx', ['--yes', name, ...args], options);
  assert.equal(status, 0, `${stdout}${stderr}`);
}
