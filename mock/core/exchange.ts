import type { HttpRequest, HttpResponse } from '../../contracts/http/message.ts';
import type { Operation } from '../../contracts/openapi/spec.ts';
import type { InjectedFault } from './fault.ts';
import type { Reply } from './operation-types.ts';
import type { Session } from './session.ts';

/** One call on its way through the stages; each adds what it found out. */
export interface Exchange<State = unknown> {
  readonly state: State;
  readonly session: Session;
  /** As it was sent; `unpack-body` replaces a packed body. */
  request: HttpRequest;
  /** Set by `route`. */
  operation: Operation | undefined;
  path: Record<string, unknown>;
  /** Set by `read-input`, where the API leaves its input to the document. */
  query: Record<string, unknown>;
  header: Record<string, unknown>;
  body: unknown;
  /** Set by the API's `authenticate`. */
  caller: unknown;
  /** Set by `inject-fault`. */
  fault: InjectedFault | undefined;
}

/** A call at its start. */
export function openExchange({
  state,
  session,
  request,
}: Pick<Exchange, 'state' | 'session' | 'request'>): Exchange {
  const input = { path: {}, query: {}, header: {}, body: undefined };
  return {
    state,
    session,
    request,
    operation: undefined,
    ...input,
    caller: undefined,
    fault: undefined,
  };
}

/** What goes back to the caller. */
export interface Outgoing {
  reply: Reply;
  /** Set by `write-response`; {@link noResponse} until then. */
  response: HttpResponse;
}

/** Nothing was sent, or the connection broke before it was. */
export const noResponse: HttpResponse = { status: 0, headers: {}, body: '' };

/** A step of the request: a reply skips those that follow. */
export type RequestStage = (exchange: Exchange) => Reply | undefined | Promise<Reply | undefined>;

/** A step of the response, which changes what goes back or throws. */
export type ResponseStage = (exchange: Exchange, outgoing: Outgoing) => void;
