import type { HttpRequest } from '../../../spec/message.ts';
import { changing, type Json, jsonOf, type Lie, withJson } from '../../../suite/lying.ts';
import { changingSecrets, isRead, isUpdate, refusal, rewritingBodies, signed, truthOf } from './tools.ts';

const isReadOrUpdate = (request: HttpRequest) => isRead(request) || isUpdate(request);

/** Lies about updates. */
export const updateLies: readonly Lie[] = [
  {
    caughtBy: 'ecp/partial-updates',
    says: 'what an update leaves out is emptied',
    tell: rewritingBodies(isUpdate, (body) => ({ description: '', ...body })),
  },
  {
    caughtBy: 'ecp/partial-updates',
    says: 'an update is answered, and lost',
    tell: (truth) => async (request) => {
      if (!isUpdate(request) || jsonOf(request).username !== 'changed') return truth(request);
      const current = await truthOf(request, truth);
      return withJson(current, { ...jsonOf(current), ...jsonOf(request) });
    },
  },
  {
    caughtBy: 'ecp/partial-updates',
    says: 'the password stays what it was',
    tell: rewritingBodies(isUpdate, ({ password: _, ...body }) => body),
  },
  {
    caughtBy: 'ecp/unchangeable',
    says: 'a secret can be renamed',
    tell: changingSecrets(isUpdate, (secret, request) => {
      const { name = secret.name } = jsonOf(request);
      return { ...secret, name };
    }),
  },
  {
    caughtBy: 'ecp/unchangeable',
    says: 'the times are the caller’s to set',
    tell: changingSecrets(isUpdate, (secret, request) => {
      const { lastUpdateTime = secret.lastUpdateTime } = jsonOf(request);
      return { ...secret, lastUpdateTime };
    }),
  },
  {
    caughtBy: 'ecp/unchangeable',
    says: 'another registry is refused',
    tell: changing(
      (request) => isUpdate(request) && 'registry' in jsonOf(request),
      (response) => refusal(400, 'InvalidRequestBody', response),
    ),
  },
  {
    caughtBy: 'ecp/update-times',
    says: 'an update leaves lastUpdateTime as it was',
    tell: changingSecrets(isReadOrUpdate, (secret) => ({ ...secret, lastUpdateTime: secret.creationTime })),
  },
  {
    caughtBy: 'ecp/update-times',
    says: 'an update moves creationTime too',
    tell: changingSecrets(isReadOrUpdate, (secret) => ({ ...secret, creationTime: secret.lastUpdateTime })),
  },
  {
    caughtBy: 'ecp/nothing-to-update',
    says: 'an update with nothing to change is refused',
    tell: changing(
      (request) => isUpdate(request) && request.body.toString() === '{}',
      (response) => refusal(400, 'RequiredFieldMissing', response),
    ),
  },
  {
    caughtBy: 'ecp/nothing-to-update',
    says: 'an update with nothing to change empties the description',
    tell: rewritingBodies(isUpdate, (body: Json) => ('description' in body ? body : { description: '' })),
  },
  {
    caughtBy: 'ecp/stays-complete',
    says: 'an empty username is passed over',
    tell: rewritingBodies(isUpdate, ({ username, ...body }) => (username ? { username, ...body } : body)),
  },
  {
    caughtBy: 'ecp/stays-complete',
    says: 'what is refused is done by half',
    tell: (truth) => async (request) => {
      const { description } = jsonOf(request);
      const response = await truth(request);
      if (isUpdate(request) && response.status === 400 && description)
        await truth(signed({ ...request, body: Buffer.from(JSON.stringify({ description })) }));
      return response;
    },
  },
];
