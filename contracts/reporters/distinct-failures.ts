import type { Failure } from '../verify/engine/events.ts';

/** More variants than this are only counted. */
const maxVariants = 5;

/** Failures that probably have one cause: of one check, at one place of the document, with the same expectation. */
export interface DistinctFailure {
  /** The first one in full. Of the others, only the following fields are collected. */
  first: Failure;
  count: number;
  operations: Set<string>;
  /** The calls' variations, where they differ: `body with Name as a number`. */
  variants: Set<string>;
}

/** Groups failures as they come. */
export interface DistinctFailures {
  /** The group that the failure belongs to; `isNew` for its first one. */
  add(failure: Failure): { distinct: DistinctFailure; isNew: boolean };
  /** By severity, the worst first, and then in the order of their first occurrence. */
  list(): DistinctFailure[];
}

export function createDistinctFailures(): DistinctFailures {
  const groups = new Map<string, DistinctFailure>();
  return {
    add(failure) {
      const key = keyOf(failure);
      const known = groups.get(key);
      const distinct: DistinctFailure = known ?? {
        first: failure,
        count: 0,
        operations: new Set(),
        variants: new Set(),
      };
      groups.set(key, distinct);
      distinct.count += 1;
      distinct.operations.add(failure.operationId);
      if (distinct.variants.size < maxVariants && failure.record.what !== '')
        distinct.variants.add(failure.record.what);
      return { distinct, isNew: known === undefined };
    },
    list: () => [...groups.values()].sort((a, b) => rank(a.first) - rank(b.first)),
  };
}

/** Expected and actual without the values that differ from call to call. */
export function stableText({ expected, actual = '' }: Failure): string {
  return `${expected} ${actual}`.replace(/\d+/g, 'N').slice(0, 200);
}

const severities = ['critical', 'high', 'medium', 'low'];

function rank({ severity }: Failure): number {
  return severities.indexOf(severity);
}

function keyOf(failure: Failure): string {
  const { check, documented, pointer, record } = failure;
  const status = pointer === '/status' ? record.response.status : '';
  const header = pointer.startsWith('/headers/') ? pointer : '';
  return [check, documented, status, header, stableText(failure)].join(' ');
}
