import type { HttpRequest } from '../../contracts/http/message.ts';
import type { Operation } from '../../contracts/openapi/spec.ts';
import type { Api, Host } from './api.ts';
import type { InjectedFault } from './fault.ts';
import type { Reply } from './operation.ts';

/** One call on its way through the stages; each adds what it found out. */
export interface Exchange<State> {
  readonly api: Api<State>;
  readonly state: State;
  readonly host: Host;
  readonly request: HttpRequest;
  /** Set by `route`. */
  operation: Operation | undefined;
  path: Record<string, unknown>;
  /** Set by `read-input`, where the API leaves its input to the document. */
  query: Record<string, unknown>;
  header: Record<string, unknown>;
  body: unknown;
  /** Set by the API's `authenticate`. */
  caller: unknown;
  /** Set by `befall`: what goes wrong with this call on purpose. */
  fault: InjectedFault | undefined;
}

/** One step of the way in: a reply ends it. */
export type Stage<State> = (exchange: Exchange<State>) => Reply | undefined | Promise<Reply | undefined>;
