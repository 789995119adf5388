import type { Spec } from '../openapi/spec.ts';
import type { Contract, Scenario } from './contract.ts';
import type { StatefulTestResource } from './engine/stateful-test-resource.ts';
import type { VendorRules } from './engine/vendor-rules.ts';
import { cleanup } from './fixtures/cleanup.ts';
import { authorizeBy, hasCredentials, isAnyText, malformed } from './fixtures/credentials-from-variables.ts';
import { statefulTestResources } from './fixtures/document-stateful-test-resources.ts';
import { FixtureFactory, type FixtureHooks } from './fixtures/fixture-factory.ts';
import { grantsOf, secretsOf } from './fixtures/oauth2-grants-from-variables.ts';
import { shellCredentials } from './fixtures/shell-credentials.ts';
import { basePathsAt } from './fixtures/target-base-paths.ts';
import { OAuth2Tokens } from './oauth2-tokens.ts';
import { untestableStatuses } from './phases/untestable-statuses.ts';

/** What a built-in API adds to what its document says. */
export interface Vendor {
  connect: Contract['connect'];
  rules?: VendorRules;
  fixtures?: FixtureHooks;
  scenarios: readonly Scenario[];
  /** Models of resources whose writes and reads the document does not relate; others are modelled by the document. */
  models?: readonly StatefulTestResource[];
  /** Documented statuses that no call brings about; see {@link Contract}. */
  untestable?: Contract['untestable'];
}

/**
 * The contract of any document: what it says itself, the resources inferred from it, and what a vendor adds, or, without
 * one, a team's hooks.
 */
export function documentContract(spec: Spec, vendor?: Vendor, hooks?: FixtureHooks): Contract {
  const fixtures = new FixtureFactory(spec, vendor?.rules, vendor?.fixtures ?? hooks);
  return {
    spec,
    isBuiltIn: vendor !== undefined,
    connect: vendor?.connect ?? connectByDocument(spec),
    fixtures,
    rules: vendor?.rules ?? {},
    scenarios: vendor?.scenarios ?? [],
    models: vendor?.models ?? statefulTestResources(fixtures),
    untestable: vendor?.untestable ?? untestableStatuses(fixtures),
    cleanup: (session, options) => cleanup(session, fixtures, options),
  };
}

/** Calls a document's operations below the paths of its servers, with the credentials that it asks for. */
export function connectByDocument(spec: Spec): Contract['connect'] {
  return async (target, variables) => {
    const { basePath, elsewhere } = basePathsAt(target, spec);
    const grants = grantsOf(spec, variables);
    // What is asked for in the course of a run is put there, too.
    const given = { ...variables };
    const tokens = new OAuth2Tokens(grants, target, given);
    const issued = await tokens.renew();
    return {
      basePath,
      elsewhere,
      shellCredentials: shellCredentials(spec, variables, target.userInfo, tokens.shellWords()),
      isSample: !hasCredentials(spec, given, target.userInfo),
      authorize: authorizeBy(spec, [basePath, ...Object.values(elsewhere)], given, target.userInfo),
      ...(grants.length > 0 && { renew: () => tokens.renew() }),
      secrets: [...issued, ...grants.flatMap(secretsOf)],
      invalidCredentials: isAnyText(spec) ? {} : { 'malformed credentials': malformed },
      description: `${spec.operations.size} operations below ${basePath || '/'}`,
    };
  };
}
