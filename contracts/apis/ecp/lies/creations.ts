import type { HttpResponse } from '../../../spec/message.ts';
import { changing, type Json, jsonOf, type Lie, withJson } from '../../../suite/lying.ts';
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
export const creationLies: readonly Lie[] = [
  {
    caughtBy: 'ecp/life-cycle',
    says: 'a deleted secret can still be read',
    tell: remembering(),
  },
  {
    caughtBy: 'ecp/life-cycle',
    says: 'a password is read as asterisks',
    tell: changingSecrets(isRead, (secret) => ({ ...secret, password: '**********' })),
  },
  {
    caughtBy: 'ecp/life-cycle',
    says: 'a new secret was updated later than created',
    tell: changingSecrets(isRead, (secret) => ({ ...secret, lastUpdateTime: '2099-01-01T00:00:00Z' })),
  },
  {
    caughtBy: 'ecp/life-cycle',
    says: 'every secret is listed twice',
    tell: changingLists(({ ImagePullSecrets: secrets, totalCount }) => ({
      ImagePullSecrets: [...secrets, ...secrets],
      totalCount,
    })),
  },
  {
    caughtBy: 'ecp/unique-names',
    says: 'a name can be taken twice',
    tell: changing((_, { status }) => status === 409, created),
  },
  {
    caughtBy: 'ecp/unique-names',
    says: 'a name that is taken in one namespace is taken in all',
    tell: takenEverywhere(),
  },
  {
    caughtBy: 'ecp/unique-names',
    says: 'a name has its ID for ever',
    tell: sameLocation(),
  },
  {
    caughtBy: 'ecp/required-fields',
    says: 'a secret without a namespace goes to the account’s own',
    tell: rewritingBodies(isCreate, (body) => ({ namespace: 'demo', ...body })),
  },
  {
    caughtBy: 'ecp/required-fields',
    says: 'a password may be empty',
    tell: rewritingBodies(isCreate, (body) => (body.password === '' ? { ...body, password: 'none' } : body)),
  },
  {
    caughtBy: 'ecp/required-fields',
    says: 'it is always the password that is missing',
    tell: changing(
      (request, response) => isCreate(request) && jsonOf(response).error === 'RequiredFieldMissing',
      (response) => withJson(response, { ...jsonOf(response), message: 'The field password is required.' }),
    ),
  },
  {
    caughtBy: 'ecp/name-form',
    says: 'a name is put into lower case',
    tell: rewritingBodies(isCreate, (body) => ({ ...body, name: body.name?.toLowerCase?.() })),
  },
  {
    caughtBy: 'ecp/name-form',
    says: 'a name is cut off after 63 characters',
    tell: rewritingBodies(isCreate, (body) => ({ ...body, name: body.name?.slice?.(0, 63) })),
  },
  {
    caughtBy: 'ecp/namespace-exists',
    says: 'a namespace that is missing is made',
    tell: changing((_, response) => jsonOf(response).error === 'NamespaceNotExist', created),
  },
  {
    caughtBy: 'ecp/order-of-checks',
    says: 'the name is looked at first',
    tell: changing(
      (request, { status }) => isCreate(request) && status === 400 && jsonOf(request).name === 'A_B',
      (response) => refusal(400, 'InvalidSecretName', response),
    ),
  },
];

/** Answers from what was once read. */
function remembering(): Lie['tell'] {
  const seen = new Map<string, HttpResponse>();
  return changing(isRead, (response, { path }) => {
    if (response.status === 200) seen.set(path, response);
    return seen.get(path) ?? response;
  });
}

function takenEverywhere(): Lie['tell'] {
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

function sameLocation(): Lie['tell'] {
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
