// What CSMS promises beyond its document, and how to reach it.
import { builtinSpec } from '../../spec/builtin.ts';
import type { Contract } from '../../suite/contract.ts';
import type { Session } from '../../suite/session.ts';
import { connect } from './connect.ts';
import { guard } from './guard.ts';
import { atOnce } from './journeys/at-once.ts';
import { backupAndRestore } from './journeys/backup-and-restore.ts';
import { createdAgain } from './journeys/created-again.ts';
import { currentAndPrevious } from './journeys/current-and-previous.ts';
import { eventSubscriptions } from './journeys/event-subscriptions.ts';
import { everyField } from './journeys/every-field.ts';
import { findByTags } from './journeys/find-by-tags.ts';
import { lifeCycle } from './journeys/life-cycle.ts';
import { listedAsShown } from './journeys/listed-as-shown.ts';
import { metadataUpdates } from './journeys/metadata-updates.ts';
import { namedStages } from './journeys/named-stages.ts';
import { names } from './journeys/names.ts';
import { nearNames } from './journeys/near-names.ts';
import { nearStages } from './journeys/near-stages.ts';
import { onlyVersionsHaveValues } from './journeys/only-versions-have-values.ts';
import { otherPaths } from './journeys/other-paths.ts';
import { othersUntouched } from './journeys/others-untouched.ts';
import { pagesAgree } from './journeys/pages-agree.ts';
import { projectIds } from './journeys/project-ids.ts';
import { rotationRules } from './journeys/rotation-rules.ts';
import { scheduledDeletion } from './journeys/scheduled-deletion.ts';
import { secretPages } from './journeys/secret-pages.ts';
import { stageLimits } from './journeys/stage-limits.ts';
import { stagesMove } from './journeys/stages-move.ts';
import { tagKeys } from './journeys/tag-keys.ts';
import { tagLimit } from './journeys/tag-limit.ts';
import { tags } from './journeys/tags.ts';
import { twentyVersions } from './journeys/twenty-versions.ts';
import { valueLimits } from './journeys/value-limits.ts';
import { verbatim } from './journeys/verbatim.ts';
import { versionExpiry } from './journeys/version-expiry.ts';
import { versionPages } from './journeys/version-pages.ts';
import { secrets } from './keeper.ts';
import { sample } from './sample.ts';
import { vendor } from './vendor.ts';

const undeclaredCause = 'the vendor declares it; nothing is known to cause it';

/** What no call brings about. */
const beyondReach = {
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

const journeys = [
  lifeCycle,
  createdAgain,
  everyField,
  othersUntouched,
  names,
  atOnce,
  nearNames,
  onlyVersionsHaveValues,
  valueLimits,
  verbatim,
  metadataUpdates,
  scheduledDeletion,
  currentAndPrevious,
  namedStages,
  stagesMove,
  nearStages,
  stageLimits,
  twentyVersions,
  versionExpiry,
  backupAndRestore,
  tags,
  tagKeys,
  tagLimit,
  findByTags,
  rotationRules,
  eventSubscriptions,
  secretPages,
  versionPages,
  projectIds,
  otherPaths,
  listedAsShown,
  pagesAgree,
];

export function huaweiContract(): Contract {
  const spec = builtinSpec('huawei');
  return {
    spec,
    connect,
    sample,
    unknownPath: (session, operationId) => unknownPath(session, spec.operations.get(operationId)?.path ?? ''),
    keepers: [secrets],
    vendor,
    journeys,
    beyondReach,
    guard,
  };
}

function unknownPath(session: Pick<Session, 'name'>, path: string): Record<string, string> | undefined {
  if (path.includes('{secret_id}'))
    return { secret_id: '00000000-0000-4000-8000-000000000000', key: 'missing' };
  if (!path.includes('{secret_name}')) return undefined;
  return { secret_name: session.name('missing'), version_id: 'v1', stage_name: 'SYSCURRENT' };
}
