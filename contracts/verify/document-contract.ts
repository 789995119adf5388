import type { Spec } from '../openapi/spec.ts';
import type { Contract, Scenario } from './contract.ts';
import type { ResourceModel } from './engine/resource-model.ts';
import type { VendorRules } from './engine/rules.ts';
import { basePathsAt } from './fixtures/base-path.ts';
import { cleanup } from './fixtures/cleanup.ts';
import { authorizeBy, hasCredentials, isAnyText, malformed } from './fixtures/credentials.ts';
import { modelsOf } from './fixtures/document-model.ts';
import { FixtureFactory, type FixtureHooks } from './fixtures/fixture-factory.ts';
import { untestableStatuses } from './phases/untestable-statuses.ts';

/** What a built-in API adds to what its document says. */
export interface Vendor {
  connect: Contract['connect'];
  rules?: VendorRules;
  fixtures?: FixtureHooks;
  scenarios: readonly Scenario[];
  /** Models of resources whose writes and reads the document does not relate; others are modelled by the document. */
  models?: readonly ResourceModel[];
  /** Documented statuses that no call brings about; see {@link Contract}. */
  untestable?: Contract['untestable'];
}

/** The contract of any document: what it says itself, the resources inferred from it, and what a vendor adds. */
export function documentContract(spec: Spec, vendor?: Vendor): Contract {
  const fixtures = new FixtureFactory(spec, vendor?.rules, vendor?.fixtures);
  return {
    spec,
    isBuiltIn: vendor !== undefined,
    connect: vendor?.connect ?? connectByDocument(spec),
    fixtures,
    rules: vendor?.rules ?? {},
    scenarios: vendor?.scenarios ?? [],
    models: vendor?.models ?? modelsOf(fixtures),
    untestable: vendor?.untestable ?? untestableStatuses(fixtures),
    cleanup: (session, options) => cleanup(session, fixtures, options),
  };
}

/** Calls a document's operations below the paths of its servers, with the credentials that it asks for. */
export function connectByDocument(spec: Spec): Contract['connect'] {
  return async (target, variables) => {
    const { basePath, elsewhere } = basePathsAt(target, spec);
    return {
      basePath,
      elsewhere,
      isSample: !hasCredentials(spec, variables, target.userInfo),
      authorize: authorizeBy(spec, [basePath, ...Object.values(elsewhere)], variables, target.userInfo),
      invalidCredentials: isAnyText(spec) ? {} : { 'malformed credentials': malformed },
      description: `${spec.operations.size} operations below ${basePath || '/'}`,
    };
  };
}
