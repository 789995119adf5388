// What CSMS does beyond its document, and how to reach it.
import { loadBuiltin } from '../../openapi/load-builtin.ts';
import type { Contract } from '../../verify/contract.ts';
import { documentContract } from '../../verify/document-contract.ts';
import { unknownPaths } from '../unknown-paths.ts';
import { connect } from './connect.ts';
import { fixtures } from './fixtures.ts';
import { rules } from './rules.ts';
import { backupAndRestore } from './scenarios/backup-and-restore.ts';
import { concurrentWrites } from './scenarios/concurrent-writes.ts';
import { createdWithStages } from './scenarios/created-with-stages.ts';
import { currentAndPrevious } from './scenarios/current-and-previous.ts';
import { everyField } from './scenarios/every-field.ts';
import { findByTags } from './scenarios/find-by-tags.ts';
import { lifeCycle } from './scenarios/life-cycle.ts';
import { listByEvent } from './scenarios/list-by-event.ts';
import { listedAsShown } from './scenarios/listed-as-shown.ts';
import { metadataUpdates } from './scenarios/metadata-updates.ts';
import { nameRule } from './scenarios/name-rule.ts';
import { nearNames } from './scenarios/near-names.ts';
import { nearStages } from './scenarios/near-stages.ts';
import { nearTagKeys } from './scenarios/near-tag-keys.ts';
import { onlyVersionsHaveValues } from './scenarios/only-versions-have-values.ts';
import { othersUntouched } from './scenarios/others-untouched.ts';
import { projectIds } from './scenarios/project-ids.ts';
import { recreatedInheritsNothing } from './scenarios/recreated-inherits-nothing.ts';
import { rotationRules } from './scenarios/rotation-rules.ts';
import { scheduledDeletion } from './scenarios/scheduled-deletion.ts';
import { secretPages } from './scenarios/secret-pages.ts';
import { stageLimits } from './scenarios/stage-limits.ts';
import { stagesMove } from './scenarios/stages-move.ts';
import { tagLimit } from './scenarios/tag-limit.ts';
import { tags } from './scenarios/tags.ts';
import { twentyVersions } from './scenarios/twenty-versions.ts';
import { twoPagesAreOne } from './scenarios/two-pages-are-one.ts';
import { valueLimits } from './scenarios/value-limits.ts';
import { verbatimValues } from './scenarios/verbatim-values.ts';
import { versionExpiry } from './scenarios/version-expiry.ts';
import { versionPages } from './scenarios/version-pages.ts';

const undeclaredCause = 'the vendor declares it; nothing is known to cause it';

/** What no call brings about. */
const untestable = {
  403: 'the provider states `disabled-secrets` and `frozen-secrets`: `mock/apis/huawei/states.test.ts`; elsewhere a caller without the right',
  500: 'no call makes the service fail',
  502: 'no call makes the service fail',
  504: 'no call makes the service fail',
  'ListSecrets 404': undeclaredCause,
  'CreateSecret 404': undeclaredCause,
  'UploadSecretBlob 404': undeclaredCause,
  'ListProjectSecretsTags 404': undeclaredCause,
  'ListResourceInstances 404': undeclaredCause,
};

const scenarios = [
  lifeCycle,
  recreatedInheritsNothing,
  everyField,
  othersUntouched,
  nameRule,
  concurrentWrites,
  nearNames,
  onlyVersionsHaveValues,
  valueLimits,
  verbatimValues,
  metadataUpdates,
  scheduledDeletion,
  currentAndPrevious,
  createdWithStages,
  stagesMove,
  nearStages,
  stageLimits,
  twentyVersions,
  versionExpiry,
  backupAndRestore,
  tags,
  nearTagKeys,
  tagLimit,
  findByTags,
  rotationRules,
  listByEvent,
  secretPages,
  versionPages,
  projectIds,
  unknownPaths('ListSecrets'),
  listedAsShown,
  twoPagesAreOne,
];

export function huaweiContract(): Contract {
  return documentContract(loadBuiltin('huawei'), {
    connect,
    fixtures,
    rules,
    scenarios,
    untestable,
  });
}
