import type { Random } from '../../contracts/openapi/seeded-random.ts';
import type { MovableClock } from './clock.ts';
import type { InjectedFault } from './fault.ts';
import type { Journal } from './journal.ts';

export type { Journal, JournalContent, JournalEntry } from './journal.ts';

/**
 * Everything that a mock remembers between two calls. Several mocks can share a session, and a mock can have several.
 *
 * What is asynchronous may be stored anywhere: in memory, in a file, in a database that other processes share. Only the
 * clock and the randomness are read without waiting, so they belong to this process; an implementation that shares their
 * settings brings them up to date by itself. Every implementation passes `describeSession`.
 */
export interface Session {
  readonly store: Store;
  readonly providerStates: ProviderStates;
  readonly faults: PendingFaults;
  readonly journal: Journal;
  readonly clock: MovableClock;
  readonly random: Random;
  /** Adds the seed data, unless that was done since the session was made or reset. */
  plantOnce(plant: () => Promise<void>): Promise<void>;
  /** Runs the steps of one name one after the other, whoever asks for them. Resolves or rejects as the step does. */
  exclusively<Value>(name: string, step: () => Promise<Value>): Promise<Value>;
  /** Forgets everything, also a change of the clock. With a seed, the clock and the randomness start again. */
  reset(): Promise<void>;
}

/** The items that callers created, and whatever else an API remembers. Keys are text, values plain JSON. */
export interface Store {
  get<Value>(key: string): Promise<Value | undefined>;
  /** Stores a copy. Throws a Problem `store-full`, and changes nothing, when there is no room. */
  set<Value>(key: string, value: Value): Promise<void>;
  /** Says whether there was anything to delete. */
  delete(key: string): Promise<boolean>;
  /** Every entry whose key starts with `prefix`, in the order in which the keys were first set. */
  list<Value>(prefix: string): Promise<[key: string, value: Value][]>;
  /**
   * Reads, changes and writes one entry as a single step, so that concurrent callers lose nothing.
   * `change` may be called more than once; `undefined` from it deletes. Resolves with what is stored then.
   */
  update<Value>(key: string, change: (current: Value | undefined) => Value): Promise<Value>;
}

/** The provider states that are on. What each does to the items is up to the API. */
export interface ProviderStates {
  isOn(name: string): Promise<boolean>;
  set(name: string, on: boolean): Promise<void>;
}

/** The faults that are still to be injected. Each call takes the first that matches it, and no other. */
export interface PendingFaults {
  add(fault: InjectedFault): Promise<void>;
  /** In the order of injection, with the `times` that are left. */
  list(): Promise<InjectedFault[]>;
  clear(): Promise<void>;
  /** The fault to inject into a call of an operation, whose `times` is lower by one afterwards. Every call asks. */
  take(operationId: string): InjectedFault | undefined | Promise<InjectedFault | undefined>;
}
