// npm run new-api -- NAME DOCUMENT: writes a new built-in API, which has a mock and a contract at once.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { dump, load } from 'js-yaml';
import { loadDocument } from '../contracts/openapi/load-document.ts';
import { SpecError } from '../contracts/openapi/loading/spec-error.ts';
import { UsageError } from './cli/usage-error.ts';
import { generate } from './commands/generate.ts';
import { apiFiles } from './new-api/api-files.ts';
import { registrations } from './new-api/register.ts';

const root = join(import.meta.dirname, '..');
const dialect = 'https://json-schema.org/draft/2020-12/schema';

async function main([name, document, ...more]: string[]): Promise<number> {
  try {
    if (name === undefined || document === undefined || more.length > 0)
      throw new UsageError('expected a name and an OpenAPI document: npm run new-api -- pets pets.yaml');
    requireFreeName(name);
    await createApi(name, document);
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof SpecError)) throw error;
    print(`new-api: ${error.message}`, process.stderr);
    return 2;
  }
}

function requireFreeName(name: string): void {
  if (!/^[a-z][a-z0-9]*$/.test(name))
    throw new UsageError(`${name}: expected a name of lower-case letters and digits, such as pets`);
  const taken = [`specs/${name}.yaml`, `generated/${name}.ts`, ...Object.keys(apiFiles(name, name))].find(
    (path) => existsSync(join(root, path)),
  );
  if (taken !== undefined) throw new UsageError(`${name} is taken: ${taken} exists`);
}

/** Writes everything that an API consists of. Throws a SpecError for an invalid document, and then has written nothing. */
async function createApi(name: string, document: string): Promise<void> {
  const { text, title } = await readSpec(document);
  const files = apiFiles(name, title);
  const changed = registrations(name, title, (path) => readFileSync(join(root, path), 'utf8'));
  await addSpec(name, text);
  for (const [path, content] of Object.entries({ ...files, ...changed })) write(path, content);
  // In a process of its own, which has the new list of APIs.
  const command = [join(root, 'scripts/bonafide.js'), 'generate'];
  const { status } = spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('bonafide generate failed');
  report(name, Object.keys(files), Object.keys(changed));
}

/** A document as `specs/` has it: as it was written, if it is one file of OpenAPI 3.1 that names its dialect, else upgraded and bundled. */
async function readSpec(file: string): Promise<{ text: string; title: string }> {
  if (!existsSync(file)) throw new UsageError(`${file}: no such file`);
  const { spec, files } = await loadDocument(resolve(file), { strict: true });
  const text = readFileSync(file, 'utf8');
  const written = load(text) as { jsonSchemaDialect?: unknown; info?: { title?: string } };
  const isComplete = files.length === 1 && written.jsonSchemaDialect !== undefined;
  const upgraded = { ...spec.document, jsonSchemaDialect: dialect };
  return {
    text: isComplete ? text : dump(upgraded, { noRefs: true, lineWidth: 110 }),
    // It goes into comments, which are one line each.
    title: (written.info?.title ?? '').replace(/\s+/g, ' ').trim() || basename(file),
  };
}

/** Writes the document into `specs/`, where `generate` has to accept it. */
async function addSpec(name: string, text: string): Promise<void> {
  const path = `specs/${name}.yaml`;
  write(path, text);
  try {
    const options = { files: [join(root, path)], out: join(root, 'generated'), check: false };
    await generate(options, { out: () => {}, err: () => {}, raw: () => {} });
  } catch (error) {
    rmSync(join(root, path));
    throw error;
  }
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function report(name: string, files: readonly string[], changed: readonly string[]): void {
  const written = [`specs/${name}.yaml`, `generated/${name}.ts`, `generated/${name}.json`, ...files];
  print(`wrote:\n${lines(written)}\nadded ${name} to:\n${lines([...changed, 'generated/index.ts'])}`);
  const next = [
    `npm test -- apis/${name}`,
    `npx bonafide mock ${name}`,
    `npx bonafide verify ${name} --target http://127.0.0.1:4010`,
    'npm run coverage',
  ];
  print(`next:\n${lines(next)}`);
}

function lines(items: readonly string[]): string {
  return items.map((item) => `  ${item}`).join('\n');
}

function print(text: string, stream: NodeJS.WriteStream = process.stdout): void {
  stream.write(`${text}\n`);
}

process.exitCode = await main(process.argv.slice(2));
