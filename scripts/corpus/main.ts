// npm run corpus [-- [FOLDER] --check]: every document of a folder of OpenAPI documents, mocked, verified and checked by an
// independent validator. The result is a section of docs/evidence.md.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { terminal } from '../cli/output.ts';
import { writeSection } from '../write-docs-section.ts';
import { type DocumentResult, runDocument } from './run-document.ts';

const [given] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const folder =
  given ??
  process.env.BONAFIDE_CORPUS ??
  join(import.meta.dirname, '../../../shared/corpora/specmatic-conformance');

async function main(check: boolean): Promise<number> {
  if (!existsSync(folder)) {
    terminal.out(`skipped: no corpus at ${folder}; name its folder, or set BONAFIDE_CORPUS`);
    return 0;
  }
  const rows: string[] = [];
  const notes = new Map<string, string[]>();
  let failed = 0;
  for (const name of foldersIn(folder)) {
    const results = await runFolder(name, notes);
    const broken = results.filter(({ failures }) => failures.length > 0).length;
    const operations = results.reduce((sum, result) => sum + result.operations, 0);
    failed += broken;
    rows.push(`| ${name} | ${results.length} | ${operations} | ${results.length - broken} | ${broken} |`);
  }
  const written = writeSection('corpus', [...head, ...rows, ...notesOf(notes), ''].join('\n'), check);
  return failed > 0 ? 1 : written;
}

const head = ['| folder | documents | operations | passed | failed |', '| --- | --- | --- | --- | --- |'];

async function runFolder(name: string, notes: Map<string, string[]>): Promise<DocumentResult[]> {
  const results: DocumentResult[] = [];
  for (const file of readdirSync(join(folder, name)).sort()) {
    const result = await runDocument(join(folder, name, file)).catch(asResult);
    for (const fault of result.failures) terminal.err(`${name}/${file}: ${fault}`);
    for (const note of result.unsupported)
      notes.set(note, [...(notes.get(note) ?? []), `\`${name}/${file}\``]);
    results.push(result);
  }
  return results;
}

function asResult(error: Error): DocumentResult {
  return { operations: 0, calls: 0, failures: [`${error.name}: ${error.message}`], unsupported: [] };
}

function notesOf(notes: ReadonlyMap<string, string[]>): string[] {
  return [...notes].flatMap(([note, files]) => ['', `Not validated: ${note} (${files.join(', ')}).`]);
}

function foldersIn(path: string): string[] {
  const entries = readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return entries.map(({ name }) => name).sort();
}

process.exitCode = await main(process.argv.includes('--check'));
