// Gcore's pull secrets: what its documents say, and where they are silent, the assumptions G-A1 to G-A29.
import { loadBuiltin } from '../../../contracts/openapi/load-builtin.ts';
import type { Api, ApiOptions, ProviderState } from '../../core/api.ts';
import { enterBelow } from '../../core/enter-base-path.ts';
import { authenticateBy } from './auth.ts';
import { errors } from './errors.ts';
import { overrides } from './overrides.ts';
import { seedFor } from './seed.ts';
import { GcoreState, type Scope, type StateName } from './state.ts';

/** Points Gcore's SDKs at a mock; they cannot use a unix socket, so for that it is a call by curl. */
export function gcoreClientLine(address: string): string {
  if (!address.startsWith('unix:')) return `export GCORE_BASE_URL=${address}`;
  const socket = address.slice('unix:'.length);
  const url = 'http://localhost/cloud/v1/caas/secrets/1/1';
  return `curl --unix-socket ${socket} ${url} -H 'Authorization: APIKey 1234$abcdef'`;
}

/** The pull secrets of Gcore Cloud. Where the vendor's variables are set, only their token, project and region exist. */
export function gcoreApi({ auth, variables }: ApiOptions): Api<GcoreState> {
  const spec = loadBuiltin('gcore');
  const only = scopeOf(variables);
  return {
    spec,
    createState: (session) => new GcoreState(spec, session, only),
    enter: enterBelow(''),
    ...(auth === 'strict' && { authenticate: authenticateBy(variables.GCORE_API_KEY || undefined) }),
    refuseExpired: ({ state }) => state.refusal(errors.badToken).reply,
    handlers: overrides,
    notFound(_, allowed, { state }) {
      const error = allowed.length > 0 ? errors.methodNotAllowed(allowed) : errors.noSuchPath;
      return state.refusal(error).reply;
    },
    headers: {},
    jsonEnd: '',
    providerStates,
    seed: seedFor(only),
  };
}

const providerStates: Record<StateName, ProviderState<GcoreState>> = {
  'secrets-in-use': { description: 'A container uses every secret: deletes are refused with 409 (G-A20).' },
  'region-full': {
    description: 'Every region is full: creates are refused with 403 (G-A7).',
  },
  'too-many-requests': {
    description: 'Every call is refused with 429, to be repeated after a second (G-A24).',
  },
  'conflicts-are-final': {
    description: 'Conflicts have the header that stops the vendor’s SDKs from repeating the request (G-A29).',
  },
};

function scopeOf({ GCORE_PROJECT_ID, GCORE_REGION_ID }: ApiOptions['variables']): Partial<Scope> {
  return {
    ...(GCORE_PROJECT_ID && { project: GCORE_PROJECT_ID }),
    ...(GCORE_REGION_ID && { region: GCORE_REGION_ID }),
  };
}
