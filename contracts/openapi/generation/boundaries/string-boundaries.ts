import { formatTexts, invalidTexts } from '../formats.ts';
import { formatRange } from '../make-number.ts';
import { lengthsOf, makeText } from '../make-string.ts';
import type { MergedSchema } from '../merged-schema.ts';
import { seededChoices } from '../random-source.ts';
import { type Boundary, type Candidate, inCharacters, told } from './boundary.ts';

/** Longer texts are for the API's own journeys. */
const longest = 1_000_000;

/** Limits of texts. */
export const stringBoundaries: Readonly<Record<string, Boundary>> = {
  minLength: {
    inside: (site, said) =>
      [number(said), number(said) + 1].flatMap((length) => ofLength(site.rules, length)),
    beyond: (site, said) =>
      number(said) > 0 ? ofLength(without(site.rules, 'minLength'), number(said) - 1) : [],
  },
  maxLength: {
    inside: (site, said) =>
      [number(said), number(said) - 1].flatMap((length) => ofLength(site.rules, length)),
    beyond: (site, said) => ofLength(without(site.rules, 'maxLength'), number(said) + 1),
  },
  pattern: {
    inside: ({ rules }) => {
      const { least, most } = lengthsOf(rules);
      const texts = [1, 2, 3].map((seed) => makeText(rules, { least, most }, seededChoices(seed)));
      const shortest = makeText(rules, { least, most: least + 4 }, () => 0);
      return [shortest, ...texts].filter((text) => text !== undefined).map(told);
    },
    beyond: ({ rules, value }) => {
      const start =
        typeof value === 'string' ? value : (makeText(rules, lengthsOf(rules), seededChoices(1)) ?? 'a');
      return [...cutShort(rules), ...mutated(start)].map(told);
    },
  },
  format: {
    inside: (_, said) => [...formatTexts(said as string), ...formatRange(said)].map(told),
    beyond: (_, said) => {
      const [least, most] = formatRange(said);
      return [
        ...invalidTexts(said as string),
        ...(most === undefined ? [] : [Number(least) - 1, most + 1]),
      ].map(told);
    },
  },
};

function number(said: unknown): number {
  return said as number;
}

function without(rules: MergedSchema, keyword: string): MergedSchema {
  const { [keyword]: _, ...rest } = rules;
  return rest;
}

function ofLength(rules: MergedSchema, length: number): Candidate[] {
  if (length > longest || length < 0) return [];
  // A text of the wrong length that no pattern allows is still of the wrong length.
  const value = makeText(rules, { least: length, most: length }, seededChoices(length)) ?? 'a'.repeat(length);
  return [{ what: inCharacters(length), value }];
}

/** Texts that systems have trouble with, and that a schema without a pattern allows. */
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

// A letter less than the shortest that the pattern takes.
function cutShort(rules: MergedSchema): string[] {
  const { least, most } = lengthsOf(rules);
  const shortest = makeText(rules, { least, most: Math.min(most, least + 4) }, () => 0);
  return shortest === undefined ? [] : [[...shortest].slice(0, -1).join('')];
}

// One letter is another, or there is one more: the same text to most eyes. Of each kind one comes early: not all are tried.
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
    '*** not this ***',
    '',
  ];
}
