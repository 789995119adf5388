// `npm run test:package`: packs the package, and uses it as a new user would, on each Node.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileSnippets } from './compile-docs-snippets.ts';
import { linters, lintPackage } from './lint-package.ts';
import { measure } from './measure-size.ts';
import { refuseOldNode } from './old-node.ts';
import { openReport } from './open-html-report.ts';
import { openPortal } from './open-portal.ts';
import { Project } from './project.ts';
import { installRuntime, plainEnvironment } from './runtimes.ts';
import { useCommands, useGenerate } from './use-every-command.ts';
import { useJest, useVitest } from './use-jest-and-vitest.ts';

const root = join(import.meta.dirname, '../..');

/** Not the full product: each version of each program is there once, the old ones together and the new ones. */
const combinations = [
  { node: 22, npm: 10, jest: 29, vitest: 4 },
  { node: 24, npm: 11, jest: 30, vitest: 5 },
  { node: 26, npm: 11, jest: 30, vitest: 5 },
];

// `npm run test:package -- 22`: on this Node alone.
const [only] = process.argv.slice(2).map(Number);
const chosen = combinations.filter(({ node }) => only === undefined || node === only);

const print = (line: string) => void process.stdout.write(`${line}\n`);

// A step that fails does not keep the others from being tried.
async function step(name: string, run: () => unknown): Promise<void> {
  const start = performance.now();
  try {
    const note = await run();
    const seconds = ((performance.now() - start) / 1000).toFixed(0);
    print(`  ${name}${typeof note === 'string' ? `, ${note}` : ''} (${seconds} s)`);
  } catch (error) {
    print(`  FAILED: ${name}\n${(error as Error).message.slice(0, 4000)}`);
    process.exitCode = 1;
  }
}

async function tryOn(
  directory: string,
  tarball: string,
  versions: (typeof combinations)[number],
): Promise<void> {
  const { node, npm, jest, vitest } = versions;
  print(`Node ${node}, npm ${npm}`);
  const project = new Project(directory, installRuntime(directory, { node, npm }));
  await step('npm install', () => project.install(tarball));
  await step('the size', () => measure(project));
  await step('every command', () => useCommands(project));
  await step('generate', () => useGenerate(project));
  await step('the HTML report', async () => {
    const skipped = await openReport(project);
    return skipped && `skipped: ${skipped}`;
  });
  await step('the portal’s pages', async () => {
    const skipped = await openPortal(project);
    return skipped && `skipped: ${skipped}`;
  });
  const tools = ['@types/node@22', `jest@${jest}`, `@jest/globals@${jest}`, `vitest@${vitest}`];
  // npm 10 fails on Vitest's own peer dependencies, in an empty project, too.
  const lenient = npm === 10 ? ['--legacy-peer-deps'] : [];
  await step(`npm install of Jest ${jest} and Vitest ${vitest}`, () => project.install(...tools, ...lenient));
  await step(`the kit in Jest ${jest}`, () => useJest(project));
  await step(`the kit in Vitest ${vitest}`, () => useVitest(project, vitest));
  await step('the snippets of README and docs', () => `${compileSnippets(project)} snippets`);
}

async function tryOnOld(directory: string, tarball: string): Promise<void> {
  print('Node 20, npm 10');
  const project = new Project(directory, installRuntime(directory, { node: 20, npm: 10 }));
  await step('npm install', () => project.install(tarball));
  await step('the command and the kit refuse it', () => refuseOldNode(project));
}

const directory = mkdtempSync(join(tmpdir(), 'bonafide-package-'));
try {
  const args = ['pack', '--silent', '--pack-destination', directory];
  const name = execFileSync('npm', args, { cwd: root, encoding: 'utf8', env: plainEnvironment() });
  const tarball = join(directory, name.trim().split('\n').at(-1) ?? '');
  for (const linter of linters(tarball)) await step(linter.name, () => lintPackage(linter));
  for (const versions of chosen) await tryOn(directory, tarball, versions);
  await tryOnOld(directory, tarball);
} finally {
  rmSync(directory, { recursive: true, force: true });
}
