import {
  bodiless,
  changing,
  type HandwrittenMutant,
  jsonOf,
  rewriting,
  withJson,
} from '../../handwritten.ts';
import {
  changingNothing,
  isAddVersion,
  isListVersions,
  isRefusal,
  on,
  rewritingJson,
  signed,
} from './tools.ts';

interface Listed {
  id: string;
  version_stages: string[];
}

/** What the journeys through versions, and stages must catch. */
export const versionLies: readonly HandwrittenMutant[] = [
  {
    killedBy: 'huawei/only-versions-have-values',
    description: 'the latest version is always the first',
    mutate: rewriting(on('GET', /\/versions\/latest$/), (request) =>
      signed({ ...request, path: request.path.replace('latest', 'v1') }),
    ),
  },
  {
    killedBy: 'huawei/only-versions-have-values',
    description: 'bytes are kept as text',
    mutate: rewritingJson(isAddVersion, ({ secret_binary, secret_string = secret_binary }) => ({
      secret_string,
      secret_binary: undefined,
    })),
  },
  {
    killedBy: 'huawei/current-and-previous',
    description: 'there is no previous version',
    mutate: listing((versions) =>
      versions.map((one) => ({
        ...one,
        version_stages: one.version_stages.filter((name) => name !== 'SYSPREVIOUS'),
      })),
    ),
  },
  {
    killedBy: 'huawei/named-stages',
    description: 'a new version is the current one, whatever its stages',
    mutate: rewritingJson(isAddVersion, ({ version_stages: stages = [] }) => ({
      version_stages: [...stages, 'SYSCURRENT'],
    })),
  },
  {
    killedBy: 'huawei/stages-move',
    description: 'a built-in stage can be deleted',
    mutate: changing(
      (_, response) => isRefusal('CSMS.0105', response),
      (response) => bodiless(204, response),
    ),
  },
  {
    killedBy: 'huawei/stages-move',
    description: 'a deleted stage stays where it was',
    mutate: changingNothing(on('DELETE', /\/stages\/prod$/)),
  },
  {
    killedBy: 'huawei/stage-limits',
    description: 'a thirteenth stage is one that is invalid',
    mutate: changing(
      (_, response) => isRefusal('CSMS.0203', response),
      (response) =>
        withJson(response, { error_code: 'CSMS.0002', error_msg: 'The value of parameter is invalid.' }),
    ),
  },
  {
    killedBy: 'huawei/twenty-versions',
    description: 'the oldest version goes, whatever its stages',
    mutate: listing((versions) =>
      versions.at(-1)?.id === 'v21' ? [{ ...versions[0], id: 'v2' }, ...versions.slice(1)] : versions,
    ),
  },
  {
    killedBy: 'huawei/version-expiry',
    description: 'a time that is over is taken for one to come',
    mutate: rewritingJson(on('PUT', /\/versions\/v1$/), ({ expire_time: time }) =>
      time < Date.now() ? { expire_time: 1893456000000 } : {},
    ),
  },
  {
    killedBy: 'huawei/version-expiry',
    description: 'a version’s expiry is answered, and forgotten',
    mutate: changing(
      (request, { status }) => on('GET', /\/versions\/v1$/)(request) && status === 200,
      (response) => {
        const { version } = jsonOf(response);
        const { expire_time: _, ...version_metadata } = version.version_metadata;
        return withJson(response, { version: { ...version, version_metadata } });
      },
    ),
  },
  {
    killedBy: 'huawei/version-pages',
    description: 'versions are sorted as text',
    mutate: listing((versions) => versions.sort((a, b) => (a.id < b.id ? -1 : 1))),
  },
];

/** Lists versions otherwise. */
function listing(change: (versions: Listed[]) => object[]): HandwrittenMutant['mutate'] {
  return changing(
    (request, { status }) => isListVersions(request) && status === 200,
    (response) => {
      const json = jsonOf(response);
      return withJson(response, { ...json, version_metadatas: change(json.version_metadatas) });
    },
  );
}
