import type { AcceptedDifference, Difference } from '../../parity/parity-types.ts';

/** Where our mock and an engine are known to differ. */
export const acceptedDifferences: readonly AcceptedDifference[] = [
  {
    id: 'own-build',
    reason: 'the mock says that it is Docker 20.10.24; an engine also names the build that it is',
    matches: ({ pointer }) => pointer === '/headers/server',
  },
  {
    id: 'own-host',
    reason: 'the mock’s engine is always on the same host, and alone in its swarm',
    matches: (difference, { request }) => isOfHost(request.path, difference),
  },
  {
    id: 'old-clients',
    reason:
      'the mock lets no client in that is older than API 1.24, as engines do from 25 on; older engines do (D-A1)',
    matches: ({ pointer }, { request }) =>
      isOlderThanOurs(request.path) || (isCallOf('version', request.path) && /MinAPIVersion$/.test(pointer)),
  },
  {
    id: 'hangs-up',
    reason:
      'an engine answers a path that it cannot read with a body, also to HEAD, and hangs up: nobody may see the answer',
    matches: (_, { request, real }) => real.status === 0 && /%(?![0-9a-fA-F]{2})/.test(request.path),
  },
];

/** Whether a member of an answer depends on the host, or on how its engine was built. */
function isOfHost(path: string, { pointer, mock, real }: Difference): boolean {
  // Every engine has the same members.
  const isMissing = /^\/body\/\w+$/.test(pointer) && [mock, real].includes('nothing');
  if (!pointer.startsWith('/body/') || (isMissing && isCallOf('info', path))) return false;
  if (ofNode.test(pointer)) return isCallOf('(?:info|nodes)', path);
  if (isCallOf('version', path)) return !/^\/body\/(?:ApiVersion|MinAPIVersion|Os)$/.test(pointer);
  return isCallOf('info', path) && !/^\/body\/(?:OSType|Swarm)(?:\/|$)/.test(pointer);
}

/** What differs in an answer about the node too. */
const ofNode =
  /\/(?:NodeAddr|Addr|Hostname|Architecture|NanoCPUs|MemoryBytes|EngineVersion|Plugins|TLSInfo)(?:\/|$)/;

function isCallOf(name: string, path: string): boolean {
  return new RegExp(`^(?:/v[0-9.]+)?/${name}$`).test(path);
}

function isOlderThanOurs(path: string): boolean {
  const [, version] = /^\/v([0-9.]+)\//.exec(path) ?? [];
  if (version === undefined) return false;
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < 1 || (major === 1 && minor < 24);
}
