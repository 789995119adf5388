import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const root = join(import.meta.dirname, '../../..');
const page = readFileSync(join(root, 'docs/consumer-tests.md'), 'utf8');
const snippets = [...page.matchAll(/```ts\n\/\/ (contracts\/consumer\/example\/\S+)\n(.*?)```/gs)];

test.each(snippets.map(([, file = '', code = '']) => [file, code]))(
  'what docs/consumer-tests.md shows of %s is there, and is run',
  (file, code) => {
    expect(readFileSync(join(root, file), 'utf8')).toContain(code);
  },
);

test('docs/consumer-tests.md shows some of the example', () => {
  expect(snippets.length).toBeGreaterThan(0);
});
