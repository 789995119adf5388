import { setFlagsFromString } from 'node:v8';
import { createContext, Script } from 'node:vm';

/** A compiled pattern, safe for any string. Two with the same `toString()` match the same: ajv takes one for the other. */
export interface Pattern {
  test(text: string): boolean;
  toString(): string;
}

/** A repeated group: only with one can backtracking be exponential (`(a+)+`). */
const repeatedGroup = /\)(?:[*+]|\{)/;

/** Whether backtracking could be exponential. Most patterns have no repeated group, and are safe. */
export function canMultiply(source: string): boolean {
  return repeatedGroup.test(source);
}

/** What can be repeated so often that it matters: without a limit, or as an option among several. */
const repetitions = /[*+]|(?<!\()\?|\{\d+,/g;

const characterClass = /\\.|\[(?:\\.|[^\]\\])*\]/g;

/** Characters of two UTF-16 units, which a pattern without the Unicode flag reads as two. */
const surrogates = /[\ud800-\udfff]/;

/** What means something else without the Unicode flag: classes of characters, and code points. */
const unicodeOnly = /\\[pPu]\{|[\ud800-\udfff]/;

/** Milliseconds. A string that takes longer does not match. */
const timeout = 100;

/** Milliseconds that the slow strings of one pattern may take within a period. Beyond that, none of them matches. */
const most = { ms: 500, period: 2000 };

/** On a busy machine a timeout may not be the pattern's fault: it is retried so often. */
const attempts = 10;

/**
 * Compiles a pattern (ECMA-262) so that no string makes it take long. Throws a SyntaxError where it is invalid both with
 * and without the Unicode flag.
 */
export function compilePattern(source: string): Pattern {
  const unicode = attempt(source, 'u');
  const plain = unicode ?? new RegExp(source);
  const shortest = safeLength(source);
  if (shortest === Number.POSITIVE_INFINITY) return plain;
  const linear = compileLinear(source);
  const timed = timedTest(plain);
  return {
    test(text) {
      if (text.length < shortest) return plain.test(text);
      return linear && !surrogates.test(text) ? linear.test(text) : timed(text);
    },
    toString: () => String(plain),
  };
}

/** The length that no string must have to take long: the more is repeated, the shorter. */
function safeLength(source: string): number {
  if (canMultiply(source)) return 20;
  const count = source.replaceAll(characterClass, 'x').match(repetitions)?.length ?? 0;
  return [Number.POSITIVE_INFINITY, 1000, 200, 50][count] ?? 20;
}

function attempt(source: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(source, flags);
  } catch {
    return undefined;
  }
}

/**
 * The pattern on V8's linear engine, which has no Unicode mode; `undefined` where that does not support it. Only regular expressions with its flag run
 * there, so that no other changes.
 */
function compileLinear(source: string): RegExp | undefined {
  if (unicodeOnly.test(source)) return undefined;
  setFlagsFromString('--enable-experimental-regexp-engine');
  return attempt(source, 'l');
}

// Only the timeout of a script can stop a regular expression.
function timedTest(pattern: RegExp): (text: string) => boolean {
  let made: { script: Script; context: { text: string } } | undefined;
  let spent = { ms: 0, since: 0 };
  return (text) => {
    made ??= {
      script: new Script('pattern.test(text)'),
      context: createContext({ pattern, text }) as { text: string },
    };
    const { script, context } = made;
    if (performance.now() - spent.since > most.period) spent = { ms: 0, since: performance.now() };
    context.text = text;
    for (let attempt = 0; attempt < attempts && spent.ms < most.ms; attempt += 1) {
      const { result, ms } = runFor(timeout, () => script.runInContext(context, { timeout }));
      if (result !== undefined) return result === true;
      if (ms < timeout / 2) continue;
      spent.ms += ms;
      return false;
    }
    return false;
  };
}

/** What a script returns, or how much of its time it really had, in milliseconds. */
function runFor(timeout: number, run: () => unknown): { result?: unknown; ms: number } {
  const before = process.cpuUsage();
  try {
    return { result: run(), ms: 0 };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
  }
  const { user, system } = process.cpuUsage(before);
  return { ms: Math.min((user + system) / 1000, timeout) };
}
