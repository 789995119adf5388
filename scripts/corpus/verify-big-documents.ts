// npm run corpus:big -- FILE… [options]: the mocks of many documents, or of big ones, each verified in this process, and some
// of its calls validated by an independent validator. The result is a row for each, as in the table of docs/evidence.md.
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { terminal } from '../cli/output.ts';
import { failuresOf, rowOf, summaryOf } from './big-corpus-summary.ts';
import { type Choice, chooseDocuments, documentsIn } from './choose-documents.ts';
import { type DocumentOutcome, DocumentRunner } from './document-runner.ts';

const usage = `usage: npm run corpus:big -- FILE|FOLDER… [options]
  --time SECONDS  verify each document for so long; without it, whole, but without random calls
  --sample N      take so many of the documents by chance
  --seed N        another sample; 1, unless given
  --shard N/OF    take one part of them: 2/4 is the second of four
  --at-least N    end with 0 where so many percent have no failure, and all start
  --resume FILE   write each result there as a line of JSON, and leave out the documents that are there already`;

interface Options extends Choice {
  paths: string[];
  limit: number | undefined;
  resume: string | undefined;
  /** The share of documents without a failure, from 0 to 1, that is enough. */
  enough: number;
}

function readOptions(): Options | undefined {
  const text = { type: 'string' } as const;
  const options = { time: text, sample: text, seed: text, shard: text, resume: text, 'at-least': text };
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const numberOf = (given: string | undefined) => (given === undefined ? undefined : Number(given));
  const [part = 1, of = 1] = (values.shard ?? '1/1').split('/').map(Number);
  const [limit, sample, seed = 1] = [values.time, values.sample, values.seed].map(numberOf);
  const isValid = [limit ?? 1, sample ?? 1, seed, part, of].every((number) => number > 0) && part <= of;
  if (positionals.length === 0 || !isValid) return undefined;
  const enough = Number(values['at-least'] ?? 100) / 100;
  return { paths: positionals, enough, limit, sample, seed, shard: { part, of }, resume: values.resume };
}

async function main(options: Options): Promise<number> {
  const { resume, limit } = options;
  const outcomes = resume !== undefined && existsSync(resume) ? readOutcomes(resume) : [];
  const known = new Set(outcomes.map(({ name }) => name));
  const documents = chooseDocuments(documentsIn(options.paths), options);
  const runner = new DocumentRunner(limit);
  for (const { name, file } of documents.filter((document) => !known.has(document.name))) {
    const outcome = await runner.run(name, file);
    outcomes.push(outcome);
    if (resume !== undefined) appendFileSync(resume, `${JSON.stringify(outcome)}\n`);
    for (const failure of failuresOf(outcome)) terminal.err(`${name}: ${failure}`);
    terminal.out(rowOf(outcome));
  }
  await runner.close();
  if (outcomes.length > 1) terminal.out(summaryOf(outcomes).join('\n'));
  const clean = outcomes.filter((outcome) => failuresOf(outcome).length === 0).length;
  const isEnough = clean >= options.enough * outcomes.length && outcomes.every(({ started }) => started);
  return isEnough ? 0 : 1;
}

function readOutcomes(file: string): DocumentOutcome[] {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as DocumentOutcome);
}

const options = readOptions();
if (!options) terminal.err(usage);
process.exitCode = options ? await main(options) : 2;
