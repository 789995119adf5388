import { noBody } from '../../../../contracts/http/message.ts';
import { jsonOf, withJson, withoutBody } from '../../http-message-helpers.ts';
import {
  changeJson,
  changeRequest,
  changeResponse,
  type RequestMatcher,
  requests,
  succeeded,
} from '../../match-and-change-calls.ts';
import type { HandwrittenMutant, Mutate } from '../../mutant.ts';
import { repeatAtLongerPath } from '../../stateful-changes.ts';
import {
  changePart,
  isStageDelete,
  isTagBatch,
  isTagCreate,
  isTagDelete,
  isVersionCreate,
  isVersionList,
  isVersionRead,
  isVersionUpdate,
  rejectedWith,
  setMembers,
} from './call-matchers.ts';

interface Version {
  id: string;
  version_stages: string[];
}

const year2030 = 1893456000000;

/** The versions of a secret, their stages, and its tags. */
export const nested: readonly HandwrittenMutant[] = [
  {
    killedBy: 'huawei/only-versions-have-values',
    id: 'the latest version is always the first one',
    mutate: changeRequest(requests('GET', /\/versions\/latest$/), (request) => ({
      ...request,
      path: request.path.replace('latest', 'v1'),
    })),
  },
  {
    killedBy: 'huawei/current-and-previous',
    id: 'no version is SYSPREVIOUS',
    mutate: changeVersions((versions) =>
      versions.map((version) => ({
        ...version,
        version_stages: version.version_stages.filter((name) => name !== 'SYSPREVIOUS'),
      })),
    ),
  },
  {
    killedBy: 'huawei/created-with-stages',
    id: 'a new version is always SYSCURRENT',
    mutate: setMembers(isVersionCreate, ({ version_stages: stages = [] }) => ({
      version_stages: [...stages, 'SYSCURRENT'],
    })),
  },
  {
    killedBy: 'huawei/stages-move',
    id: 'a built-in stage can be deleted',
    mutate: changeResponse(rejectedWith('CSMS.0105'), (response) => withoutBody(response, 204)),
  },
  {
    killedBy: 'huawei/stages-move',
    id: 'the deletion of a stage has no effect',
    mutate: ignoreRequest(isStageDelete),
  },
  {
    killedBy: 'huawei/near-stages',
    id: 'the deletion of a stage also deletes one with a longer name',
    mutate: repeatAtLongerPath(requests('DELETE', /\/stages\/prod$/), 's'),
  },
  {
    killedBy: 'huawei/stage-limits',
    id: 'a thirteenth stage is an invalid parameter',
    mutate: changeResponse(rejectedWith('CSMS.0203'), (response) =>
      withJson(response, { error_code: 'CSMS.0002', error_msg: 'The value of parameter is invalid.' }),
    ),
  },
  {
    killedBy: 'huawei/twenty-versions',
    id: 'the oldest version is removed in spite of its stages',
    mutate: changeVersions((versions) =>
      versions.at(-1)?.id === 'v21' ? [{ ...versions[0], id: 'v2' }, ...versions.slice(1)] : versions,
    ),
  },
  {
    killedBy: 'huawei/version-expiry',
    id: 'an expire_time in the past is replaced',
    mutate: setMembers(isVersionUpdate, ({ expire_time: time }) =>
      time < Date.now() ? { expire_time: year2030 } : {},
    ),
  },
  {
    killedBy: 'huawei/version-expiry',
    id: 'an expire_time is answered, but not stored',
    mutate: changeExpiry(succeeded(isVersionRead), () => undefined),
  },
  {
    id: 'the expire_time of a new version is always 2030',
    mutate: setMembers(isVersionCreate, ({ expire_time: time }) =>
      time > Date.now() ? { expire_time: year2030 } : {},
    ),
  },
  {
    id: 'the expire_time of a version is stored a day late',
    mutate: changeExpiry(succeeded(isVersionRead), (time) => time && time + 86_400_000),
  },
  {
    id: 'listed versions have no expire_time',
    mutate: changeVersions((versions) => versions.map((version) => ({ ...version, expire_time: undefined }))),
  },
  {
    killedBy: 'huawei/version-pages',
    id: 'versions are sorted as text',
    mutate: changeVersions((versions) => versions.sort((a, b) => (a.id < b.id ? -1 : 1))),
  },
  {
    killedBy: 'huawei/tags',
    id: 'a batch creates its first tag only',
    mutate: setMembers(isTagBatch, ({ tags }) => ({ tags: tags?.slice?.(0, 1) ?? tags })),
  },
  {
    killedBy: 'huawei/tags',
    id: 'an existing tag is not replaced',
    mutate: ignoreRequest((request) => isTagCreate(request) && jsonOf(request).tag?.value === 'new'),
  },
  {
    killedBy: 'huawei/near-tag-keys',
    id: 'the deletion of a tag also deletes one with a longer key',
    mutate: repeatAtLongerPath(isTagDelete, 'fold'),
  },
  {
    killedBy: 'huawei/tag-limit',
    id: 'too many tags are ignored',
    mutate: changeResponse(
      (request, { status }) => isTagBatch(request) && status === 400,
      (response) => withoutBody(response, 204),
    ),
  },
];

/** Changes a list of versions. */
function changeVersions(change: (versions: Version[]) => object[]): Mutate {
  return changeJson(succeeded(isVersionList), (json) => ({
    ...json,
    version_metadatas: change(json.version_metadatas),
  }));
}

/** Changes when a version that is read expires. */
function changeExpiry(
  matches: Parameters<typeof changePart>[0],
  change: (time: number | undefined) => number | undefined,
): Mutate {
  return changePart(matches, 'version', ({ version_metadata }) => ({
    version_metadata: { ...version_metadata, expire_time: change(version_metadata.expire_time) },
  }));
}

/** Answers some requests with 204, and ignores them. */
function ignoreRequest(matches: RequestMatcher): Mutate {
  return (handle) => async (request) => {
    if (!matches(request)) return handle(request);
    // An undeclared method: only the headers of the response are needed.
    return withoutBody(await handle({ ...request, method: 'PATCH', body: noBody }), 204);
  };
}
