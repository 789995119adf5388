import { jsonOf, withHeaders } from '../../http-message-helpers.ts';
import {
  answeredWith,
  changeJson,
  changeRequestJson,
  changeResponse,
  succeeded,
} from '../../match-and-change-calls.ts';
import type { HandwrittenMutant, Mutate } from '../../mutant.ts';
import { changeLists, changeSecrets, created, isCreate, isRead, rejected } from './call-matchers.ts';

const hasError = (error: string) => (_: unknown, response: Parameters<typeof jsonOf>[0]) =>
  jsonOf(response).error === error;

/** What can be created, and how a new secret looks. */
export const creations: readonly HandwrittenMutant[] = [
  {
    killedBy: 'writes-persist',
    id: 'a password is read as asterisks',
    mutate: changeSecrets(isRead, (secret) => ({ ...secret, password: '**********' })),
  },
  {
    killedBy: 'responses-agree',
    id: 'lastUpdateTime is in the future',
    mutate: changeSecrets(isRead, (secret) => ({ ...secret, lastUpdateTime: '2099-01-01T00:00:00Z' })),
  },
  {
    killedBy: 'life-cycle',
    id: 'every secret is listed twice',
    mutate: changeLists(({ ImagePullSecrets: secrets, totalCount }) => ({
      ImagePullSecrets: [...secrets, ...secrets],
      totalCount,
    })),
  },
  {
    killedBy: 'ecp/unique-names',
    id: 'a name can be taken twice',
    mutate: changeResponse(answeredWith(409), created),
  },
  {
    killedBy: 'ecp/unique-names',
    id: 'a name is unique across namespaces',
    mutate: shareNames(),
  },
  {
    killedBy: 'ecp/unique-names',
    id: 'a reused name gets its old ID',
    mutate: reuseLocations(),
  },
  {
    killedBy: 'ecp/required-fields',
    id: 'a missing namespace has a default',
    mutate: changeRequestJson(isCreate, (secret) => ({ namespace: 'demo', ...secret })),
  },
  {
    killedBy: 'ecp/required-fields',
    id: 'a password may be empty',
    mutate: changeRequestJson(isCreate, (secret) =>
      secret.password === '' ? { ...secret, password: 'none' } : secret,
    ),
  },
  {
    killedBy: 'ecp/required-fields',
    id: 'it is always the password that is missing',
    mutate: changeJson(
      (request, response) => isCreate(request) && hasError('RequiredFieldMissing')(request, response),
      (error) => ({ ...error, message: 'The field password is required.' }),
    ),
  },
  {
    killedBy: 'ecp/name-rule',
    id: 'a name is lower-cased',
    mutate: changeRequestJson(isCreate, (secret) => ({ ...secret, name: secret.name?.toLowerCase?.() })),
  },
  {
    killedBy: 'ecp/name-rule',
    id: 'a name is cut to 63 characters',
    mutate: changeRequestJson(isCreate, (secret) => ({ ...secret, name: secret.name?.slice?.(0, 63) })),
  },
  {
    killedBy: 'ecp/namespace-exists',
    id: 'a missing namespace is created',
    mutate: changeResponse(hasError('NamespaceNotExist'), created),
  },
  {
    killedBy: 'ecp/order-of-checks',
    id: 'the name is checked first',
    mutate: changeResponse(
      (request, response) => answeredWith(400, isCreate)(request, response) && jsonOf(request).name === 'A_B',
      rejected(400, 'InvalidSecretName'),
    ),
  },
];

/** Rejects a name that another namespace has. */
function shareNames(): Mutate {
  return (handle) => {
    const names = new Set<string>();
    return changeResponse(
      (request, response) => {
        if (!succeeded(isCreate)(request, response)) return false;
        const { name } = jsonOf(request);
        return names.has(name) || !names.add(name);
      },
      rejected(409, 'SecretNameExists'),
    )(handle);
  };
}

function reuseLocations(): Mutate {
  return (handle) => {
    const locations = new Map<string, string>();
    return changeResponse(succeeded(isCreate), (response, request) => {
      const { name, namespace } = jsonOf(request);
      const Location = locations.get(`${namespace}/${name}`) ?? String(response.headers.Location ?? '');
      locations.set(`${namespace}/${name}`, Location);
      return withHeaders(response, { Location });
    })(handle);
  };
}
