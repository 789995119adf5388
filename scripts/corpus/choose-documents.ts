import { readdirSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { seededRandom } from '../../contracts/openapi/seeded-random.ts';

/** Which of many documents to take. */
export interface Choice {
  /** So many of them, by chance. */
  sample: number | undefined;
  seed: number;
  /** The second of four parts: `{ part: 2, of: 4 }`. */
  shard: { part: number; of: number };
}

/** A document, and the name that it is shown by. */
export interface ChosenDocument {
  name: string;
  file: string;
}

/** The documents among files and folders, in the order of their names. */
export function documentsIn(paths: readonly string[]): ChosenDocument[] {
  return paths.flatMap((path) => {
    if (!statSync(path).isDirectory()) return [{ name: basename(path), file: path }];
    return readdirSync(path, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(json|ya?ml)$/i.test(name))
      .sort()
      .map((name) => ({ name: relative(path, join(path, name)), file: join(path, name) }));
  });
}

/** Takes a sample of documents, and of that a shard. Both are the same each time. */
export function chooseDocuments(all: readonly ChosenDocument[], choice: Choice): ChosenDocument[] {
  const { sample, seed, shard } = choice;
  const chosen = sample === undefined ? all : sampleOf(all, sample, seed);
  return chosen.filter((_, index) => index % shard.of === shard.part - 1);
}

function sampleOf(all: readonly ChosenDocument[], size: number, seed: number): ChosenDocument[] {
  const random = seededRandom(seed);
  const ranked = all.map((document) => ({ document, rank: random() }));
  const taken = ranked.sort((one, other) => one.rank - other.rank).slice(0, size);
  return taken.map(({ document }) => document);
}
