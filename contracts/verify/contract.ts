import type { Spec } from '../openapi/spec.ts';
import type { Connection, Variables } from './engine/connection-types.ts';
import type { Session } from './engine/session.ts';
import type { StatefulTestResource } from './engine/stateful-test-resource.ts';
import type { Target } from './engine/target.ts';
import type { VendorRules } from './engine/vendor-rules.ts';
import type { Cleanup, CleanupOptions } from './fixtures/cleanup.ts';
import type { FixtureFactory } from './fixtures/fixture-factory.ts';

/** All that is needed to verify one API: its document, and what is known beyond it. */
export interface Contract {
  spec: Spec;
  /** Whether it is of a built-in API, and so has the rules that the vendor's document would lack. */
  isBuiltIn: boolean;
  /**
   * Agrees with the target on how to call it, with credentials from the vendor's own variables, or well-formed samples
   * where none of them is set. Throws Unreachable where the target is no such API, and ConfigurationError where some
   * variables are missing.
   */
  connect(target: Target, variables: Variables): Promise<Connection>;
  /** Makes valid calls, and creates what they need. */
  fixtures: FixtureFactory;
  rules: VendorRules;
  /** Sequences of calls that only this vendor has. */
  scenarios: readonly Scenario[];
  /** What its resources should be after each write, for random sequences. */
  models: readonly StatefulTestResource[];
  /**
   * Documented statuses that no call brings about, and why or what tests them instead: by `operationId status`, or by the
   * status alone.
   */
  untestable: Readonly<Record<string, string>>;
  /** Notes what is there before the run, and gives back what deletes all that the run created and nothing else. */
  cleanup(session: Session, options?: CleanupOptions): Promise<Cleanup>;
}

/** A vendor-specific sequence of calls. */
export interface Scenario {
  /** Unique in its API: `stale-version`. */
  id: string;
  /** Whether it only reads, and so may run on anybody's data. */
  readOnly?: true;
  /** What should hold, as a sentence. */
  title: string;
  run(session: Session, fixtures: FixtureFactory): Promise<unknown>;
}
