// What the Edge Computing Platform does of ImagePullSecrets beyond its document, and how to reach it.
import { loadBuiltin } from '../../openapi/load-builtin.ts';
import type { Contract } from '../../verify/contract.ts';
import { documentContract } from '../../verify/document-contract.ts';
import { connect } from './connect.ts';
import { fixtures } from './fixtures.ts';
import { rules } from './rules.ts';
import { childCustomers } from './scenarios/child-customers.ts';
import { eitherDateHeader } from './scenarios/either-date-header.ts';
import { emptyDescription } from './scenarios/empty-description.ts';
import { fixedMembersIgnored } from './scenarios/fixed-members-ignored.ts';
import { foundByIdOnly } from './scenarios/found-by-id-only.ts';
import { nameRule } from './scenarios/name-rule.ts';
import { namespaceExists } from './scenarios/namespace-exists.ts';
import { nothingToUpdateIsAccepted } from './scenarios/nothing-to-update-is-accepted.ts';
import { orderOfChecks } from './scenarios/order-of-checks.ts';
import { pageLimits } from './scenarios/page-limits.ts';
import { paging } from './scenarios/paging.ts';
import { partialUpdates } from './scenarios/partial-updates.ts';
import { requestIds } from './scenarios/request-ids.ts';
import { requiredFields } from './scenarios/required-fields.ts';
import { search } from './scenarios/search.ts';
import { uniqueNames } from './scenarios/unique-names.ts';
import { unknownMembersIgnored } from './scenarios/unknown-members-ignored.ts';
import { unreadableBodies } from './scenarios/unreadable-bodies.ts';
import { updateTimes } from './scenarios/update-times.ts';
import { updateToEmptyLogin } from './scenarios/update-to-empty-login.ts';
import { verbatimValues } from './scenarios/verbatim-values.ts';

export function ecpContract(): Contract {
  return documentContract(loadBuiltin('ecp'), {
    connect,
    fixtures,
    rules,
    scenarios: [
      uniqueNames,
      requiredFields,
      nameRule,
      namespaceExists,
      orderOfChecks,
      unreadableBodies,
      unknownMembersIgnored,
      emptyDescription,
      verbatimValues,
      paging,
      pageLimits,
      search,
      partialUpdates,
      fixedMembersIgnored,
      updateTimes,
      nothingToUpdateIsAccepted,
      updateToEmptyLogin,
      foundByIdOnly,
      requestIds,
      eitherDateHeader,
      childCustomers,
    ],
    untestable: {
      403: 'the provider state `regular-customer`: `mock/apis/ecp/provider-states.test.ts` (E-A7)',
      429: 'only a fault makes the mock say so (E-A32)',
      500: 'only a fault makes the mock say so (E-A32)',
      'delete-imagepullsecret-by-ID 400':
        'the provider states `secrets-in-use` and `managed-secrets`: `mock/apis/ecp/provider-states.test.ts` (E-A27, E-A33)',
    },
  });
}
