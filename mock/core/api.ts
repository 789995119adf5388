import type { HttpRequest } from '../../contracts/http/message.ts';
import type { InputViolation } from '../../contracts/openapi/input-violation.ts';
import type { Spec } from '../../contracts/openapi/spec.ts';
import type { Exchange } from './exchange.ts';
import type { AnyHandler, Reply } from './operation.ts';
import type { Session } from './session.ts';

/** What stands in front of the document's paths, taken off a request. */
export interface Entry {
  /** The rest of the path, decoded, as segments to route by. */
  segments: readonly string[];
  /** What the vendor answers to a call of a known operation that came in this way, if it does not let it in. */
  refusal?: Reply;
}

/** How a vendor's mock is to treat its callers. */
export interface ApiOptions {
  /** `strict` wants well-formed credentials, and valid ones where the variables say which are; `off` lets everybody in. */
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

/** Resources that are there before the first call. */
export interface Seed<State> {
  /** The lists that a seed file may have, and the JSON pointer of each one's schema of an item. */
  lists: Readonly<Record<string, string>>;
  /** What is there where no seed file is given: a little, taken from the API's own documents. */
  own: unknown;
  /** Adds what has passed the schemas. */
  plant(state: State, seed: never): Promise<void>;
}

/** Everything that makes the mock behave like one vendor's API. */
export interface Api<State> {
  spec: Spec;
  createState(session: Session): State;
  /** Looks at a request before the router does; a reply ends the call. */
  enter(request: HttpRequest): Entry | Reply;
  /** Says who calls, for handlers to read as `caller`. Throws a Refusal with what the vendor says to strangers. */
  authenticate?(exchange: Exchange<State>): unknown;
  /** What the vendor says to a caller whose token or signature was good once. Without it, the document's 401. */
  refuseExpired?(exchange: Exchange<State>): Reply;
  /**
   * What the vendor answers to input that breaks the document, one or more faults of it. An API without this
   * reads its input itself.
   */
  refuseInput?(
    faults: [InputViolation, ...InputViolation[]],
    exchange: Exchange<State>,
  ): Reply | Promise<Reply>;
  /** One for each operationId of the document: `Overrides`, whose types have done their work by now. */
  handlers: Readonly<Record<string, AnyHandler>>;
  /** What the vendor answers where the document has no operation; `allowed` are the methods that the path does have. */
  notFound(request: HttpRequest, allowed: readonly string[], exchange: Exchange<State>): Reply;
  /** What every answer of a known operation carries. */
  headers: Readonly<Record<string, string>>;
  /** What every answer carries anew, also those of no operation: a request id. */
  freshHeaders?(session: Session): Record<string, string>;
  /** What the vendor ends a JSON body with. */
  jsonEnd: string;
  providerStates: Record<string, ProviderState<State>>;
  seed: Seed<State>;
}
