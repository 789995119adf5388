import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A new project with the packed package in its node_modules. */
export interface TestProject {
  directory: string;
  write(files: Readonly<Record<string, string>>): void;
  /** Runs a program of node_modules with this Node; gives its exit code and all that it wrote. */
  run(program: string, ...args: string[]): { code: number | null; output: string };
  remove(): void;
}

/** Packs the package as npm does; gives the tarball's path. */
export function packPackage(directory: string): string {
  const npm = process.env.npm_execpath;
  const args = ['pack', '--silent', '--pack-destination', directory];
  const options = { cwd: root, encoding: 'utf8' } as const;
  const name = npm
    ? execFileSync(process.execPath, [npm, ...args], options)
    : execFileSync('npm', args, options);
  return join(directory, name.trim().split('\n').at(-1) ?? '');
}

/**
 * Makes a project with the tarball installed. Of other packages it has the tarball's dependencies, and these tools.
 */
export function installPackage(tarball: string, tools: readonly string[]): TestProject {
  const directory = mkdtempSync(join(tmpdir(), 'bonafide-project-'));
  const modules = join(directory, 'node_modules');
  const own = join(modules, 'bona-fide');
  mkdirSync(own, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '-C', own, '--strip-components', '1']);
  const { dependencies } = JSON.parse(readFileSync(join(own, 'package.json'), 'utf8'));
  for (const name of new Set([...Object.keys(dependencies), ...tools])) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), join(modules, name));
  }
  return {
    directory,
    write(files) {
      for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text);
    },
    run(program, ...args) {
      const env = { PATH: process.env.PATH, HOME: process.env.HOME, CI: 'true' };
      const file = join(modules, program);
      const options = { cwd: directory, encoding: 'utf8', env } as const;
      const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], options);
      return { code: status, output: stdout + stderr };
    },
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}
