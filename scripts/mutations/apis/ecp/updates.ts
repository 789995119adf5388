import { noBody } from '../../../../contracts/http/message.ts';
import { type Json, jsonOf, withJson, withRequestJson } from '../../http-message-helpers.ts';
import {
  answeredWith,
  changeRequestJson,
  changeResponse,
  type RequestMatcher,
} from '../../match-and-change-calls.ts';
import type { HandwrittenMutant } from '../../mutant.ts';
import { changeSecrets, isRead, isUpdate, rejected } from './call-matchers.ts';

const isReadOrUpdate: RequestMatcher = (request) => isRead(request) || isUpdate(request);

/** What an update accepts and changes. */
export const updates: readonly HandwrittenMutant[] = [
  {
    killedBy: 'ecp/partial-updates',
    id: 'an update without a description empties it',
    mutate: changeRequestJson(isUpdate, (changes) => ({ description: '', ...changes })),
  },
  {
    killedBy: 'ecp/partial-updates',
    id: 'a changed username is answered, but not stored',
    mutate: (handle) => async (request) => {
      if (!isUpdate(request) || jsonOf(request).username !== 'changed') return handle(request);
      const current = await handle({ ...request, method: 'GET', query: '', body: noBody });
      return withJson(current, { ...jsonOf(current), ...jsonOf(request) });
    },
  },
  {
    killedBy: 'ecp/partial-updates',
    id: 'a changed password is ignored',
    mutate: changeRequestJson(isUpdate, ({ password: _, ...changes }) => changes),
  },
  {
    killedBy: 'ecp/fixed-members-ignored',
    id: 'an update answers with another name',
    mutate: changeSecrets(isUpdate, (secret, request) => ({
      ...secret,
      name: jsonOf(request).name ?? secret.name,
    })),
  },
  {
    killedBy: 'ecp/fixed-members-ignored',
    id: 'an update sets lastUpdateTime',
    mutate: changeSecrets(isUpdate, (secret, request) => ({
      ...secret,
      lastUpdateTime: jsonOf(request).lastUpdateTime ?? secret.lastUpdateTime,
    })),
  },
  {
    killedBy: 'ecp/fixed-members-ignored',
    id: 'an update with another registry is rejected',
    mutate: changeResponse(
      (request) => isUpdate(request) && 'registry' in jsonOf(request),
      rejected(400, 'InvalidRequestBody'),
    ),
  },
  {
    killedBy: 'ecp/update-times',
    id: 'an update does not change lastUpdateTime',
    mutate: changeSecrets(isReadOrUpdate, (secret) => ({ ...secret, lastUpdateTime: secret.creationTime })),
  },
  {
    killedBy: 'ecp/update-times',
    id: 'an update changes creationTime',
    mutate: changeSecrets(isReadOrUpdate, (secret) => ({ ...secret, creationTime: secret.lastUpdateTime })),
  },
  {
    killedBy: 'ecp/nothing-to-update-is-accepted',
    id: 'an empty update is rejected',
    mutate: changeResponse(
      (request) => isUpdate(request) && request.body.toString() === '{}',
      rejected(400, 'RequiredFieldMissing'),
    ),
  },
  {
    killedBy: 'ecp/nothing-to-update-is-accepted',
    id: 'an empty update empties the description',
    mutate: changeRequestJson(isUpdate, (changes: Json) =>
      'description' in changes ? changes : { description: '' },
    ),
  },
  {
    killedBy: 'ecp/update-to-empty-login',
    id: 'an empty username is ignored',
    mutate: changeRequestJson(isUpdate, ({ username, ...changes }) =>
      username ? { username, ...changes } : changes,
    ),
  },
  {
    killedBy: 'ecp/update-to-empty-login',
    id: 'a rejected update changes the description',
    mutate: (handle) => async (request) => {
      const { description } = jsonOf(request);
      const response = await handle(request);
      if (answeredWith(400, isUpdate)(request, response) && description)
        await handle(withRequestJson(request, { description }));
      return response;
    },
  },
];
