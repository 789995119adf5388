// What Gcore does of pull secrets beyond its document, and how to reach it.
import { loadBuiltin } from '../../openapi/load-builtin.ts';
import type { Contract } from '../../verify/contract.ts';
import { documentContract } from '../../verify/document-contract.ts';
import { connect } from './connect.ts';
import { fixtures } from './fixtures.ts';
import { rules } from './rules.ts';
import { apikeyScheme } from './scenarios/apikey-scheme.ts';
import { duplicateNames } from './scenarios/duplicate-names.ts';
import { fieldLimits } from './scenarios/field-limits.ts';
import { integerProjectAndRegion } from './scenarios/integer-project-and-region.ts';
import { invalidNamesNotFound } from './scenarios/invalid-names-not-found.ts';
import { nameRule } from './scenarios/name-rule.ts';
import { oneProjectAndRegion } from './scenarios/one-project-and-region.ts';
import { orderOfChecks } from './scenarios/order-of-checks.ts';
import { pageBounds } from './scenarios/page-bounds.ts';
import { pages } from './scenarios/pages.ts';
import { partialUpdate } from './scenarios/partial-update.ts';
import { requestIds } from './scenarios/request-ids.ts';
import { updatedAt } from './scenarios/updated-at.ts';
import { validationErrors } from './scenarios/validation-errors.ts';

export function gcoreContract(): Contract {
  return documentContract(loadBuiltin('gcore'), {
    connect,
    fixtures,
    rules,
    scenarios: [
      partialUpdate,
      updatedAt,
      duplicateNames,
      nameRule,
      fieldLimits,
      validationErrors,
      invalidNamesNotFound,
      oneProjectAndRegion,
      integerProjectAndRegion,
      orderOfChecks,
      pages,
      pageBounds,
      apikeyScheme,
      requestIds,
    ],
    untestable: {
      403: 'the provider state `region-full`: `mock/apis/gcore/states.test.ts`',
      429: 'the provider state `too-many-requests`: `mock/apis/gcore/states.test.ts`',
      500: 'no call makes the vendor fail',
      'CaaSPullSecretsHandler.get 404': 'a region that is not there: `mock/apis/gcore/auth.test.ts`',
      'CaaSPullSecretsHandler.post 404': 'a region that is not there: `mock/apis/gcore/auth.test.ts`',
      'PullSecretHandler.delete 409': 'the provider state `secrets-in-use`: `mock/apis/gcore/states.test.ts`',
    },
  });
}
