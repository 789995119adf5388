import type { Random } from '../../contracts/openapi/random.ts';
import type { Reply } from './operation.ts';

/** Something that goes wrong on purpose (WireMock's word): which calls it befalls, and what happens to them. Plain data. */
export interface InjectedFault {
  /** The operation whose calls it befalls; those of any operation, if there is none. */
  operationId?: string;
  /** How many calls it befalls. Without it there is no end to it. */
  times?: number;
  /** How likely it befalls a call, from 0 to 1, by the mock's own randomness. */
  probability?: number;
  /** How many milliseconds the call waits before anything else happens. */
  delayMs?: number;
  /** Somebody else makes the same call right before, but for what is said here. A body that is not text is sent as JSON. */
  otherWriter?: { method?: string; path?: string; query?: string; body?: unknown };
  /** Is answered instead of what the API would. Without a body, what the document has for an example of it is. */
  answer?: Reply;
  /** Is merged into the body that the API answers with (JSON Merge Patch, RFC 7396). */
  patch?: Record<string, unknown>;
  /** The caller is told that its credentials are no longer valid. */
  expired?: true;
  /** The connection breaks `before` the API does anything, or `after`, when only the answer is lost. */
  reset?: 'before' | 'after';
  /** The answer's body ends in its middle. */
  malformed?: true;
  /** The answer may be one that the document does not have. */
  undocumented?: true;
}

/** A fault that cannot be: the message says what of it is wrong. */
export class FaultError extends Error {
  override name = 'FaultError';
}

/** The faults that a mock's calls may meet. The first that befalls a call is the only one that does. */
export interface Faults {
  /** Throws a FaultError for a fault that the mock cannot make, or whose answer the document does not have. */
  check(fault: InjectedFault): void;
  /** Throws as `check` does. */
  add(fault: InjectedFault): void;
  /** Those that are still to come, with the `times` that are left. */
  list(): InjectedFault[];
  clear(): void;
}

/** The mock's own side of its faults. */
export interface FaultList extends Faults {
  isEmpty(): boolean;
  /** What befalls a call of an operation now, and so once less from here on. */
  take(operationId: string): InjectedFault | undefined;
}

/** A list of faults; `check` throws for what may not be in it. */
export function createFaults(random: Random, check: (fault: InjectedFault) => void): FaultList {
  let faults: InjectedFault[] = [];
  return {
    check,
    add(fault) {
      check(fault);
      faults.push(fault);
    },
    list: () => [...faults],
    clear() {
      faults = [];
    },
    isEmpty: () => faults.length === 0,
    take(operationId) {
      const found = faults.find(({ operationId: wanted = operationId, probability = 1 }) => {
        return wanted === operationId && (probability === 1 || random() < probability);
      });
      if (found?.times !== undefined)
        faults = faults.flatMap((one) => (one === found ? onceLess(one) : [one]));
      return found;
    },
  };
}

function onceLess({ times = 1, ...fault }: InjectedFault): InjectedFault[] {
  return times > 1 ? [{ ...fault, times: times - 1 }] : [];
}

/** The connection to a caller is to break. To the caller it looks like any connection that did. */
export class ConnectionReset extends Error {
  readonly code = 'ECONNRESET';

  constructor() {
    super('read ECONNRESET');
  }
}
