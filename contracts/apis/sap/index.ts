// What SAP AI Core does of docker registry secrets beyond its document, and how to reach it.
import { loadBuiltin } from '../../openapi/load-builtin.ts';
import type { Contract } from '../../verify/contract.ts';
import { documentContract } from '../../verify/document-contract.ts';
import { unknownPaths } from '../unknown-paths.ts';
import { operation } from './calls.ts';
import { connect } from './connect.ts';
import { fixtures } from './fixtures.ts';
import { rules } from './rules.ts';
import { bearerInAnyCase } from './scenarios/bearer-in-any-case.ts';
import { contentTypes } from './scenarios/content-types.ts';
import { counts } from './scenarios/counts.ts';
import { credentialIsJsonObject } from './scenarios/credential-is-json-object.ts';
import { dollarSignRawOrEncoded } from './scenarios/dollar-sign-raw-or-encoded.ts';
import { duplicateNames } from './scenarios/duplicate-names.ts';
import { errorBodies } from './scenarios/error-bodies.ts';
import { largeCredential } from './scenarios/large-credential.ts';
import { lifeCycle } from './scenarios/life-cycle.ts';
import { listedCanBeRead } from './scenarios/listed-can-be-read.ts';
import { missingTokenChallenge } from './scenarios/missing-token-challenge.ts';
import { nameRule } from './scenarios/name-rule.ts';
import { nearNames } from './scenarios/near-names.ts';
import { onlyNameShown } from './scenarios/only-name-shown.ts';
import { pageParameterValues } from './scenarios/page-parameter-values.ts';
import { paging } from './scenarios/paging.ts';
import { patchCannotRename } from './scenarios/patch-cannot-rename.ts';
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
      patchCannotRename,
      duplicateNames,
      nameRule,
      nearNames,
      credentialIsJsonObject,
      largeCredential,
      contentTypes,
      paging,
      dollarSignRawOrEncoded,
      counts,
      pageParameterValues,
      listedCanBeRead,
      quotaUsage,
      quotaLimit,
      resourceGroups,
      onlyNameShown,
      errorBodies,
      missingTokenChallenge,
      bearerInAnyCase,
      tokenRequests,
      refusedTokenRequests,
      unknownPaths(operation.query),
    ],
    untestable: {},
  });
}
