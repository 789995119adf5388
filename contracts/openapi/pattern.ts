import { setFlagsFromString } from 'node:v8';
import { createContext, Script } from 'node:vm';

/** What a pattern is used for: saying whether a text has it. */
export interface Pattern {
  test(text: string): boolean;
}

/** A group that repeats: only with one can the ways through a text multiply (`(a+)+`). */
const repeatedGroup = /\)(?:[*+]|\{)/;

/** Whether the ways through a text can multiply at all. Most patterns have no group that repeats, and cannot explode. */
export function canMultiply(source: string): boolean {
  return repeatedGroup.test(source);
}

/** What V8's linear engine cannot run: it looks around or back, counts its groups, or needs Unicode's own classes. */
const beyondLinear = /\(\?<?[=!]|\\[1-9kpP]|\\u\{|\)\{/;

/** Through a text as short as this there are too few ways to wait for. */
const shortText = 20;

/** Milliseconds. A text that takes longer to judge does not have the pattern. */
const patience = 100;

/** Where the machine is busy with something else, the time was not the pattern's, and it is tried so often. */
const attempts = 10;

/**
 * Compiles a pattern (ECMA-262) so that nobody's text makes it explode. Throws a SyntaxError for what is no pattern,
 * with or without Unicode.
 */
export function compilePattern(source: string): Pattern {
  const unicode = attempt(source, 'u');
  const plain = unicode ?? new RegExp(source);
  if (!canMultiply(source)) return plain;
  if (beyondLinear.test(source)) return impatient(plain);
  // After many steps back, V8 goes over to its linear engine. That is for the whole process, and changes no result.
  setFlagsFromString('--enable-experimental-regexp-engine-on-excessive-backtracks');
  // It knows no Unicode mode. Only where a pattern counts what may be an emoji is that a difference.
  return attempt(source, '') ?? plain;
}

function attempt(source: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(source, flags);
  } catch {
    return undefined;
  }
}

function impatient(pattern: RegExp): Pattern {
  let judge: ((text: string) => boolean) | undefined;
  return {
    test(text) {
      if (text.length < shortText) return pattern.test(text);
      judge ??= timed(pattern);
      return judge(text);
    },
  };
}

// Nothing but a script's time limit stops a regular expression.
function timed(pattern: RegExp): (text: string) => boolean {
  const script = new Script('pattern.test(text)');
  const context = createContext({ pattern, text: '' });
  return (text) => {
    context.text = text;
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const before = process.cpuUsage();
      try {
        return script.runInContext(context, { timeout: patience }) === true;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
      }
      const { user, system } = process.cpuUsage(before);
      if ((user + system) / 1000 > patience / 2) return false;
    }
    return false;
  };
}
