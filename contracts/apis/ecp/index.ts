// What the Edge Computing Platform promises of ImagePullSecrets beyond its document, and how to reach it.
import { builtinSpec } from '../../spec/builtin.ts';
import type { Contract } from '../../suite/contract.ts';
import { connect } from './connect.ts';
import { guard } from './guard.ts';
import { childCustomers } from './journeys/child-customers.ts';
import { emptyDescription } from './journeys/empty-description.ts';
import { lifeCycle } from './journeys/life-cycle.ts';
import { nameForm } from './journeys/name-form.ts';
import { namespaceExists } from './journeys/namespace-exists.ts';
import { nothingToUpdate } from './journeys/nothing-to-update.ts';
import { orderOfChecks } from './journeys/order-of-checks.ts';
import { pageLimits } from './journeys/page-limits.ts';
import { paging } from './journeys/paging.ts';
import { partialUpdates } from './journeys/partial-updates.ts';
import { requestIds } from './journeys/request-ids.ts';
import { requiredFields } from './journeys/required-fields.ts';
import { search } from './journeys/search.ts';
import { signingDates } from './journeys/signing-dates.ts';
import { staysComplete } from './journeys/stays-complete.ts';
import { unchangeable } from './journeys/unchangeable.ts';
import { uniqueNames } from './journeys/unique-names.ts';
import { unknownIds } from './journeys/unknown-ids.ts';
import { unknownMembers } from './journeys/unknown-members.ts';
import { unreadableBodies } from './journeys/unreadable-bodies.ts';
import { updateTimes } from './journeys/update-times.ts';
import { verbatimValues } from './journeys/verbatim-values.ts';
import { secrets } from './keeper.ts';
import { sample } from './sample.ts';
import { vendor } from './vendor.ts';

export function ecpContract(): Contract {
  return {
    spec: builtinSpec('ecp'),
    connect,
    sample,
    unknownPath: (session, operationId) =>
      operationId.endsWith('-by-ID') ? { imagepullsecretID: session.name('missing') } : undefined,
    keepers: [secrets],
    vendor,
    journeys: [
      lifeCycle,
      uniqueNames,
      requiredFields,
      nameForm,
      namespaceExists,
      orderOfChecks,
      unreadableBodies,
      unknownMembers,
      emptyDescription,
      verbatimValues,
      paging,
      pageLimits,
      search,
      partialUpdates,
      unchangeable,
      updateTimes,
      nothingToUpdate,
      staysComplete,
      unknownIds,
      requestIds,
      signingDates,
      childCustomers,
    ],
    beyondReach: {
      403: 'the provider state `regular-customer`: `mock/apis/ecp/provider-states.test.ts` (E-A7)',
      429: 'only a fault makes the mock say so (E-A32)',
      500: 'only a fault makes the mock say so (E-A32)',
      'delete-imagepullsecret-by-ID 400':
        'the provider states `secrets-in-use` and `managed-secrets`: `mock/apis/ecp/provider-states.test.ts` (E-A27, E-A33)',
    },
    guard,
  };
}
