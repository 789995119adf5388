import { noBody } from '../../../../contracts/http/message.ts';
import { jsonOf, objectOf, withJson } from '../../http-message-helpers.ts';
import { changeJson, changeRequestJson, succeeded } from '../../match-and-change-calls.ts';
import type { HandwrittenMutant } from '../../mutant.ts';
import { isRead, isUpdate } from './call-matchers.ts';

const now = () => `${new Date().toISOString().slice(0, 19)}Z`;

/** What an update changes and answers. */
export const updates: readonly HandwrittenMutant[] = [
  {
    killedBy: 'gcore/partial-update',
    id: 'an update is answered, but not stored',
    mutate: (handle) => async (request) => {
      if (!isUpdate(request)) return handle(request);
      const response = await handle({ ...request, body: noBody });
      return withJson(response, { ...jsonOf(response), ...objectOf(request) });
    },
  },
  {
    killedBy: 'gcore/partial-update',
    id: 'an update without a login replaces it',
    mutate: changeRequestJson(isUpdate, (changes) => ({ login: 'nobody', ...changes })),
  },
  {
    killedBy: 'gcore/partial-update',
    id: 'null clears a login',
    mutate: changeRequestJson(isUpdate, (changes) => ({
      ...changes,
      ...(changes.login === null && { login: '-' }),
    })),
  },
  {
    killedBy: 'gcore/partial-update',
    id: 'an update answers with the old secret',
    mutate: (handle) => async (request) => {
      if (!isUpdate(request)) return handle(request);
      const before = await handle({ ...request, method: 'GET', body: noBody });
      const after = await handle(request);
      return after.status === 200 ? before : after;
    },
  },
  {
    killedBy: 'gcore/partial-update',
    id: 'an update answers with another name',
    mutate: changeJson(succeeded(isUpdate), (secret, request) => ({
      ...secret,
      name: objectOf(request)?.name ?? secret.name,
    })),
  },
  {
    killedBy: 'gcore/updated-at',
    id: 'updated_at is the time of creation',
    mutate: changeJson(succeeded(isUpdate), (secret) => ({
      ...secret,
      updated_at: new Date(Date.now() - 1050).toISOString().replace(/\.\d+/, ''),
    })),
  },
  {
    killedBy: 'gcore/updated-at',
    id: 'updated_at is the time of the last read',
    mutate: changeJson(succeeded(isRead), (secret) => ({ ...secret, updated_at: now() })),
  },
  {
    killedBy: 'gcore/updated-at',
    id: 'an empty update changes updated_at',
    mutate: changeJson(succeeded(isUpdate), (secret) => ({ ...secret, updated_at: now() })),
  },
];
