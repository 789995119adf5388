// SAP AI Core's docker registry secrets: a tenant's image-pull credentials, their quota, and the token server before them.

import { sampleServiceKey } from '../../../contracts/auth/sap-service-key.ts';
import { loadBuiltin } from '../../../contracts/openapi/load-builtin.ts';
import type { Api, ApiOptions } from '../../core/api.ts';
import { readAccess } from './accepted-callers.ts';
import { answerInvalidInput } from './answer-invalid-input.ts';
import { authenticate, refuseToken } from './auth.ts';
import { enter, notFound } from './base-path.ts';
import { overrides } from './overrides.ts';
import { seed } from './seed.ts';
import { SapState } from './state.ts';

/** Points SAP's clients at a mock; they cannot use a unix socket, so for that it is a call by curl. */
export function sapClientLine(address: string): string {
  if (!address.startsWith('unix:'))
    return `export AICORE_SERVICE_KEY='${JSON.stringify(sampleServiceKey(address))}'`;
  const socket = address.replace(/^unix:/, '');
  return `curl --unix-socket ${socket} -H 'Authorization: Bearer any' http://localhost/v2/admin/dockerRegistrySecrets`;
}

/** SAP AI Core, with one tenant (S-A22). */
export function sapApi(options: ApiOptions): Api<SapState> {
  const access = readAccess(options);
  return {
    spec: loadBuiltin('sap'),
    createState: (session) => new SapState(session, access),
    enter,
    authenticate,
    refuseExpired: refuseToken,
    answerInvalidInput,
    handlers: overrides,
    notFound,
    headers: {},
    jsonEnd: '',
    providerStates: {
      'quota-used-up': {
        description:
          'The tenant may have no more secrets than it has: a further one is refused with 403 (S-A3).',
        apply: (state, on) => state.useUpQuota(on),
      },
      failing: {
        description: 'The service fails: every call but that for a token is answered with 500.',
      },
    },
    seed,
  };
}
