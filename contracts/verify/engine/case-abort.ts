/** A case goes no further, since something does not hold; it has been reported. */
export class CaseAborted extends Error {
  override name = 'CaseEnded';
}

/** Something that a run could not try: no call of it can be made, or no call would show it. */
export interface NotCoveredReason {
  operationId: string;
  /** In words: what it lacks, and of what. */
  why: string;
  /** JSON pointer into the document, to what is in the way. */
  pointer: string;
}

/** A case goes no further, since what it is about cannot be tried. That neither passes nor fails. */
export class NotCovered extends CaseAborted {
  override name = 'NotTried';
  readonly reason: NotCoveredReason;

  constructor(untried: NotCoveredReason) {
    super(`${untried.operationId}: ${untried.why}`);
    this.reason = untried;
  }
}
