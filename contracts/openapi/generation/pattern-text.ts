import { compilePattern, type Pattern } from '../safe-pattern.ts';
import { type Choose, pick } from './choices.ts';
import { largest } from './context.ts';
import { anyText, type PatternNode, parsePattern } from './parse-pattern.ts';

/** A range of lengths, in code points. */
export interface LengthRange {
  min: number;
  max: number;
}

/** A string has at most so many more characters than required. */
const maxExtraLength = 12;

/** More repetitions are not generated one by one. */
const manyRepetitions = 500;

/** What is chosen, where a pattern allows much. */
export interface MatchOptions {
  /** Only small letters and digits, else letters and digits, else what is printed in ASCII. */
  plain?: boolean;
  /** Nothing before or after a pattern that is not anchored. */
  bare?: boolean;
}

/**
 * A string that matches a pattern, of a length in a range. `undefined` where none is found: no match is of that length, or
 * the pattern is too complicated.
 */
export function generateMatch(
  pattern: string,
  lengths: LengthRange,
  choose: Choose,
  { plain = false, bare = false }: MatchOptions = {},
): string | undefined {
  const node = bare ? anchored(pattern) : unanchored(pattern);
  if (!node) return undefined;
  const made = plain ? plainNode(node) : node;
  const whole = lengthsOf(made);
  const least = Math.max(lengths.min, whole.min);
  const most = Math.min(
    lengths.max,
    whole.max,
    least + maxExtraLength + (lengths.max === lengths.min ? 0 : maxExtraLength),
  );
  if (least > most || least > largest.text) return undefined;
  const wanted = least + choose(most - least);
  const matcher = matcherOf(pattern);
  if (!matcher) return undefined;
  // Not every length in the range has to be that of a match.
  for (let step = 0; step <= most - least; step += 1) {
    const length = least + ((wanted - least + step) % (most - least + 1));
    for (let attempt = 0; attempt < 8; attempt += 1) {
      const text = write(made, length, choose);
      if ([...text].length === length && matcher.test(text)) return text;
    }
  }
  return undefined;
}

const parsed = new Map<string, PatternNode | undefined>();

function anchored(pattern: string): PatternNode | undefined {
  if (!parsed.has(pattern)) parsed.set(pattern, parsePattern(pattern));
  return parsed.get(pattern);
}

const surrounded = new Map<string, PatternNode | undefined>();

function unanchored(pattern: string): PatternNode | undefined {
  if (!surrounded.has(pattern)) {
    const node = anchored(pattern);
    const before = pattern.startsWith('^') ? [] : [anyText];
    const after = pattern.endsWith('$') && !pattern.endsWith('\\$') ? [] : [anyText];
    surrounded.set(pattern, node && { kind: 'sequence', parts: [...before, node, ...after] });
  }
  return surrounded.get(pattern);
}

const plainNodes = new WeakMap<PatternNode, PatternNode>();

/** The same pattern with plainer characters, wherever it allows these. */
function plainNode(node: PatternNode): PatternNode {
  const known = plainNodes.get(node) ?? madePlain(node);
  plainNodes.set(node, known);
  return known;
}

const plainer = [/^[a-z\d]$/, /^[A-Za-z\d]$/, /^[ -~]$/];

function madePlain(node: PatternNode): PatternNode {
  switch (node.kind) {
    case 'chars': {
      const sets = plainer.map((test) => node.letters.filter((letter) => test.test(letter)));
      return { ...node, letters: sets.find((letters) => letters.length > 0) ?? node.letters };
    }
    case 'choice':
      return { ...node, branches: node.branches.map(plainNode) };
    case 'sequence':
      return { ...node, parts: node.parts.map(plainNode) };
    case 'repeat':
      return { ...node, part: plainNode(node.part) };
  }
}

function write(node: PatternNode, length: number, choose: Choose): string {
  switch (node.kind) {
    case 'chars':
      return pick(choose, node.letters);
    case 'choice':
      return write(pick(choose, fitting(node.branches, length)), length, choose);
    case 'sequence':
      return writeParts(node.parts, length, choose);
    case 'repeat':
      return writeRepeated(node, length, choose);
  }
}

function writeRepeated(
  node: Extract<PatternNode, { kind: 'repeat' }>,
  length: number,
  choose: Choose,
): string {
  const count = countOf(node, length, choose);
  const { min, max } = lengthsOf(node.part);
  // Many repetitions of one length may be equal.
  if (count > manyRepetitions && min === max) return write(node.part, min, choose).repeat(count);
  return writeParts(Array(count).fill(node.part), length, choose);
}

// Each part gets its minimal length; the rest goes to those that can be longer, starting with a random one.
function writeParts(parts: readonly PatternNode[], length: number, choose: Choose): string {
  const bounds = parts.map(lengthsOf);
  const shares = bounds.map(({ min }) => min);
  let rest = length - shares.reduce((sum, share) => sum + share, 0);
  const start = parts.length > 1 ? choose(parts.length - 1) : 0;
  for (let i = 0; rest > 0 && i < parts.length; i += 1) {
    const index = (start + i) % parts.length;
    const { min, max } = bounds[index] as LengthRange;
    const more = Math.min(rest, max - min);
    shares[index] = min + more;
    rest -= more;
  }
  return parts.map((part, index) => write(part, shares[index] as number, choose)).join('');
}

function countOf(
  { part, min, max }: Extract<PatternNode, { kind: 'repeat' }>,
  length: number,
  choose: Choose,
): number {
  const one = lengthsOf(part);
  const fewest = Math.max(min, one.max === 0 ? 0 : Math.ceil(length / one.max));
  const largest = Math.min(max, one.min === 0 ? Math.max(min, length) : Math.floor(length / one.min));
  return largest <= fewest ? Math.min(fewest, max) : fewest + choose(Math.min(largest - fewest, 3));
}

function fitting(branches: readonly PatternNode[], length: number): readonly PatternNode[] {
  const fit = branches.filter((branch) => {
    const { min, max } = lengthsOf(branch);
    return min <= length && length <= max;
  });
  return fit.length > 0 ? fit : branches;
}

/** The length of the shortest string that a pattern may match; not every match that short has to exist. */
export function shortestMatch(pattern: string): number {
  const node = unanchored(pattern);
  return node ? lengthsOf(node).min : 0;
}

const measured = new WeakMap<PatternNode, LengthRange>();

function lengthsOf(node: PatternNode): LengthRange {
  const known = measured.get(node);
  if (known) return known;
  const lengths = measure(node);
  measured.set(node, lengths);
  return lengths;
}

function measure(node: PatternNode): LengthRange {
  if (node.kind === 'chars') return { min: 1, max: 1 };
  if (node.kind === 'repeat') {
    const { min, max } = lengthsOf(node.part);
    return { min: min * node.min, max: max === 0 || node.max === 0 ? 0 : max * node.max };
  }
  const parts = (node.kind === 'choice' ? node.branches : node.parts).map(lengthsOf);
  if (node.kind === 'sequence') {
    const sum = (which: keyof LengthRange) => parts.reduce((total, part) => total + part[which], 0);
    return { min: sum('min'), max: sum('max') };
  }
  return {
    min: Math.min(...parts.map(({ min }) => min)),
    max: Math.max(...parts.map(({ max }) => max)),
  };
}

const matchers = new Map<string, Pattern | undefined>();

/** Whether a string matches a pattern, as the validators see it. Nothing matches an invalid pattern. */
export function matchesPattern(pattern: string, text: string): boolean {
  return matcherOf(pattern)?.test(text) ?? false;
}

function matcherOf(pattern: string): Pattern | undefined {
  if (!matchers.has(pattern)) matchers.set(pattern, attempt(pattern));
  return matchers.get(pattern);
}

function attempt(pattern: string): Pattern | undefined {
  try {
    return compilePattern(pattern);
  } catch {
    return undefined;
  }
}
