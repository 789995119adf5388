/** Ends a case early, after a failure that has been reported. */
export class CaseAborted extends Error {
  override name = 'CaseAborted';
}

/** Something that a run cannot exercise: no valid call is found, or no call would show a difference. */
export interface NotCoveredReason {
  operationId: string;
  /** In words: what is missing, and for what. */
  why: string;
  /** JSON pointer into the document, to what prevents it. */
  pointer: string;
  /** What `--allow` is to be given, where the call could be made and was left out: it may change what others have. */
  allow?: string | undefined;
  /** The operation whose valid call is refused, where that is why. It has been reported. */
  blockedBy?: string | undefined;
}

/** Ends a case early, since what it is about cannot be exercised: it neither passes nor fails. */
export class NotCovered extends CaseAborted {
  override name = 'NotCovered';
  readonly reason: NotCoveredReason;

  constructor(reason: NotCoveredReason) {
    super(`${reason.operationId}: ${reason.why}`);
    this.reason = reason;
  }
}

/** Ends a case early, since a call was left out: it may change what others have. It has been reported. */
export class LeftOut extends NotCovered {
  override name = 'LeftOut';
}

/** Ends a case early, since a request got no answer, and none when it was sent again. It has been reported. */
export class Unanswered extends CaseAborted {
  override name = 'Unanswered';
}
