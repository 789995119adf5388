import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnyApi } from '../mutant.ts';

/** Makes a part of a document one that a tool can read. */
export type Suit = (part: unknown) => unknown;

/** Writes an API's document as a tool can read it; gives back the file. */
export function writeDocument(folder: string, { spec }: AnyApi, openapi: string, suit: Suit): string {
  const file = join(folder, `${spec.name}-${openapi}.json`);
  writeFileSync(file, JSON.stringify(suit({ ...spec.document, openapi })));
  return file;
}

/** Specmatic holds every example to be a case of its own, whatever it is an example of. */
export const withoutExamples: Suit = (part) =>
  mapKeys(part, (key, value) => (/^examples?$/.test(key) ? [] : [[key, value]]));

/** Dredd knows of one example only, as OpenAPI 3.0 has it. */
export const withOneExample: Suit = (part) =>
  mapKeys(part, (key, value) => {
    if (key !== 'examples') return [[key, value]];
    const [first] = Object.values(value as object);
    return [['example', first?.value ?? first]];
  });

function mapKeys(part: unknown, change: (key: string, value: unknown) => [string, unknown][]): unknown {
  if (Array.isArray(part)) return part.map((item) => mapKeys(item, change));
  if (part === null || typeof part !== 'object') return part;
  const entries = Object.entries(part).flatMap(([key, value]) => change(key, value));
  return Object.fromEntries(entries.map(([key, value]) => [key, mapKeys(value, change)]));
}
