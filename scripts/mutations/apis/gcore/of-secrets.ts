import type { PullSecret } from '../../../../contracts/apis/gcore/calls.ts';
import { noBody } from '../../../../contracts/http/message.ts';
import { changing, type HandwrittenMutant, jsonOf, withJson } from '../../handwritten.ts';
import {
  answeredWith,
  gone,
  isCreate,
  isDelete,
  isRead,
  isUpdate,
  misreading,
  objectOf,
  ok,
  refusal,
  rewording,
  succeeded,
} from './tools.ts';

const now = () => `${new Date().toISOString().slice(0, 19)}Z`;

/** Lies about what becomes of a secret. */
export const liesOfSecrets: readonly HandwrittenMutant[] = [
  {
    killedBy: 'gcore/life-cycle',
    description: 'a delete is promised, and not done',
    mutate: (truth) => async (request) => {
      if (!isDelete(request)) return truth(request);
      const there = await truth({ ...request, method: 'GET', body: noBody });
      return there.status === 200 ? gone() : there;
    },
  },
  {
    killedBy: 'gcore/life-cycle',
    description: 'a secret is read with something for its password',
    mutate: rewording<PullSecret>(succeeded(isRead), (secret) => ({ ...secret, password: '********' })),
  },
  {
    killedBy: 'gcore/life-cycle',
    description: 'a delete that comes again succeeds again',
    mutate: changing(answeredWith(404, isDelete), gone),
  },
  {
    killedBy: 'gcore/life-cycle',
    description: 'the name of a deleted secret is not free',
    mutate: (truth) => {
      const names = new Set<unknown>();
      return async (request) => {
        if (isCreate(request) && names.has(objectOf(request)?.name)) return refusal(409, 'ConflictError');
        if (isDelete(request)) names.add(request.path.split('/').at(-1));
        return truth(request);
      };
    },
  },
  {
    killedBy: 'gcore/partial-update',
    description: 'an update is answered, and not kept',
    mutate: (truth) => async (request) => {
      if (!isUpdate(request)) return truth(request);
      const response = await truth({ ...request, body: noBody });
      return withJson(response, { ...jsonOf(response), ...objectOf(request) });
    },
  },
  {
    killedBy: 'gcore/partial-update',
    description: 'an update replaces what it does not bring',
    mutate: misreading(isUpdate, (changes) => ({ login: 'nobody', ...changes })),
  },
  {
    killedBy: 'gcore/partial-update',
    description: 'null clears',
    mutate: misreading(isUpdate, (changes) => ({
      ...changes,
      ...(changes.login === null && { login: '-' }),
    })),
  },
  {
    killedBy: 'gcore/partial-update',
    description: 'an update answers what was there before it',
    mutate: (truth) => async (request) => {
      if (!isUpdate(request)) return truth(request);
      const before = await truth({ ...request, method: 'GET', body: noBody });
      const after = await truth(request);
      return after.status === 200 ? before : after;
    },
  },
  {
    killedBy: 'gcore/partial-update',
    description: 'an update gives another name',
    mutate: rewording<PullSecret>(succeeded(isUpdate), (secret, request) => ({
      ...secret,
      name: objectOf(request)?.name ?? secret.name,
    })),
  },
  {
    killedBy: 'gcore/updated-at',
    description: 'updated_at is the time of creation',
    mutate: rewording<PullSecret>(succeeded(isUpdate), (secret) => ({
      ...secret,
      updated_at: new Date(Date.now() - 1050).toISOString().replace(/\.\d+/, ''),
    })),
  },
  {
    killedBy: 'gcore/updated-at',
    description: 'updated_at is the time of the last look',
    mutate: rewording<PullSecret>(succeeded(isRead), (secret) => ({ ...secret, updated_at: now() })),
  },
  {
    killedBy: 'gcore/updated-at',
    description: 'an update that brings nothing moves updated_at',
    mutate: rewording<PullSecret>(succeeded(isUpdate), (secret) => ({ ...secret, updated_at: now() })),
  },
  {
    killedBy: 'gcore/updated-at',
    description: 'updated_at is local time',
    mutate: rewording<PullSecret>(succeeded(isCreate), (secret) => ({
      ...secret,
      updated_at: secret.updated_at.replace('Z', '+01:00'),
    })),
  },
  {
    killedBy: 'gcore/duplicate-names',
    description: 'a name can be taken twice',
    mutate: changing(answeredWith(409), (response) => ok(response)),
  },
  {
    killedBy: 'gcore/duplicate-names',
    description: 'the second secret of a name replaces the first, while there is talk of a conflict',
    mutate: (truth) => async (request) => {
      const response = await truth(request);
      if (response.status !== 409) return response;
      const path = `${request.path}/${objectOf(request)?.name}`;
      await truth({ ...request, method: 'PATCH', path });
      return response;
    },
  },
  {
    killedBy: 'gcore/duplicate-names',
    description: 'a name that is taken is invalid',
    mutate: changing(answeredWith(409), () => refusal(400, 'ValidationError')),
  },
];
