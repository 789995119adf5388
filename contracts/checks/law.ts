import type { Resource } from '../spec/resources/index.ts';
import type { Spec } from '../spec/spec.ts';
import type { Contract } from '../suite/contract.ts';
import type { Session } from '../suite/session.ts';
import type { Check } from './check.ts';

/** What a law is tried on. */
export interface Trial {
  contract: Contract;
  session: Session;
  resource: Resource;
}

/** A promise that only several calls can show: tried on each kind of thing that a document's API keeps. */
export interface Law extends Pick<Check, 'id' | 'title' | 'severity' | 'wfc'> {
  /** Whether a resource has the operations that it takes. */
  concerns(resource: Resource, spec: Spec): boolean;
  /** Makes the calls, and reports a broken law by `session.holds`. */
  try(trial: Trial): Promise<void>;
}
