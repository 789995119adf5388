import type { AcceptedDifference } from '../../parity/parity.ts';

/** Where our mock and an engine are known to differ. */
export const acceptedDifferences: readonly AcceptedDifference[] = [
  {
    id: 'own-build',
    reason: 'the mock says that it is Docker 20.10.24; an engine also names the build that it is',
    matches: ({ pointer }) => pointer === '/headers/server',
  },
  {
    id: 'old-clients',
    reason:
      'the mock lets no client in that is older than API 1.24, as engines do from 25 on; older engines do (D-A1)',
    matches: (_, { request }) => isOlderThanOurs(request.path),
  },
  {
    id: 'hangs-up',
    reason:
      'an engine answers a path that it cannot read with a body, also to HEAD, and hangs up: nobody may see the answer',
    matches: (_, { request, real }) => real.status === 0 && /%(?![0-9a-fA-F]{2})/.test(request.path),
  },
];

function isOlderThanOurs(path: string): boolean {
  const [, version] = /^\/v([0-9.]+)\//.exec(path) ?? [];
  if (version === undefined) return false;
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < 1 || (major === 1 && minor < 24);
}
