import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join, relative, resolve } from 'node:path';
import { riskyPatterns } from '../../contracts/lint/risky-patterns.ts';
import { compileAll } from '../../contracts/openapi/compile-all-schemas.ts';
import type { Document } from '../../contracts/openapi/document.ts';
import { builtinNames } from '../../contracts/openapi/load-builtin.ts';
import { loadDocument } from '../../contracts/openapi/load-document.ts';
import { isUrl, shownName } from '../../contracts/openapi/loading/fetch-document.ts';
import { readDocument } from '../../contracts/openapi/loading/read-document-strictly.ts';
import { SpecError } from '../../contracts/openapi/loading/spec-error.ts';
import { describeIssue } from '../../contracts/openapi/loading/spec-issue.ts';
import { roundIntegers } from '../../contracts/openapi/round-bigints.ts';
import { createSpec } from '../../contracts/openapi/spec.ts';
import type { Values } from '../cli/command.ts';
import type { Output } from '../cli/output.ts';
import { requirePackages } from '../cli/require-packages.ts';
import type { generateCommand } from './definitions/generate.ts';

const root = join(import.meta.dirname, '../..');

/**
 * `bonafide generate [file …] [--out DIR] [--check]`: writes each document's types, and the document as OpenAPI 3.1 in one
 * file; without files, those of the built-in APIs. With `--check` nothing is written, and an outdated file is exit code 1.
 */
export async function generate(
  { files: given, out: directory, check }: Values<typeof generateCommand>,
  { out, err }: Output,
): Promise<number> {
  requirePackages('bonafide generate', ['openapi-typescript', 'typescript']);
  const files = given.length > 0 ? given : builtinNames.map((name) => join(root, `specs/${name}.yaml`));
  const derived = await Promise.all(files.map((file) => derive(file, directory, err)));
  // What this project itself imports.
  const hasIndex = given.length === 0 && resolve(directory) === join(root, 'generated');
  const index = { target: join(directory, 'index.ts'), text: typesByName(builtinNames) };
  const stale = [...derived.flat(), ...(hasIndex ? [index] : [])].filter(
    ({ target, text }) => !existsSync(target) || readFileSync(target, 'utf8') !== text,
  );
  const names = stale.map(({ target }) => relative(process.cwd(), target)).join(', ');
  if (stale.length === 0) {
    out('all files are up to date');
    return 0;
  }
  if (check) {
    err(`outdated: ${names}; run the same command without --check, and commit what it writes`);
    return 1;
  }
  mkdirSync(directory, { recursive: true });
  for (const { target, text } of stale) writeFileSync(target, text);
  out(`wrote ${names}`);
  return 0;
}

interface Derived {
  target: string;
  text: string;
}

/** The generated files of a document. */
async function derive(file: string, directory: string, warn: Output['err']): Promise<Derived[]> {
  const path = isUrl(file) ? new URL(file).pathname : file;
  const name = basename(path, extname(path));
  // The documents of the built-in APIs are held to more than those that people cannot change.
  const isOwn = dirname(resolve(file)) === join(root, 'specs');
  const whole = isOwn ? await checkedDocument(file, name) : await documentOf(file, warn);
  // Neither JSON nor the types have bigints.
  const document = roundIntegers(whole) as Document;
  const made = isOwn
    ? `${relative(root, file)} by "npm run generate"`
    : `${isUrl(file) ? shownName(file) : relative(process.cwd(), file)} by "bonafide generate"`;
  return [
    { target: join(directory, `${name}.json`), text: `${JSON.stringify(document, null, 1)}\n` },
    { target: join(directory, `${name}.ts`), text: await types(document, made) },
  ];
}

/** A user's document, without what is invalid in it. */
async function documentOf(file: string, warn: Output['err']): Promise<Document> {
  const { spec, disabled, errors, locate } = await loadDocument(file);
  for (const { id, reason } of disabled) warn(`${shownName(file)}: ${id} is left out: ${reason}`);
  for (const issue of errors) warn(describeIssue(locate, issue));
  return spec.document;
}

async function checkedDocument(file: string, name: string): Promise<Document> {
  const document = await readDocument(file);
  compileAll(createSpec(name, document));
  await refuseRiskyPatterns(document, file);
  return document;
}

async function refuseRiskyPatterns(document: Document, file: string): Promise<void> {
  const risky = (await riskyPatterns(document)).filter(({ severity }) => severity === 'error');
  const lines = risky.map(({ pointer, message }) => `${file}: ${pointer} ${message}`);
  if (lines.length > 0) throw new SpecError(lines.join('\n'));
}

async function types(document: Document, made: string): Promise<string> {
  const { default: openapiTS, astToString } = await import('openapi-typescript');
  // It changes what it is given.
  const copy = structuredClone(document) as unknown as Parameters<typeof openapiTS>[0];
  return `// Made from ${made}: change that file, not this one.\n${astToString(await openapiTS(copy))}`;
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
