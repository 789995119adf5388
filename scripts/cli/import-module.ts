import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { UsageError } from './usage-error.ts';

/** Folders of a user's modules: whatever their package.json says, they may have ESM syntax. */
const folders = new Set<string>();

/** Imports a user's module, TypeScript or JavaScript. Throws a UsageError where it cannot be loaded. */
export async function importModule(file: string): Promise<{ default?: unknown }> {
  allowEsm(dirname(file));
  return import(pathToFileURL(file).href).catch((error: Error) => {
    throw new UsageError(`${file}: ${error.message}`);
  });
}

/** Lets the modules in a folder, and below it, have ESM syntax in a CommonJS project, too. */
export function allowEsm(folder: string): void {
  if (folders.size === 0) registerHooks({ resolve: resolveOwnPackage, load: loadAsWritten });
  folders.add(pathToFileURL(`${folder}/`).href);
}

type Hooks = Parameters<typeof registerHooks>[0];

const isCheckout = import.meta.url.endsWith('.ts');

// In a checkout the package is not built, and its name leads to nothing.
const resolveOwnPackage: NonNullable<Hooks['resolve']> = (specifier, context, next) =>
  isCheckout && specifier === 'bona-fide'
    ? { url: new URL('../index.ts', import.meta.url).href, shortCircuit: true }
    : next(specifier, context);

// Node goes by the "type" of package.json, and `npm init` writes "commonjs" there.
const loadAsWritten: NonNullable<Hooks['load']> = (url, context, next) => {
  const isUsers = [...folders].some((folder) => url.startsWith(folder)) && !url.includes('/node_modules/');
  // Without a "type" there is no format yet: Node tries one after the other, with a warning.
  const format = context.format ?? (/\.ts(\?|$)/.test(url) ? 'commonjs-typescript' : 'commonjs');
  if (!isUsers || !format.startsWith('commonjs')) return next(url, context);
  const source = readFileSync(fileURLToPath(url), 'utf8');
  if (!esmSyntax.test(source)) return next(url, context);
  return next(url, { ...context, format: format.replace('commonjs', 'module') });
};

const esmSyntax = /^(import\s*[\w{*'"]|export\s)/m;
