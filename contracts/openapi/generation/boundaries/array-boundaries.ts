import type { Schema } from '../../document.ts';
import { seededChoices } from '../choices.ts';
import { itemBounds, makeItems } from '../make-array.ts';
import { createContext } from '../make-value.ts';
import type { MergedSchema } from '../merged-schema.ts';
import type { SchemaLocation } from '../schema-location.ts';
import type { Boundary, Candidate } from './keyword-boundary.ts';

/** Longer arrays are not generated: scenarios of the API may test them. */
const maxLength = 2000;

/** Boundaries of arrays. */
export const arrayBoundaries: Readonly<Record<string, Boundary>> = {
  minItems: {
    inside: (location, limit) =>
      [limit as number, (limit as number) + 1].flatMap((count) =>
        withCount(location, location.merged, count),
      ),
    beyond: (location, limit) =>
      withCount(location, { ...location.merged, minItems: 0 }, (limit as number) - 1),
  },
  maxItems: {
    inside: (location, limit) =>
      [limit as number, (limit as number) - 1].flatMap((count) =>
        withCount(location, location.merged, count),
      ),
    beyond: (location, limit) => {
      const { maxItems: _, ...open } = location.merged;
      return withCount(location, open, (limit as number) + 1);
    },
  },
  uniqueItems: {
    inside: (location) =>
      withCount(
        location,
        location.merged,
        Math.max(2, (location.merged.minItems as number | undefined) ?? 0),
      ),
    beyond: (location) => {
      const count = Math.max(1, ((location.merged.minItems as number | undefined) ?? 0) - 1);
      return withCount(location, { ...location.merged, minItems: 0 }, count).map(({ value }) => ({
        label: 'the same item twice',
        value: [...(value as unknown[]), (value as unknown[])[0]],
      }));
    },
  },
  contains: {
    inside: (location) => withCount(location, location.merged, itemBounds(location.merged).least),
    beyond: (location) => {
      const { contained: _, ...open } = location.merged;
      return [0, 1, 2].flatMap((count) =>
        withCount(location, open, Math.max(count, (open.minItems as number | undefined) ?? 0)),
      );
    },
  },
  items: {
    inside: (location) => {
      const { least, most } = itemBounds(location.merged);
      return [...new Set([least, least + 1, Math.min(most, least + 3)])].flatMap((count) =>
        withCount(location, location.merged, count),
      );
    },
    beyond: (location, limit) => {
      if (limit !== false || !Array.isArray(location.value)) return [];
      const prefix = ((location.merged.prefixItems as Schema[] | undefined) ?? []).length;
      const full = withCount(location, location.merged, prefix);
      return full.map(({ value }) => ({
        label: 'one item too many',
        value: [...(value as unknown[]), 'one more'],
      }));
    },
  },
};

function withCount(location: SchemaLocation, rules: MergedSchema, count: number): Candidate[] {
  if (count < 0 || count > maxLength) return [];
  const items = makeItems(createContext(location, { choose: seededChoices(count) }), rules, count, 0);
  if (items?.length !== count) return [];
  return [{ label: `${count} ${count === 1 ? 'item' : 'items'}`, value: items }];
}
