import { objectOf } from '../../http-message-helpers.ts';
import { answeredWith, changeJson, changeResponse, succeeded } from '../../match-and-change-calls.ts';
import type { HandwrittenMutant } from '../../mutant.ts';
import { accepted, isCreate, isDelete, isRead, rejected } from './call-matchers.ts';

/** What can be created, and how a new secret looks. */
export const creations: readonly HandwrittenMutant[] = [
  {
    killedBy: 'gcore/partial-update',
    id: 'a password is read as asterisks',
    mutate: changeJson(succeeded(isRead), (secret) => ({ ...secret, password: '********' })),
  },
  {
    killedBy: 'gcore/one-project-and-region',
    id: 'the name of a deleted secret stays taken',
    mutate: (handle) => {
      const names = new Set<unknown>();
      return async (request) => {
        if (isCreate(request) && names.has(objectOf(request)?.name)) return rejected(409, 'ConflictError')();
        if (isDelete(request)) names.add(request.path.split('/').at(-1));
        return handle(request);
      };
    },
  },
  {
    killedBy: 'gcore/updated-at',
    id: 'updated_at is in local time',
    mutate: changeJson(succeeded(isCreate), (secret) => ({
      ...secret,
      updated_at: secret.updated_at.replace('Z', '+01:00'),
    })),
  },
  {
    killedBy: 'gcore/duplicate-names',
    id: 'a name can be taken twice',
    mutate: changeResponse(answeredWith(409), accepted),
  },
  {
    killedBy: 'gcore/duplicate-names',
    id: 'a creation with a taken name is answered with 409, but replaces the secret',
    mutate: (handle) => async (request) => {
      const response = await handle(request);
      const path = `${request.path}/${objectOf(request)?.name}`;
      if (response.status === 409) await handle({ ...request, method: 'PATCH', path });
      return response;
    },
  },
  {
    killedBy: 'gcore/duplicate-names',
    id: 'a taken name is answered with 400',
    mutate: changeResponse(answeredWith(409), rejected(400, 'ValidationError')),
  },
];
