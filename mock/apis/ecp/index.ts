// CDNetworks' Edge Computing Platform, its ImagePullSecrets: what its API does, under the names of its own document.

import type { HttpRequest } from '../../../contracts/http/message.ts';
import { loadBuiltin } from '../../../contracts/openapi/load-builtin.ts';
import { randomText } from '../../../contracts/openapi/seeded-random.ts';
import type { Api, ApiOptions } from '../../core/api.ts';
import { enterBelow } from '../../core/enter-base-path.ts';
import type { Reply } from '../../core/operation-types.ts';
import { authenticateBy, rejectUnauthenticated } from './auth.ts';
import { refuse } from './errors.ts';
import { manageSecrets } from './managed-secrets.ts';
import { overrides } from './overrides.ts';
import { seed } from './seed.ts';
import { EcpState } from './state.ts';

/** Points the vendor's script, which uses curl and openssl, at a mock. */
export function ecpClientLine(address: string): string {
  const unix = /^unix:(.*)$/.exec(address);
  return `export API_SERVER=${unix ? `'--unix-socket ${unix[1]} http://localhost'` : address}`;
}

/** The platform, as its document was on 2021-05-13. */
export function ecpApi(options: ApiOptions): Api<EcpState> {
  return {
    spec: loadBuiltin('ecp'),
    createState: (session) => new EcpState(session),
    enter: enterBelow(''),
    authenticate: authenticateBy(options),
    refuseExpired: () => rejectUnauthenticated.reply,
    handlers: overrides,
    notFound,
    headers: {},
    freshHeaders: ({ random }) => ({ 'Qtl-Request-Id': randomText(random, '0123456789abcdef', 16) }), // E-A25
    jsonEnd: '',
    providerStates,
    seed,
  };
}

const providerStates: Api<EcpState>['providerStates'] = {
  'secrets-in-use': {
    description: 'Applications use every secret: deletes are refused with 400 SecretBeingUsed (E-A27).',
  },
  'regular-customer': {
    description:
      'The caller is no reseller: calls on behalf of another customer are refused with 403 (E-A7).',
  },
  'managed-secrets': {
    description:
      'The platform manages the secret demouser-5883 itself: it cannot be changed or deleted, and no other can be created for the registry registry.ecp.example (E-A33).',
    apply: manageSecrets,
  },
};

// E-A29. Unknown paths need no credentials.
function notFound(_: HttpRequest, allowed: readonly string[]): Reply {
  if (allowed.length === 0) return refuse('notFound').reply;
  return refuse('methodNotAllowed', { Allow: allowed.join(', ') }).reply;
}
