import { setFlagsFromString } from 'node:v8';
import { createContext, Script } from 'node:vm';
import { sharedAllowance, type TimeAllowance, timeAllowance, withCpuTime } from './time-allowance.ts';

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

const surrogatePairs = /[\ud800-\udbff][\udc00-\udfff]/g;

/** A pattern that names characters beyond ASCII; any other holds all of these for the same. */
const namesOthers = /[^\0-\x7f]|\\u/;

/** What means something else without the Unicode flag: classes of characters, and code points. */
const unicodeOnly = /\\[pPu]\{|[\ud800-\udfff]/;

/** Milliseconds. A string that takes longer does not match. */
const timeout = 100;

/**
 * Milliseconds that the slow strings of all patterns, and of one, may take together in one validation. Beyond that, none of them matches. What the
 * others took leaves each a reserve.
 */
const most = { ofAll: 500, ofOne: 250, reserve: 20 };
const backtracking = timeAllowance(most.ofAll);
const linearEngine = timeAllowance(most.ofAll);

/** Milliseconds that any string may take: what a harmless one takes at most. Only what is beyond that is counted. */
const dueTo = (text: string) => 0.002 + text.length * 0.0005;

/** Milliseconds that it takes to stop a pattern in time, however fast it is, and the share of a test's time that counts at least. */
const [stoppable, leastShare] = [1, 0.2];

/** On a busy machine a timeout may not be the pattern's fault: it is retried so often. */
const attempts = 10;

/** No string as short as this takes long, nor do as many as a request may have. */
const harmless = 10;

/** A longer string is first left to backtracking, which is faster where it is no trap. */
const longest = 20_000;

/**
 * Compiles a pattern (ECMA-262) so that no string makes it take long. Throws a SyntaxError where it is invalid both with
 * and without the Unicode flag, a RangeError where it is too large.
 */
export function compilePattern(source: string): Pattern {
  const unicode = attempt(source, 'u');
  const plain = unicode ?? new RegExp(source);
  // Only now the engine says whether it is too large.
  plain.test('');
  const shortest = safeLength(source);
  if (shortest === Number.POSITIVE_INFINITY) return plain;
  const allowance = sharedAllowance(backtracking, most.ofOne, most.reserve);
  const linearAllowance = sharedAllowance(linearEngine, most.ofOne, most.reserve);
  const linear = compileLinear(source);
  const timed = timedTest(plain, allowance);
  const timedLinear = linear && timedTest(linear, linearAllowance);
  const inLinearTime = (text: string) => {
    if (!linear || !timedLinear || linearAllowance.left() <= 0) return false;
    return text.length > longest ? timedLinear(text) : charged(linear, text, linearAllowance);
  };
  return {
    test(text) {
      if (text.length <= harmless) return plain.test(text);
      // Many short strings take as long as a long one.
      if (text.length < shortest && allowance.left() > 0) return charged(plain, text, allowance);
      const single = oneUnitEach(source, text);
      const isLinear = linear !== undefined && single !== undefined;
      const found = isLinear && text.length <= longest ? undefined : timed(text);
      return found ?? (isLinear ? (inLinearTime(single) ?? false) : false);
    },
    toString: () => String(plain),
  };
}

/**
 * A text in which each character is one UTF-16 unit, and that the pattern matches just as this one; `undefined` where there is
 * none.
 */
function oneUnitEach(source: string, text: string): string | undefined {
  if (!surrogates.test(text)) return text;
  return namesOthers.test(source) ? undefined : text.replaceAll(surrogatePairs, '\ufffe');
}

function charged(pattern: RegExp, text: string, allowance: TimeAllowance): boolean {
  const { value, ms } = withCpuTime(() => pattern.test(text));
  allowance.spend(Math.max(0, ms - dueTo(text)));
  return value;
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

/** Tests a string within an allowance; `undefined` where that takes too long. Only the timeout of a script can stop a pattern. */
function timedTest(pattern: RegExp, allowance: TimeAllowance): (text: string) => boolean | undefined {
  let made: { script: Script; context: { text: string } } | undefined;
  return (text) => {
    made ??= {
      script: new Script('pattern.test(text)'),
      context: createContext({ pattern, text }) as { text: string },
    };
    const { script, context } = made;
    context.text = text;
    let left = timeout;
    for (let attempt = 0; attempt < attempts && left >= 1 && allowance.left() >= 1; attempt += 1) {
      const { value, ms } = withCpuTime(() => runFor(script, context, left));
      allowance.spend(Math.max(ms * leastShare, ms - stoppable - dueTo(text)));
      if (value !== undefined) return value;
      // It had less of the processor's time than of the clock's.
      left = Math.ceil(left - ms);
    }
    return undefined;
  };
}

/** What a script returns; `undefined` where it takes longer than so many milliseconds. */
function runFor(script: Script, context: object, timeout: number): boolean | undefined {
  try {
    return script.runInContext(context, { timeout }) === true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    return undefined;
  }
}
