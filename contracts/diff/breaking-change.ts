/** What a breaking change affects: requests that are no longer accepted, or responses that consumers can no longer read. */
export type AffectedSide = 'requests' | 'responses';

/** One breaking change between two documents. */
export interface BreakingChange {
  affects: AffectedSide;
  operationId: string;
  /** `GET /pets/{id}`, as the old document spells it. */
  call: string;
  message: string;
  /** JSON pointers into each document: what the change is about or, where a document no longer has it, what would hold it. */
  old: string;
  new: string;
}
