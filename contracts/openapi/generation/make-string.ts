import { formatTexts } from './formats.ts';
import type { MergedSchema } from './merged-schema.ts';
import { hasPattern, type Lengths, textMatching } from './pattern-text.ts';
import { type Choose, pick } from './random-source.ts';

/** So much longer than it must be a text is by chance. */
const spare = 12;

/** Mostly letters that no system has trouble with; now and then one that some have. */
const plain = [...'abcdefghijklmnopqrstuvwxyz'];
const odd = [...' -_.:/+%&=?#"\'\\<>{}[]()\t\n~AZ09éßжلあ語😀'];

/** A text within bounds; `undefined` where none is found. */
export function makeString(rules: MergedSchema, choose: Choose): string | undefined {
  return makeText(rules, lengthsOf(rules), choose);
}

/** How long rules let a text be, in code points. */
export function lengthsOf(rules: MergedSchema): Lengths {
  return {
    least: (rules.minLength as number | undefined) ?? 0,
    most: (rules.maxLength as number | undefined) ?? Number.POSITIVE_INFINITY,
  };
}

/** A text by rules, of a length within bounds that may be narrower than theirs. */
export function makeText(rules: MergedSchema, lengths: Lengths, choose: Choose): string | undefined {
  const patterns = (rules.patterns ?? []) as string[];
  const matches = (text: string) => patterns.every((pattern) => hasPattern(pattern, text));
  const fits = (text: string) => {
    const { length } = [...text];
    return length >= lengths.least && length <= lengths.most && matches(text);
  };
  const [format] = (rules.formats ?? []) as string[];
  const known = formatTexts(format).filter(fits);
  if (known.length > 0) return pick(choose, known);
  for (const pattern of patterns) {
    const text = textMatching(pattern, lengths, choose);
    if (text !== undefined && matches(text)) return text;
  }
  return patterns.length > 0 ? undefined : anyText(lengths, choose);
}

function anyText({ least, most }: Lengths, choose: Choose): string {
  const length = least + choose(Math.min(most - least, spare));
  let text = '';
  for (let i = 0; i < length; i += 1) text += choose(5) < 5 ? pick(choose, plain) : pick(choose, odd);
  return text;
}
