import type { HttpResponse } from '../../../../contracts/http/message.ts';
import { changing, type HandwrittenMutant, type Json, jsonOf, withJson } from '../../handwritten.ts';
import {
  changingLists,
  changingSecrets,
  created,
  isCreate,
  isRead,
  refusal,
  rewritingBodies,
} from './tools.ts';

/** Lies about what is created, kept and deleted. */
export const creationLies: readonly HandwrittenMutant[] = [
  {
    killedBy: 'ecp/life-cycle',
    description: 'a deleted secret can still be read',
    mutate: remembering(),
  },
  {
    killedBy: 'ecp/life-cycle',
    description: 'a password is read as asterisks',
    mutate: changingSecrets(isRead, (secret) => ({ ...secret, password: '**********' })),
  },
  {
    killedBy: 'ecp/life-cycle',
    description: 'a new secret was updated later than created',
    mutate: changingSecrets(isRead, (secret) => ({ ...secret, lastUpdateTime: '2099-01-01T00:00:00Z' })),
  },
  {
    killedBy: 'ecp/life-cycle',
    description: 'every secret is listed twice',
    mutate: changingLists(({ ImagePullSecrets: secrets, totalCount }) => ({
      ImagePullSecrets: [...secrets, ...secrets],
      totalCount,
    })),
  },
  {
    killedBy: 'ecp/unique-names',
    description: 'a name can be taken twice',
    mutate: changing((_, { status }) => status === 409, created),
  },
  {
    killedBy: 'ecp/unique-names',
    description: 'a name that is taken in one namespace is taken in all',
    mutate: takenEverywhere(),
  },
  {
    killedBy: 'ecp/unique-names',
    description: 'a name has its ID for ever',
    mutate: sameLocation(),
  },
  {
    killedBy: 'ecp/required-fields',
    description: 'a secret without a namespace goes to the account’s own',
    mutate: rewritingBodies(isCreate, (body) => ({ namespace: 'demo', ...body })),
  },
  {
    killedBy: 'ecp/required-fields',
    description: 'a password may be empty',
    mutate: rewritingBodies(isCreate, (body) =>
      body.password === '' ? { ...body, password: 'none' } : body,
    ),
  },
  {
    killedBy: 'ecp/required-fields',
    description: 'it is always the password that is missing',
    mutate: changing(
      (request, response) => isCreate(request) && jsonOf(response).error === 'RequiredFieldMissing',
      (response) => withJson(response, { ...jsonOf(response), message: 'The field password is required.' }),
    ),
  },
  {
    killedBy: 'ecp/name-form',
    description: 'a name is put into lower case',
    mutate: rewritingBodies(isCreate, (body) => ({ ...body, name: body.name?.toLowerCase?.() })),
  },
  {
    killedBy: 'ecp/name-form',
    description: 'a name is cut off after 63 characters',
    mutate: rewritingBodies(isCreate, (body) => ({ ...body, name: body.name?.slice?.(0, 63) })),
  },
  {
    killedBy: 'ecp/namespace-exists',
    description: 'a namespace that is missing is made',
    mutate: changing((_, response) => jsonOf(response).error === 'NamespaceNotExist', created),
  },
  {
    killedBy: 'ecp/order-of-checks',
    description: 'the name is looked at first',
    mutate: changing(
      (request, { status }) => isCreate(request) && status === 400 && jsonOf(request).name === 'A_B',
      (response) => refusal(400, 'InvalidSecretName', response),
    ),
  },
];

/** Answers from what was once read. */
function remembering(): HandwrittenMutant['mutate'] {
  const seen = new Map<string, HttpResponse>();
  return changing(isRead, (response, { path }) => {
    if (response.status === 200) seen.set(path, response);
    return seen.get(path) ?? response;
  });
}

function takenEverywhere(): HandwrittenMutant['mutate'] {
  const names = new Set<string>();
  return changing(
    (request, { status }) => {
      if (!isCreate(request) || status !== 201) return false;
      const { name }: Json = jsonOf(request);
      return names.has(name) || !names.add(name);
    },
    (response) => refusal(409, 'SecretNameExists', response),
  );
}

function sameLocation(): HandwrittenMutant['mutate'] {
  const locations = new Map<string, string | string[]>();
  return changing(
    (request, { status }) => isCreate(request) && status === 201,
    (response, request) => {
      const { name, namespace }: Json = jsonOf(request);
      const first = locations.get(`${namespace}/${name}`) ?? response.headers.Location ?? '';
      locations.set(`${namespace}/${name}`, first);
      return { ...response, headers: { ...response.headers, Location: first } };
    },
  );
}
