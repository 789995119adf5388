import type { AST } from '@eslint-community/regexpp';
import { toUnicodeSet } from 'regexp-ast-analysis';

type CharSet = ReturnType<typeof toUnicodeSet>['chars'];

/** An automaton of a pattern after Glushkov: a state for each character that the pattern names. */
interface Automaton {
  chars: CharSet[];
  /** The states that may follow each one; twice where there are two ways. */
  next: number[][];
  flags: AST.Flags;
  /** The lookarounds, which are matched on their own. */
  inner: AST.Alternative[][];
  /** Whether something without a character, such as `$`, can fail. */
  hasAssertion: boolean;
}

/** A part of the automaton. */
interface Part {
  first: number[];
  last: number[];
  isEmpty: boolean;
}

const empty: Part = { first: [], last: [], isEmpty: true };

/** Copies of what is repeated a limited number of times; beyond that, the number makes no difference here. */
const mostCopies = 8;

/** A larger automaton takes seconds to look through. */
const mostStates = 400;

/**
 * Whether a string can be repeated that the pattern reads in two ways each time, and what follows can fail: then it is
 * tried in exponentially many ways (Weber and Seidl's criterion EDA). `undefined` where the pattern is too large.
 */
export function isAmbiguous({
  pattern,
  flags,
}: {
  pattern: AST.Pattern;
  flags: AST.Flags;
}): boolean | undefined {
  const pending = [pattern.alternatives];
  for (const alternatives of pending) {
    const automaton: Automaton = { chars: [], next: [], flags, inner: [], hasAssertion: false };
    const { last } = anyOf(automaton, alternatives);
    if (automaton.chars.length > mostStates) return undefined;
    pending.push(...automaton.inner);
    // Where a match ends as soon as it can, nothing before that is tried again.
    const isWhole = alternatives === pattern.alternatives;
    const ends = isWhole && !automaton.hasAssertion ? new Set(last) : new Set<number>();
    if (hasTwoWays(automaton, ends)) return true;
  }
  return false;
}

function anyOf(automaton: Automaton, alternatives: readonly AST.Alternative[]): Part {
  const parts = alternatives.map(({ elements }) =>
    elements.map((element) => partOf(automaton, element)).reduce((a, b) => inTurn(automaton, a, b), empty),
  );
  return {
    first: parts.flatMap(({ first }) => first),
    last: parts.flatMap(({ last }) => last),
    isEmpty: parts.some(({ isEmpty }) => isEmpty),
  };
}

function inTurn(automaton: Automaton, a: Part, b: Part): Part {
  connect(automaton, a, b);
  return {
    first: a.isEmpty ? [...a.first, ...b.first] : a.first,
    last: b.isEmpty ? [...a.last, ...b.last] : b.last,
    isEmpty: a.isEmpty && b.isEmpty,
  };
}

function connect({ next }: Automaton, { last }: Part, { first }: Part): void {
  for (const state of last) next[state]?.push(...first);
}

function partOf(automaton: Automaton, element: AST.Element): Part {
  switch (element.type) {
    case 'Group':
    case 'CapturingGroup':
      return anyOf(automaton, element.alternatives);
    case 'Quantifier':
      return repeated(automaton, element);
    case 'Assertion':
      if ('alternatives' in element) automaton.inner.push(element.alternatives);
      if (element.kind !== 'start') automaton.hasAssertion = true;
      return empty;
    case 'Backreference':
      automaton.hasAssertion = true;
      return empty;
    default:
      return state(automaton, toUnicodeSet(element, automaton.flags).chars);
  }
}

function state({ chars, next }: Automaton, set: CharSet): Part {
  const index = chars.push(set) - 1;
  next.push([]);
  return { first: [index], last: [index], isEmpty: false };
}

// From the end: a further copy can only match behind all those before it.
function repeated(automaton: Automaton, { element, min, max }: AST.Quantifier): Part {
  const copies = Math.min(Number.isFinite(max) ? max : Math.max(min, 1), mostCopies);
  let rest = empty;
  for (let copy = copies; copy > 0 && automaton.chars.length <= mostStates; copy -= 1) {
    const part = partOf(automaton, element);
    if (copy === copies && max > Math.max(copies, min)) connect(automaton, part, part);
    const all = inTurn(automaton, part, rest);
    rest = copy > min ? { ...all, isEmpty: true } : all;
  }
  return rest;
}

/** Whether one string leads from a state back to it in two ways, past no state in which the match has ended. */
function hasTwoWays(automaton: Automaton, ends: ReadonlySet<number>): boolean {
  const { next } = automaton;
  return next.some((_, start) => !ends.has(start) && returnsInTwoWays(automaton, ends, start));
}

// Both ways are followed at once, one character after the other.
function returnsInTwoWays(automaton: Automaton, ends: ReadonlySet<number>, start: number): boolean {
  const seen = new Set<string>();
  const pending: Pair[] = [{ left: start, right: start, parted: false }];
  for (const pair of pending) {
    for (const { left, right, parted } of pairsAfter(automaton, pair)) {
      if (ends.has(left) || ends.has(right)) continue;
      if (parted && left === start && right === start) return true;
      const key = `${left} ${right} ${parted}`;
      if (seen.has(key)) continue;
      seen.add(key);
      pending.push({ left, right, parted });
    }
  }
  return false;
}

/** Two states that the same string leads to. */
interface Pair {
  left: number;
  right: number;
  /** Whether it did so in two ways. */
  parted: boolean;
}

function pairsAfter({ chars, next }: Automaton, { left, right, parted }: Pair): Pair[] {
  const lefts = next[left] ?? [];
  const rights = next[right] ?? [];
  return lefts.flatMap((a, i) =>
    rights.flatMap((b, j) =>
      overlaps(chars, a, b) ? [{ left: a, right: b, parted: parted || i !== j }] : [],
    ),
  );
}

function overlaps(chars: readonly CharSet[], a: number, b: number): boolean {
  const [left, right] = [chars[a], chars[b]];
  if (!left || !right) return false;
  return a === b ? !left.isEmpty : !left.isDisjointWith(right);
}
