import type { Resource } from '../../openapi/resources/index.ts';
import type { Check } from '../checks/check.ts';
import type { Session } from '../engine/session.ts';
import type { FixtureFactory } from '../fixtures/fixture-factory.ts';

/** What a property is tried on. */
export interface PropertyContext {
  fixtures: FixtureFactory;
  session: Session;
  resource: Resource;
}

/** What must hold across several calls, for every resource of any API that has the operations for it. */
export interface Property extends Pick<Check, 'id' | 'title' | 'severity' | 'wfc'> {
  /** Whether a resource has the operations that it needs. */
  appliesTo(resource: Resource, fixtures: FixtureFactory): boolean;
  /** Whether it counts on nothing else being called meanwhile. */
  alone?: true;
  /** Makes the calls, and reports with `session.assert` what does not hold. */
  run(context: PropertyContext): Promise<void>;
}
