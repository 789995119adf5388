/** Where a mock keeps what its callers created. Keys are text, values plain JSON. */
export interface Store {
  get<Value>(key: string): Promise<Value | undefined>;
  /** Keeps a copy. Throws a Problem `store-full`, and keeps what was there, when there is no room. */
  set<Value>(key: string, value: Value): Promise<void>;
  /** Says whether there was anything to delete. */
  delete(key: string): Promise<boolean>;
  /** Every entry whose key starts with `prefix`, in the order in which the keys were first set. */
  list<Value>(prefix: string): Promise<[key: string, value: Value][]>;
  /**
   * Reads, changes and writes one entry as a single step, so that concurrent callers lose nothing.
   * `change` may be called more than once; `undefined` from it deletes. Resolves with what is kept then.
   */
  update<Value>(key: string, change: (current: Value | undefined) => Value): Promise<Value>;
  /** Forgets everything. */
  clear(): Promise<void>;
}
