import type { Spec } from '../spec/spec.ts';
import type { Target } from '../targets/target.ts';
import type { Session } from './session.ts';
import type { CallInput } from './wire.ts';

/** What is known of one API beyond its document: how to reach it, and the laws that only it has. */
export interface Contract {
  spec: Spec;
  /** Agrees with the target on how to call it. Throws where the target is not such an API. */
  connect(target: Target): Promise<Connection>;
  /** A valid call of an operation, with everything that it needs already there. Nothing is sent where it needs nothing. */
  sample(session: Session, operationId: string): Promise<CallInput>;
  /** Path parameters that mean nothing that exists. */
  unknownPath(session: Session): Record<string, string>;
  journeys: readonly Journey[];
  /** Notes what is there before the run, and gives back what removes all that the run created and nothing else. */
  guard(session: Session): Promise<() => Promise<void>>;
}

/** How a target is called, once it has been asked. */
export interface Connection {
  /** What comes before the document's paths: `/v1.41`. */
  basePath: string;
  /** What was agreed on, for people: `API 1.41`. */
  description: string;
}

/** A law of the API, tried in several calls. */
export interface Journey {
  /** Unique in its API: `stale-version`. */
  id: string;
  /** The law, as a sentence. */
  title: string;
  run(session: Session): Promise<void>;
}
