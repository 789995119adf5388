import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Project } from './project.ts';

const root = join(import.meta.dirname, '../..');

/** What a page shows of this repository's own files, which it names in the first line. */
const ownFile = /^\/\/ \w+\//;

/** Compiles each snippet of the README and of docs/ alone, as in a project for Node and in one for a bundler. */
export function compileSnippets(project: Project): number {
  const docs = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));
  const texts = ['README.md', ...docs.map((name) => join('docs', name))].map((page) =>
    readFileSync(join(root, page), 'utf8'),
  );
  const all = texts.flatMap((text) => [...text.matchAll(/```ts\n(.*?)```/gs)].map(([, code = '']) => code));
  const snippets = all.filter((text) => !ownFile.test(text));
  for (const [index, text] of snippets.entries())
    project.write({ [`snippets/snippet-${index + 1}.ts`]: text });
  project.write({ 'snippets/package.json': JSON.stringify({ type: 'module' }) });
  const config = '--strict --noEmit --skipLibCheck false --target es2023 --types node'.split(' ');
  for (const index of snippets.keys()) {
    for (const module of [['nodenext'], ['esnext', '--moduleResolution', 'bundler']]) {
      const ran = project.run('tsc', ...config, '--module', ...module, `snippets/snippet-${index + 1}.ts`);
      assert.deepEqual(ran, { code: 0, output: '' });
    }
  }
  return snippets.length;
}
