// What SAP AI Core does of docker registry secrets beyond its document, and how to reach it.
import { loadBuiltin } from '../../openapi/load-builtin.ts';
import type { Contract } from '../../verify/contract.ts';
import { documentContract } from '../../verify/document-contract.ts';
import { unknownPaths } from '../unknown-paths.ts';
import { operation } from './calls.ts';
import { connect } from './connect.ts';
import { fixtures } from './fixtures.ts';
import { rules } from './rules.ts';
import { bearerScheme } from './scenarios/bearer-scheme.ts';
import { challenge } from './scenarios/challenge.ts';
import { contentTypes } from './scenarios/content-types.ts';
import { counts } from './scenarios/counts.ts';
import { credentialText } from './scenarios/credential-text.ts';
import { dollarSigns } from './scenarios/dollar-signs.ts';
import { duplicateNames } from './scenarios/duplicate-names.ts';
import { errors } from './scenarios/errors.ts';
import { largeCredential } from './scenarios/large-credential.ts';
import { lifeCycle } from './scenarios/life-cycle.ts';
import { listedCanBeRead } from './scenarios/listed-can-be-read.ts';
import { nameRule } from './scenarios/name-rule.ts';
import { nameStays } from './scenarios/name-stays.ts';
import { nearNames } from './scenarios/near-names.ts';
import { onlyNameShown } from './scenarios/only-name-shown.ts';
import { pageValues } from './scenarios/page-values.ts';
import { paging } from './scenarios/paging.ts';
import { patchReplacesCredential } from './scenarios/patch-replaces-credential.ts';
import { quotaLimit } from './scenarios/quota-limit.ts';
import { quotaUsage } from './scenarios/quota-usage.ts';
import { refusedTokenRequests } from './scenarios/refused-token-requests.ts';
import { resourceGroups } from './scenarios/resource-groups.ts';
import { tokenRequests } from './scenarios/token-requests.ts';

export function sapContract(): Contract {
  return documentContract(loadBuiltin('sap'), {
    connect,
    fixtures,
    rules,
    scenarios: [
      lifeCycle,
      patchReplacesCredential,
      nameStays,
      duplicateNames,
      nameRule,
      nearNames,
      credentialText,
      largeCredential,
      contentTypes,
      paging,
      dollarSigns,
      counts,
      pageValues,
      listedCanBeRead,
      quotaUsage,
      quotaLimit,
      resourceGroups,
      onlyNameShown,
      errors,
      challenge,
      bearerScheme,
      tokenRequests,
      refusedTokenRequests,
      unknownPaths(operation.query),
    ],
    untestable: {},
  });
}
