import { execFile, spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { builtinNames } from '../contracts/openapi/load-builtin.ts';
import { type Served, serve } from '../mock/adapters/serve.ts';
import { builtinMock } from '../mock/apis/index.ts';
import { commandsSection } from './readme-commands.ts';

// What the README shows is run here, or named as tested elsewhere.

const root = join(import.meta.dirname, '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const blocks = [...readme.matchAll(/```sh\n(.*?)```/gs)].map(([, block = '']) => block.trim());
const scripts = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts as Record<
  string,
  string
>;

/** Blocks that a test cannot run from within itself, and what does. */
const elsewhere: Record<string, string> = {
  'npm ci && npm start': 'the test below starts it, on a port of its own',
  'npm ci && npm test': 'is what runs this test, after .ci/run has run npm ci',
  'npm run verify:engine': '.ci/run runs it',
};

describe('the README', () => {
  const token = 'a-token-for-the-readme';
  let served: Served[];

  beforeAll(async () => {
    const where = { host: '127.0.0.1', port: 0 };
    served = await Promise.all(builtinNames.map((name) => serve(builtinMock(name), where, { token })));
  });
  afterAll(() => Promise.all(served.map((one) => one.close())));

  // The ports of `npm start`, as they are on this machine in this run.
  const onOwnPorts = (block: string) =>
    served.reduce(
      (text, { address }, index) => text.replaceAll(`127.0.0.1:${4011 + index}`, new URL(address).host),
      block,
    );

  const tried = blocks.filter((block) => !(block in elsewhere));
  for (const block of tried) {
    const title = block.split('\n')[0];
    if (block.includes('docker secret') && !hasDocker()) {
      test.skip(`${title} … (there is no docker program here)`, () => {});
      continue;
    }
    const does = async () => {
      const script = `set -e\n${onOwnPorts(block).replaceAll('curl ', 'curl -sSf ')}`;
      const env = { ...process.env, BONAFIDE_TOKEN: token };
      await promisify(execFile)('sh', ['-c', script], { cwd: root, env });
    };
    test(`${title} … does what it says`, does, 60_000);
  }

  test('npm start serves the mocks, and prints the lines to paste', async () => {
    const started = spawn('npm', ['start', '--', '--port', '0'], { cwd: root, detached: true });
    try {
      const line = await new Promise<string>((resolve) => {
        started.stdout.on(
          'data',
          (text: Buffer) => /ready at .*/.test(String(text)) && resolve(String(text)),
        );
      });
      const [, host] = /export DOCKER_HOST=tcp:\/\/(\S+)/.exec(line) ?? [];
      const { status } = await fetch(`http://${host}/_ping`);
      expect(status).toBe(200);
    } finally {
      // The whole group: npm runs it in a shell.
      process.kill(-(started.pid as number), 'SIGTERM');
    }
  });

  test('has no block that nothing tries', () => {
    expect(Object.keys(elsewhere).filter((block) => !blocks.includes(block))).toEqual([]);
    expect(readFileSync(join(root, '.ci/run'), 'utf8')).toMatch(
      /npm ci\nnpm run check[\s\S]*\nnpm run verify:engine\n/,
    );
    expect(scripts.check).toMatch(/npm test && npm run test:slow$/);
  });

  test('names npm scripts that exist', () => {
    const named = [...readme.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  test('has the commands as their help has them; "npm run commands" writes them', async () => {
    expect(readme).toContain(`<!-- commands -->\n${await commandsSection()}<!-- /commands -->\n`);
  });

  test('draws a layout of what is there, and names everything at the top', () => {
    const layout = readme.split('## Layout')[1] ?? '';
    let top = '';
    for (const [, indent = '', name = ''] of layout.matchAll(/^ {4}( *)([\w.]+\/?) {2}/gm)) {
      if (indent === '') top = name;
      const path = indent === '' ? name : join(top, name);
      expect([path, existsSync(join(root, path))]).toEqual([path, true]);
    }
    const known = new Set([
      // The output of npm pack, where it was run.
      'dist',
      '.git',
      '.gitignore',
      '.npmrc',
      '.biome.json',
      'node_modules',
      'package.json',
      'package-lock.json',
      'tsconfig.json',
      'README.md',
      '.env.example',
    ]);
    const unnamed = readdirSync(root).filter((name) => !known.has(name) && !layout.includes(name));
    expect(unnamed).toEqual([]);
  });
});

function hasDocker(): boolean {
  return spawnSync('docker', ['--version']).status === 0;
}
