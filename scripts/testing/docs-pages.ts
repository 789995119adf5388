import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of the project. */
export const root = join(import.meta.dirname, '../..');

/** The text of a page, or of any other file, by its path in the project. */
export const read = (page: string) => readFileSync(join(root, page), 'utf8');

/** The pages of docs/, by their names. */
export const docs = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));

/** All pages that people read, by their paths. */
export const pages = [
  'README.md',
  'ARCHITECTURE.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...docs.map((name) => `docs/${name}`),
];

/** What the pages show to be typed into a shell, block by block. */
export const blocks = pages.flatMap((page) =>
  [...read(page).matchAll(/```sh\n(.*?)```/gs)].map(([, block = '']) => block.trim()),
);

/** Blocks that a test cannot run from within itself, and what does. */
export const elsewhere: Record<string, string> = {
  'npm ci && npm start': 'docs.test.ts starts it, on a port of its own',
  'npm ci && npm test': 'is what runs this test, after .ci/run has run npm ci',
  'npm run verify:engine': '.ci/run runs it',
  'npx bonafide mock docs/pets.yaml --port 4020': 'docs.test.ts starts it, on a port of its own',
};
