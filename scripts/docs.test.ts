import { execFile, spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { builtinNames } from '../contracts/openapi/load-builtin.ts';
import { loadDocument } from '../contracts/openapi/load-document.ts';
import { type Served, serve } from '../mock/adapters/serve.ts';
import { builtinMock } from '../mock/apis/index.ts';
import { documentApi } from '../mock/inferred/index.ts';
import { createMock } from '../mock/mock.ts';
import { commandsSection } from './render-commands-reference.ts';
import { spawnCli } from './testing/spawn-cli.ts';

// What the README and the pages of docs/ show is run here, or named as tested elsewhere.

const root = join(import.meta.dirname, '..');
const read = (page: string) => readFileSync(join(root, page), 'utf8');
const readme = read('README.md');
const docs = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));
const pages = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', ...docs.map((name) => `docs/${name}`)];
const blocks = pages.flatMap((page) =>
  [...read(page).matchAll(/```sh\n(.*?)```/gs)].map(([, block = '']) => block.trim()),
);
const scripts = JSON.parse(read('package.json')).scripts as Record<string, string>;

/** Blocks that a test cannot run from within itself, and what does. */
const elsewhere: Record<string, string> = {
  'npm ci && npm start': 'the test below starts it, on a port of its own',
  'npm ci && npm test': 'is what runs this test, after .ci/run has run npm ci',
  'npm run verify:engine': '.ci/run runs it',
  'npx bonafide mock docs/pets.yaml --port 4020': 'the test of its answers starts it, on a port of its own',
};

describe('the README and docs/', () => {
  const token = 'a-token-for-the-readme';
  let served: Served[];
  let pets: Served;

  beforeAll(async () => {
    const where = { host: '127.0.0.1', port: 0 };
    served = await Promise.all(builtinNames.map((name) => serve(builtinMock(name), where, { token })));
    const { spec } = await loadDocument(join(root, 'docs/pets.yaml'));
    pets = await serve(createMock(documentApi(spec, { auth: 'strict' })), where, { token });
  });
  afterAll(() => Promise.all([...served, pets].map((one) => one.close())));

  // The ports of `npm start` and of docs/pets.yaml, as they are on this machine in this run.
  const onOwnPorts = (block: string) =>
    [
      ...served.map(({ address }, index) => [4011 + index, address] as const),
      [4020, pets.address] as const,
    ].reduce((text, [port, address]) => text.replaceAll(`127.0.0.1:${port}`, new URL(address).host), block);

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

  test('docs/pets.yaml is answered and logged as the README shows', async () => {
    const mock = spawnCli(['mock', 'docs/pets.yaml', '--port', '0']);
    const [, address = ''] = await mock.line(/ready at (\S+) /);
    const add = (pet: object) =>
      fetch(`${address}/pets`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(pet),
      });
    const answers = [await add({ name: 'Rex' }), await fetch(`${address}/pets`)];
    const texts = await Promise.all(answers.map((answer) => answer.text()));
    expect(readme).toContain(`    ${texts.join('\n    ')}\n`);
    await add({ name: '', status: 'lost' });
    await mock.line(/body\/status/);
    const lines = mock.stdout().split('\n').slice(-4, -1);
    expect(lines).toHaveLength(3);
    for (const line of lines)
      expect(readme).toContain(line.replace(/^\d\S+ /, '').replace(/ [\d.]+ ms$/, ''));
  });

  test('has no block that nothing tries', () => {
    expect(Object.keys(elsewhere).filter((block) => !blocks.includes(block))).toEqual([]);
    expect(read('.ci/run')).toMatch(/npm ci\nnpm run check[\s\S]*\nnpm run verify:engine\n/);
    expect(scripts.check).toMatch(/npm test && npm run test:slow$/);
  });

  test('names npm scripts that exist', () => {
    const named = pages.flatMap((page) =>
      [...read(page).matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name),
    );
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  test('docs/commands.md has the commands as their help has them; "npm run commands" writes them', async () => {
    const section = `<!-- commands -->\n${await commandsSection()}<!-- /commands -->\n`;
    expect(read('docs/commands.md')).toContain(section);
  });

  test('links lead to pages and headings that are there', () => {
    const broken = pages.flatMap((page) =>
      [...read(page).matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)/g)]
        .filter(([, path = '', heading]) => {
          const file = path === '' ? page : join(dirname(page), path);
          return (
            !existsSync(join(root, file)) ||
            (heading !== undefined && !headingsOf(read(file)).includes(heading))
          );
        })
        .map(([link]) => `${page}: ${link}`),
    );
    expect(broken).toEqual([]);
  });

  test('the README links to every page of docs/', () => {
    expect(docs.filter((name) => !readme.includes(`](docs/${name})`))).toEqual([]);
  });

  test('ARCHITECTURE.md draws a layout of what is there, and names everything at the top', () => {
    const layout = read('ARCHITECTURE.md').split('## ')[1] ?? '';
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
      'ARCHITECTURE.md',
      'CONTRIBUTING.md',
      'LICENSE',
      '.env.example',
    ]);
    const unnamed = readdirSync(root).filter((name) => !known.has(name) && !layout.includes(name));
    expect(unnamed).toEqual([]);
  });
});

/** The anchors of a page's headings, as GitHub makes them. */
function headingsOf(page: string): string[] {
  return [...page.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );
}

function hasDocker(): boolean {
  return spawnSync('docker', ['--version']).status === 0;
}
