/**
 * What a breaking change affects: requests that are no longer accepted, responses that consumers can no longer read, or
 * webhooks and callbacks that they can no longer serve.
 */
export type AffectedSide = 'requests' | 'responses' | 'webhooks';

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
  /** What the same edit of the document breaks elsewhere: a schema may be used by many operations. */
  also: readonly Pick<BreakingChange, 'operationId' | 'call' | 'message'>[];
}
