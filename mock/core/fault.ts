import type { Reply } from './operation-types.ts';

/** A fault to be injected on purpose (WireMock's term): into which calls, and what it does to them. Plain data. */
export interface InjectedFault {
  /** The operation whose calls it is injected into; any operation without it. */
  operationId?: string;
  /** How many calls it is injected into; all without it. */
  times?: number;
  /** How likely it is for each call, from 0 to 1, by the mock's own randomness. */
  probability?: number;
  /** How many milliseconds the call waits before anything else happens. */
  delayMs?: number;
  /** Another client makes the same call right before, with these differences. A body that is not text is sent as JSON. */
  otherWriter?: { method?: string; path?: string; query?: string; body?: unknown };
  /** The answer instead of the API's. Without a body, it has the document's example. */
  answer?: Reply;
  /** Merged into the body that the API answers with (JSON Merge Patch, RFC 7396). */
  patch?: Record<string, unknown>;
  /** The caller's credentials are refused as expired. */
  expired?: true;
  /** The connection breaks `before` the API does anything, or `after`, when only the response is lost. */
  reset?: 'before' | 'after';
  /** The body of the response ends in its middle. */
  malformed?: true;
  /** Allows an answer that the document does not have. */
  undocumented?: true;
}

/** A fault that cannot be injected; the message says what is wrong with it. */
export class FaultError extends Error {
  override name = 'FaultError';
}

/** The faults of a mock, as its users add them. */
export interface Faults {
  /** Throws a FaultError for a fault that the mock cannot inject, or whose answer the document does not have. */
  check(fault: InjectedFault): void;
  /** Rejects with the FaultError of `check`. */
  add(fault: InjectedFault): Promise<void>;
  /** Those that are still to be injected, with the `times` that are left. */
  list(): Promise<InjectedFault[]>;
  clear(): Promise<void>;
}

/** An injected fault breaks the connection to a caller. To the caller it looks like any connection that broke. */
export class ConnectionReset extends Error {
  readonly code = 'ECONNRESET';

  constructor() {
    super('read ECONNRESET');
  }
}
