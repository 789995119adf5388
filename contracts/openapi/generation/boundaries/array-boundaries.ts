import type { Schema } from '../../document.ts';
import { createContext } from '../make.ts';
import { itemBounds, makeItems } from '../make-array.ts';
import type { MergedSchema } from '../merged-schema.ts';
import { seededChoices } from '../random-source.ts';
import type { SchemaLocation } from '../schema-location.ts';
import type { Boundary, Candidate } from './boundary.ts';

/** Longer lists are for the API's own journeys. */
const longest = 2000;

/** Limits of lists. */
export const arrayBoundaries: Readonly<Record<string, Boundary>> = {
  minItems: {
    inside: (site, said) =>
      [said as number, (said as number) + 1].flatMap((count) => ofCount(site, site.rules, count)),
    beyond: (site, said) => ofCount(site, { ...site.rules, minItems: 0 }, (said as number) - 1),
  },
  maxItems: {
    inside: (site, said) =>
      [said as number, (said as number) - 1].flatMap((count) => ofCount(site, site.rules, count)),
    beyond: (site, said) => {
      const { maxItems: _, ...open } = site.rules;
      return ofCount(site, open, (said as number) + 1);
    },
  },
  uniqueItems: {
    inside: (site) =>
      ofCount(site, site.rules, Math.max(2, (site.rules.minItems as number | undefined) ?? 0)),
    beyond: (site) => {
      const count = Math.max(1, ((site.rules.minItems as number | undefined) ?? 0) - 1);
      return ofCount(site, { ...site.rules, minItems: 0 }, count).map(({ value }) => ({
        what: 'the same item twice',
        value: [...(value as unknown[]), (value as unknown[])[0]],
      }));
    },
  },
  contains: {
    inside: (site) => ofCount(site, site.rules, itemBounds(site.rules).least),
    beyond: (site) => {
      const { contained: _, ...open } = site.rules;
      return [0, 1, 2].flatMap((count) =>
        ofCount(site, open, Math.max(count, (open.minItems as number | undefined) ?? 0)),
      );
    },
  },
  items: {
    inside: (site) => {
      const { least, most } = itemBounds(site.rules);
      return [...new Set([least, least + 1, Math.min(most, least + 3)])].flatMap((count) =>
        ofCount(site, site.rules, count),
      );
    },
    beyond: (site, said) => {
      if (said !== false || !Array.isArray(site.value)) return [];
      const prefix = ((site.rules.prefixItems as Schema[] | undefined) ?? []).length;
      const full = ofCount(site, site.rules, prefix);
      return full.map(({ value }) => ({
        what: 'an item too many',
        value: [...(value as unknown[]), 'one more'],
      }));
    },
  },
};

function ofCount(site: SchemaLocation, rules: MergedSchema, count: number): Candidate[] {
  if (count < 0 || count > longest) return [];
  const items = makeItems(createContext(site, { choose: seededChoices(count) }), rules, count, 0);
  if (items?.length !== count) return [];
  return [{ what: `${count} ${count === 1 ? 'item' : 'items'}`, value: items }];
}
