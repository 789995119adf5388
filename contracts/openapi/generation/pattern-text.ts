import { compilePattern, type Pattern } from '../pattern.ts';
import { anything, type Node, parsePattern } from './parse-pattern.ts';
import { type Choose, pick } from './random-source.ts';

/** How long a text may be, in code points. */
export interface Lengths {
  least: number;
  most: number;
}

/** So much more than it must be is a text made long by chance. */
const spare = 12;

/** More parts are not made one by one. */
const many = 500;

/**
 * A text that a pattern matches, of a length within bounds. `undefined` where none is found: the bounds fit no match, or
 * the pattern says more than can be made from it.
 */
export function textMatching(pattern: string, lengths: Lengths, choose: Choose): string | undefined {
  const made = unanchored(pattern);
  if (!made) return undefined;
  const whole = lengthsOf(made);
  const least = Math.max(lengths.least, whole.least);
  const most = Math.min(
    lengths.most,
    whole.most,
    least + spare + (lengths.most === lengths.least ? 0 : spare),
  );
  if (least > most) return undefined;
  const wanted = least + choose(most - least);
  const matcher = matcherOf(pattern);
  if (!matcher) return undefined;
  // Not every length between the bounds need be one that the pattern can have.
  for (let step = 0; step <= most - least; step += 1) {
    const length = least + ((wanted - least + step) % (most - least + 1));
    for (let attempt = 0; attempt < 8; attempt += 1) {
      const text = write(made, length, choose);
      if ([...text].length === length && matcher.test(text)) return text;
    }
  }
  return undefined;
}

const parsed = new Map<string, Node | undefined>();

function unanchored(pattern: string): Node | undefined {
  if (!parsed.has(pattern)) {
    const node = parsePattern(pattern);
    const before = pattern.startsWith('^') ? [] : [anything];
    const after = pattern.endsWith('$') && !pattern.endsWith('\\$') ? [] : [anything];
    parsed.set(pattern, node && { kind: 'sequence', parts: [...before, node, ...after] });
  }
  return parsed.get(pattern);
}

function write(node: Node, length: number, choose: Choose): string {
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

function writeRepeated(node: Extract<Node, { kind: 'repeat' }>, length: number, choose: Choose): string {
  const count = countOf(node, length, choose);
  const { least, most } = lengthsOf(node.part);
  // Of many parts of one length the same one will do.
  if (count > many && least === most) return write(node.part, least, choose).repeat(count);
  return writeParts(Array(count).fill(node.part), length, choose);
}

// Each part gets what it must have; what is left goes to those that can take it, from a place of chance on.
function writeParts(parts: readonly Node[], length: number, choose: Choose): string {
  const bounds = parts.map(lengthsOf);
  const shares = bounds.map(({ least }) => least);
  let rest = length - shares.reduce((sum, share) => sum + share, 0);
  const start = parts.length > 1 ? choose(parts.length - 1) : 0;
  for (let i = 0; rest > 0 && i < parts.length; i += 1) {
    const index = (start + i) % parts.length;
    const { least, most } = bounds[index] as Lengths;
    const more = Math.min(rest, most - least);
    shares[index] = least + more;
    rest -= more;
  }
  return parts.map((part, index) => write(part, shares[index] as number, choose)).join('');
}

function countOf(
  { part, least, most }: Extract<Node, { kind: 'repeat' }>,
  length: number,
  choose: Choose,
): number {
  const one = lengthsOf(part);
  const fewest = Math.max(least, one.most === 0 ? 0 : Math.ceil(length / one.most));
  const largest = Math.min(most, one.least === 0 ? Math.max(least, length) : Math.floor(length / one.least));
  return largest <= fewest ? Math.min(fewest, most) : fewest + choose(Math.min(largest - fewest, 3));
}

function fitting(branches: readonly Node[], length: number): readonly Node[] {
  const fit = branches.filter((branch) => {
    const { least, most } = lengthsOf(branch);
    return least <= length && length <= most;
  });
  return fit.length > 0 ? fit : branches;
}

const measured = new WeakMap<Node, Lengths>();

function lengthsOf(node: Node): Lengths {
  const known = measured.get(node);
  if (known) return known;
  const lengths = measure(node);
  measured.set(node, lengths);
  return lengths;
}

function measure(node: Node): Lengths {
  if (node.kind === 'chars') return { least: 1, most: 1 };
  if (node.kind === 'repeat') {
    const { least, most } = lengthsOf(node.part);
    return { least: least * node.least, most: most === 0 || node.most === 0 ? 0 : most * node.most };
  }
  const parts = (node.kind === 'choice' ? node.branches : node.parts).map(lengthsOf);
  if (node.kind === 'sequence') {
    const sum = (which: keyof Lengths) => parts.reduce((total, part) => total + part[which], 0);
    return { least: sum('least'), most: sum('most') };
  }
  return {
    least: Math.min(...parts.map(({ least }) => least)),
    most: Math.max(...parts.map(({ most }) => most)),
  };
}

const matchers = new Map<string, Pattern | undefined>();

/** Whether a text has a pattern, as the validators see it. Nothing has what is no pattern: it does not compile, either. */
export function hasPattern(pattern: string, text: string): boolean {
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
