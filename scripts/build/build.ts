// Makes dist/, which the package consists of: Node does not strip types in node_modules. Run by npm before it packs.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { rolldown } from 'rolldown';
import { licencesOf } from './licences.ts';

const root = join(import.meta.dirname, '../..');
const dist = join(root, 'dist');

/** What a CommonJS project requires; the rest of the package is ESM. */
const entries = {
  index: 'scripts/index.ts',
  jest: 'contracts/consumer/jest.ts',
  nock: 'contracts/consumer/nock.ts',
  matchers: 'contracts/consumer/matchers.ts',
  client: 'contracts/consumer/client.ts',
};

/** Packages that a sandbox such as Jest's can require as they are. The others are ESM alone, and become part of ours. */
const external = [/^node:/, /^ajv/, /^express/, /^fast-check/, /^js-yaml/];

function emitModules(): void {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  execFileSync(process.execPath, [tsc, '-p', join(import.meta.dirname, 'tsconfig.json')], {
    stdio: 'inherit',
  });
  for (const folder of ['contracts', 'generated', 'mock', 'scripts', 'specs'])
    cpSync(join(root, folder), join(dist, folder), { recursive: true, filter: isAsset });
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  writeFileSync(join(dist, 'package.json'), JSON.stringify({ name, version, type: 'module' }));
}

/** Folders of the package, and files that are read at run time. */
function isAsset(path: string): boolean {
  if (/[\\/]scripts[\\/](bench|build|corpus|docker-engine|mutations)$/.test(path)) return false;
  if (/[\\/](consumer[\\/]example|fixtures|testing)$/.test(path)) return false;
  return ['', '.html', '.css', '.json', '.yaml'].includes(extname(path)) && !path.endsWith('tsconfig.json');
}

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

/** The same types again, as those of CommonJS: TypeScript tells the two apart by the folder that they are in. */
function declareForRequire(): void {
  const types = join(dist, 'cjs/types');
  mkdirSync(types, { recursive: true });
  const isType = (path: string) => extname(path) === '' || path.endsWith('.d.ts');
  for (const folder of ['contracts', 'generated', 'mock', 'scripts'])
    cpSync(join(dist, folder), join(types, folder), { recursive: true, filter: isType });
  writeFileSync(join(types, 'package.json'), JSON.stringify({ type: 'commonjs' }));
}

rmSync(dist, { recursive: true, force: true });
emitModules();
await bundleForRequire();
declareForRequire();
