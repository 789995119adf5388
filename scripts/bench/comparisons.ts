import type { Comparison } from './comparison-table.ts';
import type { Memory } from './memory.ts';
import type { Rates } from './rates.ts';

// The goals, and the measurements that they are compared with.

/** Requests a second, beside bare Express's and Prism's. */
export function compareRates(ours: Rates, express: Rates, prism: Rates): Comparison[] {
  const get = { what: 'GET of a stored item', unit: '/s', ours: ours.get };
  const post = { what: 'POST that creates', unit: '/s', ours: ours.post };
  return [
    { ...get, otherName: 'bare Express', other: express.get, goal: { atLeast: 1 } },
    { ...get, otherName: 'Prism', other: prism.get, goal: { atLeast: 15 } },
    { ...post, otherName: 'bare Express', other: express.post, goal: { atLeast: 1 } },
    { ...post, otherName: 'Prism', other: prism.post, goal: { atLeast: 10 } },
  ];
}

/** Milliseconds from the start to the first answer. */
export function compareStarts(what: string, ours: number[], express: number[], atMost = 1.5): Comparison {
  return {
    what,
    ours,
    otherName: 'bare Express',
    other: express,
    unit: 'ms',
    goal: { atMost },
  };
}

/** Memory after many requests, and whether it still grows by then. */
export function compareMemory(ours: Memory, express: Memory, requests: number): Comparison[] {
  const after = `memory after ${requests.toLocaleString('en')} requests`;
  const memory = { ours: [ours.atEnd], unit: 'MB' };
  return [
    { ...memory, what: after, otherName: 'bare Express', other: [express.atEnd], goal: { atMost: 1.3 } },
    {
      ...memory,
      what: `${after}, flat`,
      otherName: 'after half',
      other: [ours.atHalf],
      goal: { atMost: 1.1 },
    },
  ];
}

/** Microseconds of one call in a document of many operations, beside one of few. */
export function compareOperations({ few, many }: { few: number[]; many: number[] }): Comparison {
  return {
    what: 'one call, 1,000 operations',
    ours: many,
    otherName: '10 operations',
    other: few,
    unit: 'µs',
    goal: { atMost: 1.1 },
  };
}
