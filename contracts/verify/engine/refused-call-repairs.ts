import type { HttpResponse } from '../../http/message.ts';
import type { Operation } from '../../openapi/spec.ts';
import type { Answer } from './answer-for-scenarios.ts';
import type { CallInput } from './call-input.ts';

/** A call that is valid by its document, and what refused it. */
export interface RefusedCall {
  operation: Operation;
  input: CallInput;
  answer: Answer;
  /** The error as it came. */
  body: HttpResponse['body'];
}

/** An answer, and the call that it is the answer to. */
export interface Accepted extends Answer {
  sent: CallInput;
}

/** A call that may be right, and the error as it came, if it was not. */
export interface Attempt extends Pick<RefusedCall, 'answer' | 'body'> {}

/**
 * What a run does about rules that a server has and its document lacks. `Session` is that of the case; it is no import,
 * since sessions know of repairs.
 */
export interface Repairs<Session = unknown> {
  /** The call as the server wants it, by what has been learnt. */
  adapt(session: Session, operation: Operation, input: CallInput): Promise<CallInput>;
  /**
   * The same, of a call that was just made up, except for the parts that are to be kept: if it is refused, others may be
   * tried instead.
   */
  adopt(
    session: Session,
    operation: Operation,
    input: CallInput,
    keep: readonly string[],
  ): Promise<CallInput>;
  /** Values that the server takes in a part of a call, each unlike the others; `undefined` where nothing is known of it. */
  valuesOf(
    session: Session,
    operation: Operation,
    at: string,
    input: CallInput,
  ): Promise<unknown[] | undefined>;
  /** The parts of a call that have been refused as somebody else's: JSON pointers of its body, or names of parameters. */
  uniqueParts(operation: Operation): string[];
  /** Makes other calls instead of one that was refused, until one is accepted. */
  retry(session: Session, refused: RefusedCall): Promise<Accepted | undefined>;
}
