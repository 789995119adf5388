import { Problem } from './problem.ts';

/** What a request, and an item that it makes, may have at most. No client that means well comes near. */
export const most = {
  /** Fields of a query or a form, and brackets in their names; also changes of one patch. */
  fields: 10_000,
  /** Levels of objects and arrays in JSON. */
  levels: 500,
  /** Members and items in JSON. */
  values: 200_000,
};

/** The number of values in JSON. Throws a Problem `too-complex` beyond {@link most}, `before` counted in. */
export function countValues(json: unknown, before = 0): number {
  let count = before;
  let level: unknown[] = [json];
  for (let levels = 0; level.length > 0; levels += 1) {
    count += level.length;
    if (count > most.values) throw new Problem('too-complex', `JSON may have at most ${most.values} values`);
    if (levels > most.levels) throw new Problem('too-complex', `JSON may have at most ${most.levels} levels`);
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    );
  }
  return count;
}
