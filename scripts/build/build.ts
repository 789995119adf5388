// Makes dist/, which the package consists of: Node does not strip types in node_modules. Run by npm before it packs.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, relative, sep } from 'node:path';
import { rolldown } from 'rolldown';
import { declarationsOf } from './declarations.ts';
import { licencesOf } from './licences.ts';

const root = join(import.meta.dirname, '../..');
const dist = join(root, 'dist');

/** What a CommonJS project requires; the rest of the package is ESM. */
const entries = {
  index: 'scripts/index.ts',
  jest: 'contracts/consumer/jest.ts',
  nock: 'contracts/consumer/any-test-runner.ts',
  matchers: 'contracts/consumer/matchers.ts',
  client: 'contracts/consumer/client.ts',
};

/** Packages that a sandbox such as Jest's can require as they are. The others are ESM alone, and become part of ours. */
const external = [/^node:/, /^ajv/, /^express/, /^fast-check/, /^js-yaml/, /^yaml$/, /^@stoplight\//];

function emitModules(): void {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const compile = (config: string, ...options: string[]) =>
    execFileSync(process.execPath, [tsc, '-p', join(import.meta.dirname, config), ...options], {
      stdio: 'inherit',
    });
  compile('tsconfig.json');
  compile('browser.tsconfig.json', ...emitted);
  for (const folder of ['contracts', 'generated', 'mock', 'specs']) copyAssets(folder);
  const { name, version, engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  writeFileSync(join(dist, 'package.json'), JSON.stringify({ name, version, type: 'module', engines }));
}

/** Modules for browsers are in no file's imports. */
const emitted = [
  '--noEmit',
  'false',
  '--incremental',
  'false',
  '--rewriteRelativeImportExtensions',
  '--outDir',
  dist,
];

/** What is read at run time: documents, and the pages, styles and scripts of browsers. */
const assets = new Set(['.html', '.css', '.js', '.json', '.yaml']);

function copyAssets(folder: string): void {
  for (const path of readdirSync(join(root, folder), { encoding: 'utf8', recursive: true })) {
    if (!assets.has(extname(path)) || path.split(sep).some((part) => unpublished.has(part))) continue;
    const to = join(dist, folder, path);
    mkdirSync(dirname(to), { recursive: true });
    // A browser's script may not have the name of a module beside it.
    cpSync(join(root, folder, path), to, { errorOnExist: true, force: false });
  }
}

/** Folders of what only this project's own tests read. */
const unpublished = new Set(['example', 'fixtures', 'testing']);

/** One folder below another, so that what is found beside a module, such as a document, is found from there too. */
async function bundleForRequire(): Promise<void> {
  const input = Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, join(root, file)]));
  const bundle = await rolldown({ input, external, platform: 'node', logLevel: 'silent' });
  const { output } = await bundle.write({
    dir: join(dist, 'cjs/lib'),
    format: 'cjs',
    exports: 'named',
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name]-[hash].cjs',
  });
  await bundle.close();
  const files = output.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []));
  writeFileSync(join(dist, 'cjs/THIRD-PARTY-LICENSES.txt'), licencesOf(files));
  // What one of them reads beside itself.
  const parser = 'llhttp/llhttp.wasm';
  cpSync(join(root, 'node_modules/@mswjs/interceptors/lib/node', parser), join(dist, 'cjs/lib', parser));
}

/**
 * Leaves the types of the entries only, and has them again as those of CommonJS: TypeScript tells the two apart by the
 * folder that they are in.
 */
function keepDeclarations(): void {
  allowMissingExpect(join(dist, 'contracts/consumer/matchers.d.ts'));
  const files = [...Object.values(entries), 'contracts/consumer/vitest.ts'];
  const wanted = declarationsOf(files.map((file) => join(dist, file.replace(/\.ts$/, '.d.ts'))));
  for (const path of readdirSync(dist, { encoding: 'utf8', recursive: true })) {
    const file = join(dist, path);
    if (!path.endsWith('.d.ts')) continue;
    if (wanted.has(file)) cpSync(file, join(dist, 'cjs/types', relative(dist, file)));
    else rmSync(file);
  }
  writeFileSync(join(dist, 'cjs/types/package.json'), JSON.stringify({ type: 'commonjs' }));
}

// A project without Jest has no module `expect`, and its compiler may look into the types of packages (`skipLibCheck`).
function allowMissingExpect(file: string): void {
  const head = "declare module 'expect' {";
  const [before, after] = readFileSync(file, 'utf8').split(head);
  if (after === undefined) throw new Error(`${file} has no ${head}`);
  writeFileSync(
    file,
    `// @ts-ignore\nimport type {} from 'expect';\n${before}// @ts-ignore\n${head}${after}`,
  );
}

rmSync(dist, { recursive: true, force: true });
emitModules();
await bundleForRequire();
keepDeclarations();
