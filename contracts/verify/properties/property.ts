import type { Resource } from '../../openapi/resources/index.ts';
import type { Spec } from '../../openapi/spec.ts';
import type { Check } from '../checks/check.ts';
import type { Contract } from '../contract.ts';
import type { Session } from '../engine/session.ts';

/** What a law is tried on. */
export interface PropertyContext {
  contract: Contract;
  session: Session;
  resource: Resource;
}

/** A promise that only several calls can show: tried on each kind of thing that a document's API keeps. */
export interface Property extends Pick<Check, 'id' | 'title' | 'severity' | 'wfc'> {
  /** Whether a resource has the operations that it takes. */
  appliesTo(resource: Resource, spec: Spec): boolean;
  /** Makes the calls, and reports a broken law by `session.holds`. */
  run(trial: PropertyContext): Promise<void>;
}
