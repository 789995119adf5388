import { isDeepStrictEqual } from 'node:util';
import { isRecord } from '../../../http/is-record.ts';
import { writeJson } from '../../../http/lossless-json.ts';
import type { Schema } from '../../document.ts';
import { digitsPattern } from '../../formats.ts';
import { seededChoices } from '../choices.ts';
import { createContext, makeFromMerged, makeValue } from '../make-value.ts';
import { allOf } from '../merged-schema.ts';
import { isOfType, type SchemaLocation } from '../schema-location.ts';
import { type Boundary, type Candidate, labelledByValue } from './keyword-boundary.ts';
import { oddTexts } from './string-boundaries.ts';

/** One value of each JSON type. */
const examples: Readonly<Record<string, unknown>> = {
  string: 'text',
  integer: 5,
  number: 1.5,
  boolean: true,
  null: null,
  array: [],
  object: {},
};

/** So many enumerated values are tried one by one. */
const maxValues = 20;

/** Boundaries of values of any type. */
export const valueBoundaries: Readonly<Record<string, Boundary>> = {
  type: {
    inside: (location, limit) => ([limit].flat() as string[]).flatMap((type) => ofType(location, type)),
    beyond: ({ value, merged }, limit) => {
      // Who writes an integer as a text may read it as a number, too, as JSON of Protocol Buffers does.
      const isInteger = ((merged.formats ?? []) as unknown[]).some((one) => digitsPattern(one) !== undefined);
      const isOther = (other: unknown) =>
        ![limit].flat().some((type) => isOfType(other, type as string)) &&
        !(isInteger && limit === 'string' && isOfType(other, 'integer'));
      const expected = [limit].flat().join(' or ');
      const plain = Object.entries(examples)
        .filter(([, other]) => isOther(other))
        .map(([name, other]) => ({ label: `${name} instead of ${expected}`, value: other }));
      return [...lookalikes(value).filter(isOther).map(labelledByValue), ...plain];
    },
  },
  enum: {
    inside: (_, limit) => (limit as unknown[]).slice(0, maxValues).map(labelledByValue),
    beyond: (_, limit) => otherThan(limit as unknown[]),
  },
  const: {
    inside: (_, limit) => [labelledByValue(limit)],
    beyond: (_, limit) => otherThan([limit]),
  },
  not: {
    inside: () => [],
    beyond: (location, limit) => {
      const { nots: _, ...merged } = location.merged;
      return matching({ ...location, merged }, [limit as Schema], 'a value that not excludes');
    },
  },
  anyOf: branches(() => []),
  oneOf: branches((location, limit) => {
    const pairs = limit.flatMap((one, index) => limit.slice(index + 1).map((other) => [one, other]));
    return pairs.slice(0, 3).flatMap((pair) => matching(location, pair, 'matching two alternatives'));
  }),
};

/** Values of each JSON type that are easily mistaken for others. */
const edgeCases: Readonly<Record<string, readonly unknown[]>> = {
  string: ['', ...oddTexts],
  integer: [0, 1, -1, 2 ** 31, Number.MAX_SAFE_INTEGER],
  number: [0, 0.1, -0.5, 1e-7, 2 ** 31],
  boolean: [true, false],
  null: [null],
  array: [[]],
  object: [{}],
};

/** Values that lenient parsers accept instead: as a string, in an array, not rounded. */
function lookalikes(value: unknown): unknown[] {
  if (typeof value === 'string') return [[value], ...(/^\d{1,15}$/.test(value) ? [Number(value)] : [])];
  if (typeof value === 'number') return [value + 0.5, String(value), [value]];
  if (typeof value === 'boolean') return [String(value), Number(value), [value]];
  if (Array.isArray(value)) return value.length > 0 ? [value[0]] : [];
  return isRecord(value) ? [[value], writeJson(value)] : [];
}

function ofType(location: SchemaLocation, type: string): Candidate[] {
  const own = isOfType(location.value, type)
    ? location.value
    : makeFromMerged(createContext(location, { choose: seededChoices(1) }), { ...location.merged, type }, 0);
  const others = (edgeCases[type] ?? []).filter((value) => !isDeepStrictEqual(value, own));
  return [{ label: type, value: own }, ...others.map(labelledByValue)];
}

function branches(beyond: (location: SchemaLocation, limit: Schema[]) => Candidate[]): Boundary {
  return {
    inside: (location, limit) =>
      (limit as Schema[]).flatMap((branch, index) =>
        matching(location, [branch], `alternative ${index + 1}`),
      ),
    beyond: (location, limit) => beyond(location, limit as Schema[]),
  };
}

// Matches additional schemas; keeps what they allow of the present value.
function matching(location: SchemaLocation, schemas: Schema[], label: string): Candidate[] {
  const { merged, value } = location;
  const all = allOf([merged as Schema, ...schemas]);
  const made = makeValue(createContext(location, { choose: seededChoices(2) }), all);
  if (made === undefined) return [];
  const both = isRecord(made) && isRecord(value) ? [{ label, value: { ...value, ...made } }] : [];
  return [{ label, value: made }, ...both];
}

function otherThan(values: readonly unknown[]): Candidate[] {
  const near = values.slice(0, 3).flatMap((value): unknown[] => {
    if (typeof value === 'number') return [value + 1, value - 1];
    if (typeof value !== 'string') return [];
    return [`${value}x`, value.toUpperCase(), value.toLowerCase(), `${value} `, ''];
  });
  return [...near, 'invalid', 12345, true].filter((value) => !values.includes(value)).map(labelledByValue);
}
