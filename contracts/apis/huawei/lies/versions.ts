import { bodiless, changing, jsonOf, type Lie, rewriting, withJson } from '../../../suite/lying.ts';
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
export const versionLies: readonly Lie[] = [
  {
    caughtBy: 'huawei/only-versions-have-values',
    says: 'the latest version is always the first',
    tell: rewriting(on('GET', /\/versions\/latest$/), (request) =>
      signed({ ...request, path: request.path.replace('latest', 'v1') }),
    ),
  },
  {
    caughtBy: 'huawei/only-versions-have-values',
    says: 'bytes are kept as text',
    tell: rewritingJson(isAddVersion, ({ secret_binary, secret_string = secret_binary }) => ({
      secret_string,
      secret_binary: undefined,
    })),
  },
  {
    caughtBy: 'huawei/current-and-previous',
    says: 'there is no previous version',
    tell: listing((versions) =>
      versions.map((one) => ({
        ...one,
        version_stages: one.version_stages.filter((name) => name !== 'SYSPREVIOUS'),
      })),
    ),
  },
  {
    caughtBy: 'huawei/named-stages',
    says: 'a new version is the current one, whatever its stages',
    tell: rewritingJson(isAddVersion, ({ version_stages: stages = [] }) => ({
      version_stages: [...stages, 'SYSCURRENT'],
    })),
  },
  {
    caughtBy: 'huawei/stages-move',
    says: 'a built-in stage can be deleted',
    tell: changing(
      (_, response) => isRefusal('CSMS.0105', response),
      (response) => bodiless(204, response),
    ),
  },
  {
    caughtBy: 'huawei/stages-move',
    says: 'a deleted stage stays where it was',
    tell: changingNothing(on('DELETE', /\/stages\/prod$/)),
  },
  {
    caughtBy: 'huawei/stage-limits',
    says: 'a thirteenth stage is one that is invalid',
    tell: changing(
      (_, response) => isRefusal('CSMS.0203', response),
      (response) =>
        withJson(response, { error_code: 'CSMS.0002', error_msg: 'The value of parameter is invalid.' }),
    ),
  },
  {
    caughtBy: 'huawei/twenty-versions',
    says: 'the oldest version goes, whatever its stages',
    tell: listing((versions) =>
      versions.at(-1)?.id === 'v21' ? [{ ...versions[0], id: 'v2' }, ...versions.slice(1)] : versions,
    ),
  },
  {
    caughtBy: 'huawei/version-expiry',
    says: 'a time that is over is taken for one to come',
    tell: rewritingJson(on('PUT', /\/versions\/v1$/), ({ expire_time: time }) =>
      time < Date.now() ? { expire_time: 1893456000000 } : {},
    ),
  },
  {
    caughtBy: 'huawei/version-expiry',
    says: 'a version’s expiry is answered, and forgotten',
    tell: changing(
      (request, { status }) => on('GET', /\/versions\/v1$/)(request) && status === 200,
      (response) => {
        const { version } = jsonOf(response);
        const { expire_time: _, ...version_metadata } = version.version_metadata;
        return withJson(response, { version: { ...version, version_metadata } });
      },
    ),
  },
  {
    caughtBy: 'huawei/version-pages',
    says: 'versions are sorted as text',
    tell: listing((versions) => versions.sort((a, b) => (a.id < b.id ? -1 : 1))),
  },
];

/** Lists versions otherwise. */
function listing(change: (versions: Listed[]) => object[]): Lie['tell'] {
  return changing(
    (request, { status }) => isListVersions(request) && status === 200,
    (response) => {
      const json = jsonOf(response);
      return withJson(response, { ...json, version_metadatas: change(json.version_metadatas) });
    },
  );
}
