import type { HttpRequest } from '../../contracts/http/message.ts';
import type { InputViolation } from '../../contracts/openapi/input-violation.ts';
import type { Spec } from '../../contracts/openapi/spec.ts';
import type { Exchange } from './exchange.ts';
import type { AnyHandler, Reply } from './operation-types.ts';
import type { Problem } from './problem.ts';
import type { Session } from './session.ts';

/** A request's path without what the vendor puts in front of the document's paths. */
export interface Entry {
  /** The rest of the path, decoded, as segments to route by. */
  segments: readonly string[];
  /** The vendor's answer to a call of a known operation that it rejects because of what was in front. */
  refusal?: Reply;
}

/** How a vendor's mock treats its callers. */
export interface ApiOptions {
  /** `strict` requires well-formed credentials, and valid ones where the variables have them; `off` requires none. */
  auth: 'strict' | 'off';
  /** The vendor's own environment variables. */
  variables: Readonly<Record<string, string | undefined>>;
}

/** Something that a test can ask for and no call brings about (Pact's term). */
export interface ProviderState<State> {
  description: string;
  /** What it changes at once when it is switched; besides, handlers ask the session whether it is on. */
  apply?(state: State, on: boolean): Promise<void>;
}

/** Items that exist before the first call. */
export interface Seed<State> {
  /** The lists that a seed file may have, and the JSON pointer of each one's schema of an item. */
  lists: Readonly<Record<string, string>>;
  /** The items without a seed file: a few, taken from the API's own documents. */
  own: unknown;
  /** Adds items that are valid by their schemas. Throws a SeedError for others, if it checks them itself. */
  plant(state: State, seed: never): Promise<void>;
  /** Whether `plant` checks the items: then it knows more lists than `lists`. */
  checksItems?: true;
}

/** Everything that makes the mock behave like one vendor's API. */
export interface Api<State> {
  spec: Spec;
  createState(session: Session): State;
  /** Looks at a request before the router does; a reply ends the call. */
  enter(request: HttpRequest): Entry | Reply;
  /** Returns the caller, for handlers to read as `caller`. Throws a Refusal with the vendor's answer to an unauthenticated request. */
  authenticate?(exchange: Exchange<State>): unknown;
  /** The vendor's answer to an expired token or signature. Without it, the document's 401. */
  refuseExpired?(exchange: Exchange<State>): Reply;
  /**
   * The vendor's answer to a packed body of an unknown `Content-Encoding`, or one that is not what it says; the Problem says
   * which. An API without this takes such a body as it was sent.
   */
  refuseCoding?(problem: Problem, exchange: Exchange<State>): Reply | Promise<Reply>;
  /** The vendor's answer to input that violates the document. An API without this reads its input itself. */
  answerInvalidInput?(
    violations: [InputViolation, ...InputViolation[]],
    exchange: Exchange<State>,
  ): Reply | Promise<Reply>;
  /** One for each operationId of the document: `Overrides`, without their types. */
  handlers: Readonly<Record<string, AnyHandler>>;
  /** The vendor's answer where the document has no operation; `allowed` are the methods of the path. */
  notFound(request: HttpRequest, allowed: readonly string[], exchange: Exchange<State>): Reply;
  /** Headers of every response of a known operation. */
  headers: Readonly<Record<string, string>>;
  /** Headers that each response has anew, also without an operation: a request id. */
  freshHeaders?(session: Session): Record<string, string>;
  /** What a JSON body ends with: a line feed or nothing. */
  jsonEnd: string;
  providerStates: Record<string, ProviderState<State>>;
  seed: Seed<State>;
}
