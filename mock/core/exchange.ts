import type { HttpRequest } from '../../contracts/spec/message.ts';
import type { Operation } from '../../contracts/spec/spec.ts';
import type { Api } from './api.ts';
import type { Reply } from './operation.ts';

/** One call on its way through the stages; each adds what it found out. */
export interface Exchange<State> {
  readonly api: Api<State>;
  readonly state: State;
  readonly request: HttpRequest;
  /** Set by `route`. */
  operation: Operation | undefined;
  path: Record<string, string>;
}

/** One step of the way in: a reply ends it. */
export type Stage<State> = (exchange: Exchange<State>) => Reply | undefined | Promise<Reply | undefined>;
