import { tryDecode } from './decode.ts';
import { GoError } from './error.ts';
import type { GoType } from './go-type.ts';
import { scanAll } from './scan-json.ts';

/**
 * The values asked for, by the filter's name; no two are equal and their order means nothing
 * (api/types/filters/parse.go Args, moby 20.10).
 */
export type Filters = Map<string, string[]>;

const sets: GoType = { map: { map: 'bool' } };
const lists: GoType = { map: { slice: 'string' } };

/**
 * Reads the `filters` of a query, as sets or else as lists, and blames the sets when it is neither
 * (api/types/filters/parse.go FromJSON, moby 20.10).
 */
export function parseFilters(text: string): Filters {
  if (text === '') return new Map();
  const node = scanAll(text);
  const asSets = tryDecode(node, sets);
  if (asSets.error === undefined) return filtersOf(asSets.value, Object.keys);
  const asLists = tryDecode(node, lists);
  if (asLists.error === undefined) return filtersOf(asLists.value, (list: string[]) => [...new Set(list)]);
  throw new GoError(asSets.error);
}

function filtersOf<Value>(value: unknown, valuesOf: (value: Value) => string[]): Filters {
  const filters = Object.entries(value as Record<string, Value>);
  return new Map(filters.map(([name, value]) => [name, valuesOf(value)]));
}
