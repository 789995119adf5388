import { seededChoices } from '../choices.ts';
import { formatExamples, invalidFormatExamples } from '../format-examples.ts';
import { formatRange } from '../make-number.ts';
import { lengthRange, makeText } from '../make-string.ts';
import type { MergedSchema } from '../merged-schema.ts';
import { type Boundary, type Candidate, labelledByValue, lengthLabel } from './keyword-boundary.ts';

/** Longer strings are not generated: scenarios of the API may test them. */
const maxLength = 1_000_000;

/** Boundaries of strings. */
export const stringBoundaries: Readonly<Record<string, Boundary>> = {
  minLength: {
    inside: (location, limit) =>
      [number(limit), number(limit) + 1].flatMap((length) => ofLength(location.merged, length)),
    beyond: (location, limit) =>
      number(limit) > 0 ? ofLength(without(location.merged, 'minLength'), number(limit) - 1) : [],
  },
  maxLength: {
    inside: (location, limit) =>
      [number(limit), number(limit) - 1].flatMap((length) => ofLength(location.merged, length)),
    beyond: (location, limit) => ofLength(without(location.merged, 'maxLength'), number(limit) + 1),
  },
  pattern: {
    inside: ({ merged }) => {
      const { min, max } = lengthRange(merged);
      const texts = [1, 2, 3].map((seed) => makeText(merged, { min, max: max }, seededChoices(seed)));
      const shortest = makeText(merged, { min, max: min + 4 }, () => 0);
      return [shortest, ...texts].filter((text) => text !== undefined).map(labelledByValue);
    },
    beyond: ({ merged, value }) => {
      const start =
        typeof value === 'string' ? value : (makeText(merged, lengthRange(merged), seededChoices(1)) ?? 'a');
      return [...tooShort(merged), ...mutated(start)].map(labelledByValue);
    },
  },
  format: {
    inside: (_, limit) => [...formatExamples(limit as string), ...formatRange(limit)].map(labelledByValue),
    beyond: ({ value }, limit) => {
      const [least, most] = typeof value === 'string' ? [] : formatRange(limit);
      return [
        ...invalidFormatExamples(limit as string),
        ...(most === undefined ? [] : [Number(least) - 1, most + 1]),
      ].map(labelledByValue);
    },
  },
};

function number(limit: unknown): number {
  return limit as number;
}

function without(merged: MergedSchema, keyword: string): MergedSchema {
  const { [keyword]: _, ...rest } = merged;
  return rest;
}

function ofLength(merged: MergedSchema, length: number): Candidate[] {
  if (length > maxLength || length < 0) return [];
  // A string of the wrong length is what is needed, even where it violates the pattern as well.
  const value = makeText(merged, { min: length, max: length }, seededChoices(length)) ?? 'a'.repeat(length);
  return [{ label: lengthLabel(length), value }];
}

/** Strings that systems often mishandle, and that a schema without a pattern allows. */
export const oddTexts = [
  ' in spaces ',
  'Größe, 語 and 😀',
  '"quoted" \\ <b>&amp;</b>',
  "it's 100%41+1=2 & a/b?c#d",
  'two\nlines\tand a tab',
  'MiXeD CaSe',
  '0',
  'null',
  'a'.repeat(1000),
];

// One character less than the shortest match.
function tooShort(merged: MergedSchema): string[] {
  const { min, max } = lengthRange(merged);
  const shortest = makeText(merged, { min, max: Math.min(max, min + 4) }, () => 0);
  return shortest === undefined ? [] : [[...shortest].slice(0, -1).join('')];
}

// Replaces or adds one character. One of each kind comes early, since not all are tried.
function mutated(text: string): string[] {
  const letters = [...text];
  const middle = Math.floor(letters.length / 2);
  const swap = (index: number, letter: string) => letters.with(index, letter).join('');
  const places = letters.length === 0 ? [] : [...new Set([0, middle, letters.length - 1])];
  const odd = ['*', '_', 'ß', 'A', ' ', '\n'];
  const swapped = odd.map((letter, turn) =>
    places.map((_, nth) => swap(places.at((nth + turn) % places.length) ?? 0, letter)),
  );
  const [first = [], second = []] = [swapped.map(([one]) => one), swapped.flatMap(([, ...others]) => others)];
  return [
    `${text}\n`,
    ` ${text}`,
    text.toUpperCase(),
    ...first.filter((one) => one !== undefined),
    ...second,
    ...odd.map((letter) => `${text}${letter}`),
    '*** invalid ***',
    '',
  ];
}
