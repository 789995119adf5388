import type { Case } from './engine/case.ts';

/** One of several runs that share a plan's cases: the second of four, say. */
export interface Shard {
  /** From 1. */
  number: number;
  count: number;
}

/**
 * The cases of one shard. Those about the same operation, resource or path are in the same one, and each shard has about
 * as many: the same plan is always split in the same way.
 */
export function casesOfShard<One extends Pick<Case, 'id'>>(
  cases: readonly One[],
  { number, count }: Shard,
): One[] {
  const sizes = Array.from({ length: count }, () => 0);
  const groups = [...Map.groupBy(cases, ({ id }) => id.slice(id.indexOf('/') + 1)).values()];
  const own = new Set<One>();
  for (const group of groups) {
    const lightest = sizes.indexOf(Math.min(...sizes));
    sizes[lightest] = (sizes[lightest] ?? 0) + group.length;
    if (lightest === number - 1) for (const one of group) own.add(one);
  }
  return cases.filter((one) => own.has(one));
}
