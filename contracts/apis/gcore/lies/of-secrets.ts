import { noBody } from '../../../spec/message.ts';
import { changing, jsonOf, type Lie, withJson } from '../../../suite/lying.ts';
import type { PullSecret } from '../calls.ts';
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
export const liesOfSecrets: readonly Lie[] = [
  {
    caughtBy: 'gcore/life-cycle',
    says: 'a delete is promised, and not done',
    tell: (truth) => async (request) => {
      if (!isDelete(request)) return truth(request);
      const there = await truth({ ...request, method: 'GET', body: noBody });
      return there.status === 200 ? gone() : there;
    },
  },
  {
    caughtBy: 'gcore/life-cycle',
    says: 'a secret is read with something for its password',
    tell: rewording<PullSecret>(succeeded(isRead), (secret) => ({ ...secret, password: '********' })),
  },
  {
    caughtBy: 'gcore/life-cycle',
    says: 'a delete that comes again succeeds again',
    tell: changing(answeredWith(404, isDelete), gone),
  },
  {
    caughtBy: 'gcore/life-cycle',
    says: 'the name of a deleted secret is not free',
    tell: (truth) => {
      const names = new Set<unknown>();
      return async (request) => {
        if (isCreate(request) && names.has(objectOf(request)?.name)) return refusal(409, 'ConflictError');
        if (isDelete(request)) names.add(request.path.split('/').at(-1));
        return truth(request);
      };
    },
  },
  {
    caughtBy: 'gcore/partial-update',
    says: 'an update is answered, and not kept',
    tell: (truth) => async (request) => {
      if (!isUpdate(request)) return truth(request);
      const response = await truth({ ...request, body: noBody });
      return withJson(response, { ...jsonOf(response), ...objectOf(request) });
    },
  },
  {
    caughtBy: 'gcore/partial-update',
    says: 'an update replaces what it does not bring',
    tell: misreading(isUpdate, (changes) => ({ login: 'nobody', ...changes })),
  },
  {
    caughtBy: 'gcore/partial-update',
    says: 'null clears',
    tell: misreading(isUpdate, (changes) => ({ ...changes, ...(changes.login === null && { login: '-' }) })),
  },
  {
    caughtBy: 'gcore/partial-update',
    says: 'an update answers what was there before it',
    tell: (truth) => async (request) => {
      if (!isUpdate(request)) return truth(request);
      const before = await truth({ ...request, method: 'GET', body: noBody });
      const after = await truth(request);
      return after.status === 200 ? before : after;
    },
  },
  {
    caughtBy: 'gcore/partial-update',
    says: 'an update gives another name',
    tell: rewording<PullSecret>(succeeded(isUpdate), (secret, request) => ({
      ...secret,
      name: objectOf(request)?.name ?? secret.name,
    })),
  },
  {
    caughtBy: 'gcore/updated-at',
    says: 'updated_at is the time of creation',
    tell: rewording<PullSecret>(succeeded(isUpdate), (secret) => ({
      ...secret,
      updated_at: new Date(Date.now() - 1050).toISOString().replace(/\.\d+/, ''),
    })),
  },
  {
    caughtBy: 'gcore/updated-at',
    says: 'updated_at is the time of the last look',
    tell: rewording<PullSecret>(succeeded(isRead), (secret) => ({ ...secret, updated_at: now() })),
  },
  {
    caughtBy: 'gcore/updated-at',
    says: 'an update that brings nothing moves updated_at',
    tell: rewording<PullSecret>(succeeded(isUpdate), (secret) => ({ ...secret, updated_at: now() })),
  },
  {
    caughtBy: 'gcore/updated-at',
    says: 'updated_at is local time',
    tell: rewording<PullSecret>(succeeded(isCreate), (secret) => ({
      ...secret,
      updated_at: secret.updated_at.replace('Z', '+01:00'),
    })),
  },
  {
    caughtBy: 'gcore/duplicate-names',
    says: 'a name can be taken twice',
    tell: changing(answeredWith(409), (response) => ok(response)),
  },
  {
    caughtBy: 'gcore/duplicate-names',
    says: 'the second secret of a name replaces the first, while there is talk of a conflict',
    tell: (truth) => async (request) => {
      const response = await truth(request);
      if (response.status !== 409) return response;
      const path = `${request.path}/${objectOf(request)?.name}`;
      await truth({ ...request, method: 'PATCH', path });
      return response;
    },
  },
  {
    caughtBy: 'gcore/duplicate-names',
    says: 'a name that is taken is invalid',
    tell: changing(answeredWith(409), () => refusal(400, 'ValidationError')),
  },
];
