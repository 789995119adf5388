// Huawei Cloud's CSMS: the service behind its gateway, under the names that the vendor's own documents have for it.

import { sampleAccessKey, sampleProjectId } from '../../../contracts/auth/huawei-signature.ts';
import { loadBuiltin } from '../../../contracts/openapi/load-builtin.ts';
import type { Api, ApiOptions } from '../../core/api.ts';
import { enterBelow } from '../../core/enter-base-path.ts';
import { answerInvalidInput } from './answer-invalid-input.ts';
import { authenticateBy, refuseExpired } from './auth.ts';
import { freshHeaders, refusePath } from './errors.ts';
import { overrides } from './overrides.ts';
import { seedFor } from './seed.ts';
import { HuaweiState } from './state.ts';

/** What points Huawei Cloud's SDK at a mock, with credentials that it takes; on a socket, what calls it. */
export function huaweiClientLine(address: string): string {
  if (address.startsWith('unix:')) {
    const socket = address.slice('unix:'.length);
    return `curl --unix-socket ${socket} http://localhost/v1/${sampleProjectId}/secrets -H 'X-Auth-Token: sample'`;
  }
  const { ak, sk } = sampleAccessKey;
  const credentials = `new BasicCredentials().withAk('${ak}').withSk('${sk}').withProjectId('${sampleProjectId}')`;
  return `.withCredential(${credentials}).withEndpoint('${address}')`;
}

/** CSMS, with secrets in the project that the variables name. Throws where they have half of a key. */
export function huaweiApi({ auth, variables }: ApiOptions): Api<HuaweiState> {
  return {
    spec: loadBuiltin('huawei'),
    createState: (session) => new HuaweiState(session),
    enter: enterBelow(''),
    ...(auth === 'strict' && { authenticate: authenticateBy(variables) }),
    refuseExpired,
    answerInvalidInput,
    handlers: overrides,
    notFound: (_request, _allowed, { session }) => refusePath(session),
    headers: {},
    freshHeaders,
    jsonEnd: '',
    providerStates: {
      'disabled-secrets': {
        description: 'Every secret that is ENABLED now is DISABLED, which no call brings about (H-A4).',
        apply: (state, on) =>
          on ? state.moveAll('ENABLED', 'DISABLED') : state.moveAll('DISABLED', 'ENABLED'),
      },
      'frozen-secrets': {
        description: 'Every secret that is ENABLED now is FROZEN, which no call brings about (H-A4).',
        apply: (state, on) => (on ? state.moveAll('ENABLED', 'FROZEN') : state.moveAll('FROZEN', 'ENABLED')),
      },
    },
    seed: seedFor(variables.HUAWEICLOUD_PROJECT_ID || sampleProjectId),
  };
}
