import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { plainEnvironment, type Runtime } from './runtimes.ts';

/** What a program wrote, and how it ended. */
export interface Ran {
  code: number | null;
  output: string;
}

/** A user's project: a folder with a package.json. */
export class Project {
  readonly directory: string;
  readonly #runtime: Runtime;
  readonly #env: NodeJS.ProcessEnv;

  constructor(parent: string, runtime: Runtime) {
    this.directory = mkdtempSync(join(parent, 'project-'));
    this.#runtime = runtime;
    // The first Node on the path is the project's, for `npx` and for scripts.
    this.#env = { ...plainEnvironment(), PATH: `${dirname(runtime.node)}:${process.env.PATH}` };
    this.write({ 'package.json': JSON.stringify({ name: 'consumer', version: '1.0.0' }) });
  }

  write(files: Readonly<Record<string, string>>): void {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.directory, name)), { recursive: true });
      writeFileSync(join(this.directory, name), text);
    }
  }

  /** Installs packages as development dependencies, with this project's npm. */
  install(...packages: string[]): void {
    this.#npm('install', '--save-dev', '--no-audit', '--no-fund', ...packages);
  }

  /** The folders of all installed packages. */
  packages(): string[] {
    const lines = this.#npm('ls', '--all', '--parseable').trim().split('\n');
    return lines.filter((line) => line.includes('node_modules'));
  }

  /** Runs a program of node_modules/.bin to its end. */
  run(program: string, ...args: string[]): Ran {
    return this.node([], join('node_modules/.bin', program), ...args);
  }

  /** Runs a file of the project by Node with these flags. */
  node(flags: readonly string[], ...args: string[]): Ran {
    const options = { cwd: this.directory, encoding: 'utf8', env: this.#env } as const;
    const { status, stdout, stderr } = spawnSync(this.#runtime.node, [...flags, ...args], options);
    return { code: status, output: stdout + stderr };
  }

  /** Starts a program of node_modules/.bin. */
  start(program: string, ...args: string[]): ChildProcess {
    const file = join('node_modules/.bin', program);
    return spawn(this.#runtime.node, [file, ...args], { cwd: this.directory, env: this.#env });
  }

  #npm(...args: string[]): string {
    const options = { cwd: this.directory, encoding: 'utf8', env: this.#env } as const;
    return execFileSync(this.#runtime.node, [this.#runtime.npm, ...args], options);
  }
}
