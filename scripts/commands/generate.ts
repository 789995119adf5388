import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, extname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import openapiTS, { astToString } from 'openapi-typescript';
import { riskyPatterns } from '../../contracts/lint/risky-patterns.ts';
import { compileAll } from '../../contracts/openapi/compile-all.ts';
import type { Document } from '../../contracts/openapi/document.ts';
import { builtinNames } from '../../contracts/openapi/load-builtin.ts';
import { readDocument } from '../../contracts/openapi/loading/read-document.ts';
import { SpecError } from '../../contracts/openapi/loading/spec-error.ts';
import { createSpec } from '../../contracts/openapi/spec.ts';
import type { Output } from '../cli/output.ts';

const root = join(import.meta.dirname, '../..');

/**
 * `bonafide generate [file …] [--out DIR] [--check]`: writes each document's types, and the validated document bundled
 * into one file; without files, those of the built-in APIs, and an index of their types. With `--check` nothing is written, and an outdated file is exit code 1.
 */
export async function generate(args: string[], { out, err }: Output): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      out: { type: 'string', default: join(root, 'generated') },
      check: { type: 'boolean', default: false },
    },
  });
  const files =
    positionals.length > 0 ? positionals : builtinNames.map((name) => join(root, `specs/${name}.yaml`));
  const derived = await Promise.all(files.map((file) => derive(file, values.out)));
  const index = { target: join(values.out, 'index.ts'), text: typesByName(builtinNames) };
  const stale = [...derived.flat(), ...(positionals.length > 0 ? [] : [index])].filter(
    ({ target, text }) => !existsSync(target) || readFileSync(target, 'utf8') !== text,
  );
  const names = stale.map(({ target }) => relative(process.cwd(), target)).join(', ');
  if (stale.length === 0) {
    out('all files are up to date');
    return 0;
  }
  if (values.check) {
    err(`outdated: ${names}; run "npm run generate" and commit what it writes`);
    return 1;
  }
  mkdirSync(values.out, { recursive: true });
  for (const { target, text } of stale) writeFileSync(target, text);
  out(`wrote ${names}`);
  return 0;
}

interface Derived {
  target: string;
  text: string;
}

/** The generated files of a document. */
async function derive(file: string, directory: string): Promise<Derived[]> {
  const document = await readDocument(file);
  const name = basename(file, extname(file));
  compileAll(createSpec(name, document));
  await refuseRiskyPatterns(document, file);
  const source = relative(root, file);
  return [
    { target: join(directory, `${name}.json`), text: `${JSON.stringify(document, null, 1)}\n` },
    { target: join(directory, `${name}.ts`), text: await types(document, source) },
  ];
}

async function refuseRiskyPatterns(document: Document, file: string): Promise<void> {
  const risky = (await riskyPatterns(document)).filter(({ severity }) => severity === 'error');
  const lines = risky.map(({ pointer, message }) => `${file}: ${pointer} ${message}`);
  if (lines.length > 0) throw new SpecError(lines.join('\n'));
}

async function types(document: Document, source: string): Promise<string> {
  // openapi-typescript changes what it is given.
  const copy = structuredClone(document) as unknown as Parameters<typeof openapiTS>[0];
  return `// Made from ${source} by "npm run generate": change that file, not this one.\n${astToString(await openapiTS(copy))}`;
}

/** A module that has the types of the built-in APIs by their names. */
function typesByName(names: readonly string[]): string {
  const imports = names.map(
    (name) => `import type { operations as ${name}Operations, paths as ${name}Paths } from './${name}.ts';`,
  );
  const members = (kind: string) => names.map((name) => `  ${name}: ${name}${kind};`);
  return `${[
    '// Made from the list of built-in APIs by "npm run generate": never edit it.',
    ...imports,
    '',
    '/** The paths of the built-in APIs, as their documents have them. */',
    'export interface BuiltinPaths {',
    ...members('Paths'),
    '}',
    '',
    '/** The operations of the built-in APIs, as their documents have them. */',
    'export interface BuiltinOperations {',
    ...members('Operations'),
    '}',
  ].join('\n')}\n`;
}
