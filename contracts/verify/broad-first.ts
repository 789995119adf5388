import type { Case } from './engine/case.ts';

/** What the ids of cases begin with that try one operation or resource with very many calls. */
const deep = new Set(['valid-input', 'invalid-input', 'random-input', 'stateful']);

/**
 * Cases in an order for a run that may be stopped before its end: valid calls of every operation, then what takes few calls
 * of each, and what takes many only after that.
 */
export function broadFirst(cases: readonly Case[]): Case[] {
  const rank = ({ id }: Case) => {
    const kind = id.slice(0, id.indexOf('/'));
    return kind === 'valid' ? 0 : deep.has(kind) ? 2 : 1;
  };
  return cases.toSorted((one, other) => rank(one) - rank(other));
}
