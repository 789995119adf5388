// What the console's pages get from the control API.

import type { JournalEntry } from '../core/journal.ts';

/** What the console shows of a mock. */
export interface Overview {
  /** The API's name, or its document's file. */
  api: string;
  operations: readonly ShownOperation[];
  /** Why operations are disabled, by their id. */
  disabled: Readonly<Record<string, string>>;
  providerStates: readonly ShownProviderState[];
}

export interface ShownProviderState {
  name: string;
  description: string;
  isOn: boolean;
}

export interface ShownOperation {
  id: string;
  method: string;
  /** The path's template. */
  path: string;
  summary: string;
  /** As the document spells them: `200`, `4XX`, `default`. */
  statuses: readonly string[];
  /** How often it was called. */
  calls: number;
}

/** What the mock has stored, without secret values: entries by what their keys start with. */
export type ShownState = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** A call without its secret values. */
export interface ShownCall extends JournalEntry {
  /** When it was answered, and how many milliseconds that took; not known of calls before the console was opened. */
  time?: string;
  ms?: number;
  /** Why it was rejected: each violation of the document, with its line. */
  reasons?: readonly string[];
}
