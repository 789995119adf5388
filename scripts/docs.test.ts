import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { checksTable, problemsTable } from './explanations/tables.ts';
import { commandsSection } from './render-commands-reference.ts';
import { blocks, docs, elsewhere, pages, read, root } from './testing/docs-pages.ts';
import { spawnCli } from './testing/spawn-cli.ts';

// What the README and the pages of docs/ say; what they show in a shell is run by docs.slow.test.ts.

const readme = read('README.md');
const scripts = JSON.parse(read('package.json')).scripts as Record<string, string>;

describe('the README and docs/', () => {
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

  test('docs/ has commands, checks and problems as the program has them; "npm run commands" writes them', async () => {
    const section = `<!-- commands -->\n${await commandsSection()}<!-- /commands -->\n`;
    expect(read('docs/commands.md')).toContain(section);
    expect(read('docs/checks.md')).toContain(`<!-- checks -->\n${checksTable()}<!-- /checks -->\n`);
    expect(read('docs/problems.md')).toContain(`<!-- problems -->\n${problemsTable()}<!-- /problems -->\n`);
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
      'CHANGELOG.md',
      'CONTRIBUTING.md',
      'LICENSE',
      'SECURITY.md',
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
