// What SAP AI Core promises of docker registry secrets beyond its document, and how to reach it.
import { builtinSpec } from '../../spec/builtin.ts';
import type { Contract } from '../../suite/contract.ts';
import type { Session } from '../../suite/session.ts';
import { at } from './calls.ts';
import { connect } from './connect.ts';
import { guard } from './guard.ts';
import { atOnce } from './journeys/at-once.ts';
import { bearerScheme } from './journeys/bearer-scheme.ts';
import { challenge } from './journeys/challenge.ts';
import { contentTypes } from './journeys/content-types.ts';
import { counts } from './journeys/counts.ts';
import { credentialReplaced } from './journeys/credential-replaced.ts';
import { credentialText } from './journeys/credential-text.ts';
import { dollarSigns } from './journeys/dollar-signs.ts';
import { duplicateNames } from './journeys/duplicate-names.ts';
import { errors } from './journeys/errors.ts';
import { largeCredential } from './journeys/large-credential.ts';
import { lifeCycle } from './journeys/life-cycle.ts';
import { nameStays } from './journeys/name-stays.ts';
import { names } from './journeys/names.ts';
import { namesAlone } from './journeys/names-alone.ts';
import { nearNames } from './journeys/near-names.ts';
import { otherMethods } from './journeys/other-methods.ts';
import { otherPaths } from './journeys/other-paths.ts';
import { pageValues } from './journeys/page-values.ts';
import { paging } from './journeys/paging.ts';
import { quotaLimit } from './journeys/quota-limit.ts';
import { quotaUsage } from './journeys/quota-usage.ts';
import { reading } from './journeys/reading.ts';
import { resourceGroups } from './journeys/resource-groups.ts';
import { tokenForms } from './journeys/token-forms.ts';
import { tokenRefusals } from './journeys/token-refusals.ts';
import { secrets } from './keeper.ts';
import { sample } from './sample.ts';
import { vendor } from './vendor.ts';

export function sapContract(): Contract {
  return {
    spec: builtinSpec('sap'),
    connect,
    sample,
    unknownPath: (session: Session, operationId) =>
      itemOperations.test(operationId) ? at(session.name('missing')) : undefined,
    keepers: [secrets],
    vendor,
    journeys: [
      lifeCycle,
      credentialReplaced,
      nameStays,
      duplicateNames,
      atOnce,
      names,
      nearNames,
      credentialText,
      largeCredential,
      contentTypes,
      paging,
      dollarSigns,
      counts,
      pageValues,
      reading,
      quotaUsage,
      quotaLimit,
      resourceGroups,
      namesAlone,
      errors,
      challenge,
      bearerScheme,
      tokenForms,
      tokenRefusals,
      otherMethods,
      otherPaths,
    ],
    beyondReach: {},
    guard,
  };
}

/** Those of one secret. */
const itemOperations = /\.(get|patch|delete)$/;
