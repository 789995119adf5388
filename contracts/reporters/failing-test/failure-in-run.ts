import type { Spec } from '../../openapi/spec.ts';
import type { CallRecord } from '../../verify/engine/call-record.ts';
import type { Failure } from '../../verify/engine/events.ts';

/** A failure, and what is known of its run. */
export interface FailureInRun {
  spec: Spec;
  failure: Failure;
  /** The calls of its case until then. */
  calls: readonly CallRecord[];
  /** The run's id, which is in all names that it made up. */
  run: string;
}
