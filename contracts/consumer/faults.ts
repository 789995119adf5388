// Faults that a consumer's test injects. Each is a part of a fault: two can be combined, such as a late 503.
import type { InjectedFault } from '../../mock/core/fault.ts';
import type { AnswerOf, OperationTypes } from '../../mock/core/operation-types.ts';

/** Faults of any operation. */
export type AnyFault = Pick<InjectedFault, 'delayMs' | 'otherWriter' | 'expired' | 'reset' | 'malformed'>;

/** An answer with a status and a body. */
export interface AnswerFault<Status, Body> {
  answer: { status: Status; body?: Body; headers?: Record<string, string> };
}

/** Marks an answer that may not be documented. */
export interface UndocumentedFault {
  undocumented: true;
}

/** Faults of one operation: an answer must be documented, unless marked otherwise. */
export type FaultOf<Op extends OperationTypes> =
  | AnyFault
  | UndocumentedFault
  // Without generated types, any answer is allowed.
  | (unknown extends Op['responses'] ? AnswerFault<number, unknown> : AnswersOf<Op['responses']>);

type AnswersOf<Responses> = {
  [Status in keyof Responses]: AnswerFault<
    // The range `4XX` and `default` stand for many.
    Status extends number ? Status : number,
    AnswerOf<Responses, Status>
  >;
}[keyof Responses];

/** Answers with a status. Without a body it is the document's example for that status. */
export function reply<Status extends number>(
  status: Status,
  body?: undefined,
  headers?: Record<string, string>,
): AnswerFault<Status, never>;
export function reply<Status extends number, Body>(
  status: Status,
  body: Body,
  headers?: Record<string, string>,
): AnswerFault<Status, Body>;
export function reply(
  status: number,
  body?: unknown,
  headers?: Record<string, string>,
): AnswerFault<number, unknown> {
  return { answer: { status, ...(body !== undefined && { body }), ...(headers && { headers }) } };
}

/** Refuses with 429, and says how many seconds to wait. */
export function tooManyRequests(retryAfter: number): AnswerFault<429, never> {
  return reply(429, undefined, { 'Retry-After': String(retryAfter) });
}

/** Lets the call wait, by the timers of the test. */
export function latency(ms: number): AnyFault {
  return { delayMs: ms };
}

/** Breaks the connection before the API has done anything. */
export function connectionReset(): AnyFault {
  return { reset: 'before' };
}

/** Breaks the connection after the API has done its work: only the answer is lost. */
export function lostAnswer(): AnyFault {
  return { reset: 'after' };
}

/** Ends the answer's body in its middle. */
export function malformedBody(): AnyFault {
  return { malformed: true };
}

/** Refuses the credentials as no longer valid, in the vendor's words. */
export function expiredToken(): AnyFault {
  return { expired: true };
}

/** Makes the same call right before, as another writer, with these changes. */
export function otherWriter(change: NonNullable<InjectedFault['otherWriter']> = {}): AnyFault {
  return { otherWriter: change };
}

/** Answers with what the document does not have. */
export function undocumented(fault: AnswerFault<number, unknown>): UndocumentedFault {
  return { ...fault, undocumented: true };
}
