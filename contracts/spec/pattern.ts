import { setFlagsFromString } from 'node:v8';

/** What a pattern is used for: saying whether a text has it. */
export interface Pattern {
  test(text: string): boolean;
}

/** A group that repeats: only with one can the ways through a text multiply (`(a+)+`). */
const repeatedGroup = /\)(?:[*+]|\{)/;

/** What V8's linear engine cannot run: it looks around or back, counts its groups, or needs Unicode's own classes. */
const beyondLinear = /\(\?<?[=!]|\\[1-9kpP]|\\u\{|\)\{/;

/**
 * Whether some text can take a pattern longer than anybody waits. It may say so of a pattern that is harmless: that is
 * for `patternGrowth` to find out, which takes its time.
 */
export function mayExplode(source: string): boolean {
  return repeatedGroup.test(source) && beyondLinear.test(source);
}

/**
 * Compiles a pattern (ECMA-262) so that nobody's text makes it explode, as long as {@link mayExplode} is false: after
 * many steps back, V8 goes over to its linear engine. Throws a SyntaxError for what is no pattern, with or without Unicode.
 */
export function compilePattern(source: string): Pattern {
  const plain = attempt(source, '');
  const unicode = attempt(source, 'u');
  if (!plain || !unicode) return plain ?? new RegExp(source, 'u');
  if (!repeatedGroup.test(source) || beyondLinear.test(source)) return unicode;
  // For the whole process; it changes no result, and of patterns that do not explode not even the time.
  setFlagsFromString('--enable-experimental-regexp-engine-on-excessive-backtracks');
  // The linear engine knows no Unicode mode. Only where a pattern counts what may be an emoji is that a difference.
  return new RegExp(source);
}

function attempt(source: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(source, flags);
  } catch {
    return undefined;
  }
}
