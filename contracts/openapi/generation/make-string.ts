import { digitsPattern } from '../formats.ts';
import { type Choose, pick } from './choices.ts';
import { largest } from './context.ts';
import { formatExamples } from './format-examples.ts';
import type { MergedSchema } from './merged-schema.ts';
import { generateMatch, type LengthRange, matchesPattern } from './pattern-text.ts';

/** A string has at most so many more characters than required. */
const maxExtraLength = 12;

/** Mostly plain letters; sometimes a character that systems often mishandle. */
const plain = [...'abcdefghijklmnopqrstuvwxyz'];
const odd = [...' -_.:/+%&=?#"\'\\<>{}[]()\t\n~AZ09éßжلあ語😀'];

/** A string within its limits; `undefined` where none is found. */
export function makeString(merged: MergedSchema, choose: Choose): string | undefined {
  return makeText(merged, lengthRange(merged), choose);
}

/** The length that a schema allows, in code points. */
export function lengthRange(merged: MergedSchema): LengthRange {
  return {
    min: (merged.minLength as number | undefined) ?? 0,
    max: (merged.maxLength as number | undefined) ?? Number.POSITIVE_INFINITY,
  };
}

/** A string of a length in a range, which may be narrower than that of the schema. */
export function makeText(merged: MergedSchema, lengths: LengthRange, choose: Choose): string | undefined {
  if (lengths.min > largest.text) return undefined;
  const patterns = patternsOf(merged);
  const matches = (text: string) => patterns.every((pattern) => matchesPattern(pattern, text));
  const fits = (text: string) => {
    const { length } = [...text];
    return length >= lengths.min && length <= lengths.max && matches(text);
  };
  const [format] = (merged.formats ?? []) as string[];
  const known = formatExamples(format).filter(fits);
  if (known.length > 0) return pick(choose, known);
  for (const pattern of patterns) {
    const text = generateMatch(pattern, lengths, choose);
    if (text !== undefined && matches(text)) return text;
  }
  return patterns.length > 0 ? undefined : anyText(lengths, choose);
}

/** The patterns of a string; an integer format is one. */
export function patternsOf({ patterns, formats }: MergedSchema): string[] {
  const digits = ((formats ?? []) as string[]).flatMap((format) => digitsPattern(format) ?? []);
  return [...((patterns ?? []) as string[]), ...digits];
}

function anyText({ min, max }: LengthRange, choose: Choose): string {
  const length = min + choose(Math.min(max - min, maxExtraLength));
  let text = '';
  for (let i = 0; i < length; i += 1) text += choose(5) < 5 ? pick(choose, plain) : pick(choose, odd);
  return text;
}
