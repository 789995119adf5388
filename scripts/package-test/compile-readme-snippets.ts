import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Project } from './project.ts';

const readme = join(import.meta.dirname, '../../README.md');

/** What the README shows of this repository's own files, which it names in the first line. */
const ownFile = /^\/\/ \w+\//;

/** Compiles each snippet of the README alone, as in a project for Node and in one for a bundler. */
export function compileSnippets(project: Project): number {
  const all = [...readFileSync(readme, 'utf8').matchAll(/```ts\n(.*?)```/gs)].map(([, text = '']) => text);
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
