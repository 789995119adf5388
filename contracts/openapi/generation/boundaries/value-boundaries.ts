import { isDeepStrictEqual } from 'node:util';
import type { Schema } from '../../document.ts';
import { createContext, makeFromMerged, makeValue } from '../make.ts';
import { allOf } from '../merged-schema.ts';
import { seededChoices } from '../random-source.ts';
import { isObject, isOfType, type SchemaLocation } from '../schema-location.ts';
import { type Boundary, type Candidate, told } from './boundary.ts';
import { oddTexts } from './string-boundaries.ts';

/** One of each kind of JSON. */
const kinds: Readonly<Record<string, unknown>> = {
  string: 'text',
  integer: 5,
  number: 1.5,
  boolean: true,
  null: null,
  array: [],
  object: {},
};

/** More enumerated values than are tried one by one. */
const maxValues = 20;

/** Limits of any kind of value. */
export const valueBoundaries: Readonly<Record<string, Boundary>> = {
  type: {
    inside: (site, said) => ([said].flat() as string[]).flatMap((type) => ofType(site, type)),
    beyond: ({ value }, said) => {
      const isOther = (other: unknown) => ![said].flat().some((type) => isOfType(other, type as string));
      const wanted = [said].flat().join(' or ');
      const plain = Object.entries(kinds)
        .filter(([, other]) => isOther(other))
        .map(([kind, other]) => ({ what: `${kind} instead of ${wanted}`, value: other }));
      return [...alike(value).filter(isOther).map(told), ...plain];
    },
  },
  enum: {
    inside: (_, said) => (said as unknown[]).slice(0, maxValues).map(told),
    beyond: (_, said) => besides(said as unknown[]),
  },
  const: {
    inside: (_, said) => [told(said)],
    beyond: (_, said) => besides([said]),
  },
  not: {
    inside: () => [],
    beyond: (site, said) => {
      const { nots: _, ...rules } = site.rules;
      return merged({ ...site, rules }, [said as Schema], 'what must not be');
    },
  },
  anyOf: branches(() => []),
  oneOf: branches((site, said) => {
    const pairs = said.flatMap((one, index) => said.slice(index + 1).map((other) => [one, other]));
    return pairs.slice(0, 3).flatMap((pair) => merged(site, pair, 'of two kinds at once'));
  }),
};

/** Of every kind of JSON, values that are likely to be taken for others. */
const corners: Readonly<Record<string, readonly unknown[]>> = {
  string: ['', ...oddTexts],
  integer: [0, 1, -1, 2 ** 31, Number.MAX_SAFE_INTEGER],
  number: [0, 0.1, -0.5, 1e-7, 2 ** 31],
  boolean: [true, false],
  null: [null],
  array: [[]],
  object: [{}],
};

/** What lenient readers take for a value: its text, a list of it alone, a number that is rounded. */
function alike(value: unknown): unknown[] {
  if (typeof value === 'string') return [[value], ...(/^\d{1,15}$/.test(value) ? [Number(value)] : [])];
  if (typeof value === 'number') return [value + 0.5, String(value), [value]];
  if (typeof value === 'boolean') return [String(value), Number(value), [value]];
  if (Array.isArray(value)) return value.length > 0 ? [value[0]] : [];
  return isObject(value) ? [[value], JSON.stringify(value)] : [];
}

function ofType(site: SchemaLocation, type: string): Candidate[] {
  const own = isOfType(site.value, type)
    ? site.value
    : makeFromMerged(createContext(site, { choose: seededChoices(1) }), { ...site.rules, type }, 0);
  const others = (corners[type] ?? []).filter((corner) => !isDeepStrictEqual(corner, own));
  return [{ what: type, value: own }, ...others.map(told)];
}

function branches(beyond: (site: SchemaLocation, said: Schema[]) => Candidate[]): Boundary {
  return {
    inside: (site, said) =>
      (said as Schema[]).flatMap((branch, index) => merged(site, [branch], `kind ${index + 1}`)),
    beyond: (site, said) => beyond(site, said as Schema[]),
  };
}

// By more schemas than the site's own, with as much of its value as they leave.
function merged(site: SchemaLocation, schemas: Schema[], what: string): Candidate[] {
  const { rules, value } = site;
  const all = allOf([rules as Schema, ...schemas]);
  const made = makeValue(createContext(site, { choose: seededChoices(2) }), all);
  if (made === undefined) return [];
  const both = isObject(made) && isObject(value) ? [{ what, value: { ...value, ...made } }] : [];
  return [{ what, value: made }, ...both];
}

function besides(values: readonly unknown[]): Candidate[] {
  const near = values.slice(0, 3).flatMap((value): unknown[] => {
    if (typeof value === 'number') return [value + 1, value - 1];
    if (typeof value !== 'string') return [];
    return [`${value}x`, value.toUpperCase(), value.toLowerCase(), `${value} `, ''];
  });
  return [...near, 'not this', 12345, true].filter((value) => !values.includes(value)).map(told);
}
