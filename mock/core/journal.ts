/** The calls that were answered. */
export interface Journal {
  /** Every call is recorded, after its secret values were redacted. */
  record(entry: JournalEntry): void | Promise<void>;
  read(): Promise<JournalContent>;
}

export interface JournalContent {
  /** All calls, also those that are no longer among the entries. */
  total: number;
  /** The same by operationId. */
  counts: Record<string, number>;
  /** The latest calls, newest last. */
  entries: JournalEntry[];
}

/** One call without its secret values. */
export interface JournalEntry {
  operationId: string | undefined;
  request: { method: string; path: string; query: string; headers: Record<string, unknown>; body: string };
  /** Its status is 0 where the connection broke before it. */
  response: { status: number; headers: Record<string, unknown>; body: string };
}
