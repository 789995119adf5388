import { setFlagsFromString } from 'node:v8';
import { createContext, Script } from 'node:vm';

/** A compiled pattern, safe for any string. */
export interface Pattern {
  test(text: string): boolean;
}

/** A repeated group: only with one can backtracking be exponential (`(a+)+`). */
const repeatedGroup = /\)(?:[*+]|\{)/;

/** Whether backtracking could be exponential. Most patterns have no repeated group, and are safe. */
export function canMultiply(source: string): boolean {
  return repeatedGroup.test(source);
}

/** What can be repeated so often that it matters: without a limit, or as an option among several. */
const repetitions = /[*+?]|\{\d+,/g;

/** What V8's linear engine does not support: lookarounds, back references, counted groups, Unicode classes, large counts. */
const unsupportedByLinear = /\(\?<?[=!]|\\[1-9kpP]|\\u\{|\)\{|\{(?:\d+,)?\d{3}/;

/** Characters of two UTF-16 units, which a pattern without the Unicode flag reads as two. */
const surrogates = /[\ud800-\udfff]/;

/**
 * Milliseconds. A string that takes longer does not match: `first` until so many are spent by such strings, then `later`.
 * Beyond `most` none does, until other callers have had their turn.
 */
const timeouts = { first: 100, enough: 500, later: 2, most: 1000 };

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
  const linear = unsupportedByLinear.test(source) ? undefined : compileLinear(source);
  const isLinear = linear !== undefined && startsAtStart(source);
  let timed: ((text: string) => boolean) | undefined;
  return {
    test(text) {
      if (text.length < shortest) return plain.test(text);
      // The linear engine has no Unicode mode.
      if (isLinear && !surrogates.test(text)) return linear.test(text);
      timed ??= timedTest(plain);
      return timed(text);
    },
  };
}

/** The length that no string must have to take long: the more is repeated, the shorter. */
function safeLength(source: string): number {
  if (canMultiply(source)) return 20;
  const count = source.match(repetitions)?.length ?? 0;
  return [Number.POSITIVE_INFINITY, 1000, 200, 50][count] ?? 20;
}

function attempt(source: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(source, flags);
  } catch {
    return undefined;
  }
}

/** After much backtracking, V8 switches to its linear engine. The flags are process-wide and change no result. */
function compileLinear(source: string): RegExp | undefined {
  setFlagsFromString('--enable-experimental-regexp-engine-on-excessive-backtracks');
  setFlagsFromString('--regexp-backtracks-before-fallback=1000');
  return attempt(source, '');
}

/** Whether a match can only start where the string does. Elsewhere V8 starts again at each character, without switching. */
function startsAtStart(source: string): boolean {
  return /^\^(?:[^|]*|\((?:\\.|[^()\\])*\)\$)$/.test(source);
}

const spent = { ms: 0, isCounting: false };

// Only the timeout of a script can stop a regular expression.
function timedTest(pattern: RegExp): (text: string) => boolean {
  const script = new Script('pattern.test(text)');
  const context = createContext({ pattern, text: '' });
  return (text) => {
    context.text = text;
    for (let attempt = 0; attempt < attempts && spent.ms < timeouts.most; attempt += 1) {
      const timeout = spent.ms < timeouts.enough ? timeouts.first : timeouts.later;
      const { result, ms } = runFor(timeout, () => script.runInContext(context, { timeout }));
      if (result !== undefined) return result === true;
      if (ms > timeout / 2) return false;
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
  const ms = Math.min((user + system) / 1000, timeout);
  spend(ms);
  return { ms };
}

function spend(ms: number): void {
  spent.ms += ms;
  if (spent.isCounting) return;
  spent.isCounting = true;
  setImmediate(() => Object.assign(spent, { ms: 0, isCounting: false })).unref();
}
