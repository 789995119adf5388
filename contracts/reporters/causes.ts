import type { Failure } from '../verify/engine/events.ts';

/** So many ways to bring about the same are told apart; more are only counted. */
const maxVariants = 5;

/** What is likely to be one mistake: failures of one promise at one place of the document, with one message. */
export interface Cause {
  /** The first one, whole. Of the others only this is kept: */
  first: Failure;
  failures: number;
  operations: Set<string>;
  /** What was tried, where that differs: `body with Name as a number`. */
  variants: Set<string>;
}

/** Failures, as they come, by their cause. */
export interface Causes {
  /** What the failure is one of; `isNew` for the first. */
  add(failure: Failure): { cause: Cause; isNew: boolean };
  /** The worst first, and of equals what came first. */
  list(): Cause[];
}

export function createCauses(): Causes {
  const causes = new Map<string, Cause>();
  return {
    add(failure) {
      const key = keyOf(failure);
      const known = causes.get(key);
      const cause: Cause = known ?? {
        first: failure,
        failures: 0,
        operations: new Set(),
        variants: new Set(),
      };
      causes.set(key, cause);
      cause.failures += 1;
      cause.operations.add(failure.operationId);
      if (cause.variants.size < maxVariants && failure.record.what !== '')
        cause.variants.add(failure.record.what);
      return { cause, isNew: known === undefined };
    },
    list: () => [...causes.values()].sort((a, b) => rank(a.first) - rank(b.first)),
  };
}

const severities = ['critical', 'high', 'medium', 'low'];

function rank({ severity }: Failure): number {
  return severities.indexOf(severity);
}

// A message may quote a value that is another one in each call.
function keyOf({ check, documented, pointer, message, record }: Failure): string {
  const status = pointer === '/status' ? record.response.status : '';
  const header = pointer.startsWith('/headers/') ? pointer : '';
  return [check, documented, status, header, message.replace(/\d+/g, 'N').slice(0, 200)].join(' ');
}
