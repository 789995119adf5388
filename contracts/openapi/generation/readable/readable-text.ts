import { largest } from '../context.ts';
import { formatExamples } from '../format-examples.ts';
import { patternsOf } from '../make-string.ts';
import type { MergedSchema } from '../merged-schema.ts';
import { generateMatch, type LengthRange, matchesPattern } from '../pattern-text.ts';
import { lookup } from './property-name-words.ts';
import { anyOf, type TextContext, type Texts } from './text-makers.ts';
import { textsByFormat } from './texts-by-format.ts';
import { textsByName } from './texts-by-name.ts';

const words = anyOf('lorem', 'ipsum', 'dolor', 'amet', 'magna', 'tempor', 'aliqua', 'veniam');

/** What people know as a text that could be any. */
const plainest: Texts = (context) => {
  const { nth, isVaried } = context.subject;
  const [word] = isVaried ? words(context) : ['string'];
  return [nth === 0 ? `${word}` : `${word}${nth + 1}`];
};

/** So long are texts whose pattern does not say it. */
const usualLengths: LengthRange = { min: 6, max: 16 };

/**
 * A text that people find believable: of its format, else for its name, else the word `string`, of plain characters as far
 * as its patterns let it. `undefined` where none is found.
 */
export function readableText(merged: MergedSchema, context: TextContext): string | undefined {
  if (context.lengths.min > largest.text) return undefined;
  const patterns = patternsOf(merged);
  const matches = (text: string) => patterns.every((pattern) => matchesPattern(pattern, text));
  const { min, max } = context.lengths;
  const fits = (text: string) => text.length >= min && text.length <= max && matches(text);
  const lists = wanted(merged, context).map((texts) => texts(context));
  for (const texts of lists) {
    const fitting = texts.filter(fits);
    if (fitting.length > 0) return fitting[context.subject.nth % fitting.length];
    const [sentence] = texts;
    // Only words can be cut or repeated.
    if (patterns.length === 0 && sentence?.includes(' ')) return stretched(sentence, context.lengths);
  }
  const [word = ''] = plainest(context);
  return patterns.length > 0 ? match(patterns, context, matches) : stretched(word, context.lengths);
}

/** Texts by the format, which is stricter than the name, then by the name, then any. */
function wanted(merged: MergedSchema, { subject }: TextContext): Texts[] {
  const [format = ''] = (merged.formats ?? []) as string[];
  const examples = formatExamples(format);
  const byFormat = textsByFormat.get(format);
  if (byFormat || examples.length > 0) return [byFormat ?? (() => []), () => examples];
  if (subject.rejected.has(subject.at)) return [plainest];
  const byName = lookup(textsByName, subject.name) ?? lookup(textsByName, format);
  return byName ? [byName, plainest] : [plainest];
}

function match(
  patterns: readonly string[],
  { lengths, choose }: TextContext,
  matches: (text: string) => boolean,
): string | undefined {
  const min = Math.max(lengths.min, Math.min(usualLengths.min, lengths.max));
  const usual = { min, max: Math.min(lengths.max, Math.max(usualLengths.max, min)) };
  const ways = [usual, lengths].flatMap((range) => [true, false].map((bare) => ({ range, bare })));
  for (const pattern of patterns)
    for (const { range, bare } of ways) {
      const text = generateMatch(pattern, range, choose, { plain: true, bare });
      if (text !== undefined && matches(text)) return text;
    }
  return undefined;
}

/** A text cut at the end of a word, or repeated, to have a length in a range. */
function stretched(text: string, { min, max }: LengthRange): string {
  const space = text.includes(' ') ? ' ' : '';
  const long = text.length >= min ? text : `${text}${space}`.repeat(Math.ceil(min / text.length));
  if (long.length <= max) return long.trimEnd();
  const cut = long.slice(0, max + 1).replace(/[ .]+\S*$/, '');
  const whole = cut.length >= min && cut.length <= max ? cut : long.slice(0, max);
  return whole.trimEnd().length >= min ? whole.trimEnd() : `${whole.slice(0, -1)}s`;
}
