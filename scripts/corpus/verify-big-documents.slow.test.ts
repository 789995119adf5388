import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { spawnProcess } from '../testing/spawn-cli.ts';
import { writeFiles } from '../testing/write-files.ts';

const document = (path: string) => ({
  openapi: '3.1.0',
  info: { title: 'Pets', version: '1' },
  paths: {
    [path]: {
      get: {
        operationId: 'listPets',
        responses: { 200: { description: 'all', content: { 'application/json': { schema: pets } } } },
      },
    },
  },
});
const pets = { type: 'array', items: { type: 'object', properties: { name: { type: 'string' } } } };

/** Four documents, of which the last is none. */
function folder(): string {
  const documents = { 'a.json': document('/pets'), 'b.json': document('/#pets'), 'c.json': document('/p') };
  return dirname(writeFiles({ ...documents, 'd.json': { title: 'no document' } }));
}

async function corpusBig(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const script = join(import.meta.dirname, 'verify-big-documents.ts');
  const { exit, stdout, stderr } = spawnProcess(process.execPath, [script, ...args], {});
  return { code: await exit, out: stdout(), err: stderr() };
}

const rowsIn = (out: string) => out.split('\n').filter((line) => /^\| [a-d]\.json /.test(line));

test('each document gets a row, and the other validator sees its calls', async () => {
  const { code, out, err } = await corpusBig(folder(), '--time', '1');
  expect(rowsIn(out)).toHaveLength(4);
  for (const row of rowsIn(out).slice(0, 3))
    expect(row).toMatch(/\| 1 \| [\d.]+ s \| \d+ \| [1-9]\d* \| .* \| 0 \|$/);
  expect(out).toContain('4 documents: 3 started, 3 without a failure (75.0 %)');
  expect(err).toMatch(/^d\.json: .*this is not an OpenAPI document/);
  expect(code).toBe(1);
});

test('shards are parts of a whole, and what is done is left out', async () => {
  const [given, resume] = [folder(), join(folder(), 'results.jsonl')];
  const first = await corpusBig(given, '--time', '1', '--shard', '1/2', '--resume', resume);
  expect(rowsIn(first.out).map((row) => row.slice(2, 8))).toEqual(['a.json', 'c.json']);
  expect(first.code).toBe(0);
  const all = await corpusBig(given, '--time', '1', '--resume', resume);
  expect(rowsIn(all.out).map((row) => row.slice(2, 8))).toEqual(['b.json', 'd.json']);
  expect(all.out).toContain('4 documents: 3 started');
  expect(readFileSync(resume, 'utf8').trim().split('\n')).toHaveLength(4);
});

test('a wrong option is wrong usage', async () => {
  expect((await corpusBig()).code).toBe(2);
  expect((await corpusBig('x.json', '--shard', '3/2')).code).toBe(2);
});
