// What Gcore promises of pull secrets beyond its document, and how to reach it.
import { builtinSpec } from '../../spec/builtin.ts';
import type { Contract } from '../../suite/contract.ts';
import { connect } from './connect.ts';
import { guard } from './guard.ts';
import { credentials } from './journeys/credentials.ts';
import { duplicateNames } from './journeys/duplicate-names.ts';
import { fieldLimits } from './journeys/field-limits.ts';
import { integerIds } from './journeys/integer-ids.ts';
import { lifeCycle } from './journeys/life-cycle.ts';
import { nameRule } from './journeys/name-rule.ts';
import { oddNames } from './journeys/odd-names.ts';
import { orderOfChecks } from './journeys/order-of-checks.ts';
import { ownScope } from './journeys/own-scope.ts';
import { pageBounds } from './journeys/page-bounds.ts';
import { pages } from './journeys/pages.ts';
import { partialUpdate } from './journeys/partial-update.ts';
import { requestIds } from './journeys/request-ids.ts';
import { updatedAt } from './journeys/updated-at.ts';
import { validationErrors } from './journeys/validation-errors.ts';
import { secrets } from './keeper.ts';
import { sample } from './sample.ts';
import { vendor } from './vendor.ts';

export function gcoreContract(): Contract {
  return {
    spec: builtinSpec('gcore'),
    connect,
    sample,
    unknownPath: (session, operationId) =>
      operationId.startsWith('PullSecretHandler.') ? { secret_name: session.name('missing') } : undefined,
    keepers: [secrets],
    vendor,
    journeys: [
      lifeCycle,
      partialUpdate,
      updatedAt,
      duplicateNames,
      nameRule,
      fieldLimits,
      validationErrors,
      oddNames,
      ownScope,
      integerIds,
      orderOfChecks,
      pages,
      pageBounds,
      credentials,
      requestIds,
    ],
    beyondReach: {
      403: 'the provider state `region-full`: `mock/apis/gcore/states.test.ts`',
      429: 'the provider state `too-many-requests`: `mock/apis/gcore/states.test.ts`',
      500: 'no call makes the vendor fail',
      'CaaSPullSecretsHandler.get 404': 'a region that is not there: `mock/apis/gcore/auth.test.ts`',
      'CaaSPullSecretsHandler.post 404': 'a region that is not there: `mock/apis/gcore/auth.test.ts`',
      'PullSecretHandler.delete 409': 'the provider state `secrets-in-use`: `mock/apis/gcore/states.test.ts`',
    },
    guard,
  };
}
