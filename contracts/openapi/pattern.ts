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

/** What V8's linear engine does not support: lookarounds, back references, counted groups and Unicode classes. */
const unsupportedByLinear = /\(\?<?[=!]|\\[1-9kpP]|\\u\{|\)\{/;

/** Strings up to this length never take long. */
const shortText = 20;

/** Milliseconds. A string that takes longer does not match. */
const timeout = 100;

/** On a busy machine a timeout may not be the pattern's fault: it is retried so often. */
const attempts = 10;

/**
 * Compiles a pattern (ECMA-262) so that no string makes it take exponential time. Throws a SyntaxError where it is invalid
 * both with and without the Unicode flag.
 */
export function compilePattern(source: string): Pattern {
  const unicode = attempt(source, 'u');
  const plain = unicode ?? new RegExp(source);
  if (!canMultiply(source)) return plain;
  if (unsupportedByLinear.test(source)) return withTimeout(plain);
  // After much backtracking, V8 switches to its linear engine. The flag is process-wide and changes no result.
  setFlagsFromString('--enable-experimental-regexp-engine-on-excessive-backtracks');
  // It has no Unicode mode, which makes a difference only where a pattern counts characters that may be emojis.
  return attempt(source, '') ?? plain;
}

function attempt(source: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(source, flags);
  } catch {
    return undefined;
  }
}

function withTimeout(pattern: RegExp): Pattern {
  let test: ((text: string) => boolean) | undefined;
  return {
    test(text) {
      if (text.length < shortText) return pattern.test(text);
      test ??= timedTest(pattern);
      return test(text);
    },
  };
}

// Only the timeout of a script can stop a regular expression.
function timedTest(pattern: RegExp): (text: string) => boolean {
  const script = new Script('pattern.test(text)');
  const context = createContext({ pattern, text: '' });
  return (text) => {
    context.text = text;
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const before = process.cpuUsage();
      try {
        return script.runInContext(context, { timeout }) === true;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
      }
      const { user, system } = process.cpuUsage(before);
      if ((user + system) / 1000 > timeout / 2) return false;
    }
    return false;
  };
}
