import type { LoadedDocument } from '../openapi/load-document.ts';
import type { Contract } from './contract.ts';
import { basePathsAt } from './fixtures/base-path.ts';
import { cleanup } from './fixtures/cleanup.ts';
import { authorizeBy, isAnyText, malformed } from './fixtures/credentials.ts';
import { modelsOf } from './fixtures/document-model.ts';
import { FixtureFactory } from './fixtures/fixture-factory.ts';
import { unknownPath } from './fixtures/unknown-path.ts';
import { untestableStatuses } from './fixtures/untestable-statuses.ts';
import { documentedRejections } from './phases/documented-rejections.ts';
import { validRequests } from './phases/valid-requests.ts';
import type { Case } from './plan.ts';
import { defaultsApplied } from './properties/defaults-applied.ts';
import { filtersMatch } from './properties/filters-match.ts';
import { lifeCycles } from './properties/life-cycle.ts';
import { lostUpdates } from './properties/lost-update.ts';
import { othersUntouched } from './properties/others-untouched.ts';
import { parentIsolation } from './properties/parent-isolation.ts';
import { patchesAccumulate } from './properties/patches-accumulate.ts';
import { putIsIdempotent } from './properties/put-is-idempotent.ts';
import { putReplacesAll } from './properties/put-replaces-all.ts';
import { responsesAgree } from './properties/responses-agree.ts';
import { singletonsPersist } from './properties/singletons-persist.ts';
import { sortOrder } from './properties/sort-order.ts';
import { timestampsAdvance } from './properties/timestamps-advance.ts';
import { valuesRoundTrip } from './properties/values-round-trip.ts';
import { writesPersist } from './properties/writes-persist.ts';

/** What any document promises, with nothing known but the document: its own words, and the resources inferred from it. */
export function documentContract({ spec }: Pick<LoadedDocument, 'spec'>): Contract {
  const fixtures = new FixtureFactory(spec);
  return {
    spec,
    async connect(target, variables) {
      const { basePath, elsewhere } = basePathsAt(target, spec);
      const authorize = authorizeBy(spec, [basePath, ...Object.values(elsewhere)], variables);
      const description = `${spec.operations.size} operations below ${basePath || '/'}`;
      return {
        basePath,
        elsewhere,
        authorize,
        invalidCredentials: isAnyText(spec) ? {} : { 'malformed credentials': malformed },
        description,
      };
    },
    async sample(session, operationId) {
      const operation = spec.operations.get(operationId);
      if (!operation) throw new Error(`${spec.name} has no operation ${operationId}`);
      return fixtures.call(session, operation);
    },
    unknownPath: (session, operationId) => unknownPath(fixtures, session, operationId),
    scenarios: [],
    cases: casesOf(fixtures),
    models: modelsOf(fixtures),
    untestable: untestableStatuses(fixtures),
    cleanup: (session, options) => cleanup(session, fixtures, options),
  };
}

function casesOf(fixtures: FixtureFactory): Case[] {
  return [
    ...validRequests(fixtures),
    ...lifeCycles(fixtures),
    ...responsesAgree(fixtures),
    ...writesPersist(fixtures),
    ...singletonsPersist(fixtures),
    ...valuesRoundTrip(fixtures),
    ...putReplacesAll(fixtures),
    ...putIsIdempotent(fixtures),
    ...defaultsApplied(fixtures),
    ...timestampsAdvance(fixtures),
    ...lostUpdates(fixtures),
    ...patchesAccumulate(fixtures),
    ...othersUntouched(fixtures),
    ...parentIsolation(fixtures),
    ...filtersMatch(fixtures),
    ...sortOrder(fixtures),
    ...documentedRejections(fixtures),
  ];
}
