import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnyApi } from '../mutant.ts';

/** Rewrites a part of a document so that a tool can read it. */
export type AdaptDocument = (part: unknown) => unknown;

/** Writes an API's document as a tool can read it, and returns the file. */
export function writeDocument(
  folder: string,
  { spec }: AnyApi,
  openapi: string,
  adapt: AdaptDocument,
): string {
  const file = join(folder, `${spec.name}-${openapi}.json`);
  writeFileSync(file, JSON.stringify(adapt({ ...spec.document, openapi })));
  return file;
}

/** Specmatic takes every example for a test case, whatever it is an example of. */
export const withoutExamples: AdaptDocument = (part) =>
  mapKeys(part, (key, value) => (/^examples?$/.test(key) ? [] : [[key, value]]));

/** Dredd reads a single example, as in OpenAPI 3.0. */
export const withOneExample: AdaptDocument = (part) =>
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
