import type { HttpRequest } from '../../../../contracts/http/message.ts';
import { changing, type HandwrittenMutant, type Json, jsonOf, withJson } from '../../handwritten.ts';
import { changingSecrets, isRead, isUpdate, refusal, rewritingBodies, signed, truthOf } from './tools.ts';

const isReadOrUpdate = (request: HttpRequest) => isRead(request) || isUpdate(request);

/** Lies about updates. */
export const updateLies: readonly HandwrittenMutant[] = [
  {
    killedBy: 'ecp/partial-updates',
    description: 'what an update leaves out is emptied',
    mutate: rewritingBodies(isUpdate, (body) => ({ description: '', ...body })),
  },
  {
    killedBy: 'ecp/partial-updates',
    description: 'an update is answered, and lost',
    mutate: (truth) => async (request) => {
      if (!isUpdate(request) || jsonOf(request).username !== 'changed') return truth(request);
      const current = await truthOf(request, truth);
      return withJson(current, { ...jsonOf(current), ...jsonOf(request) });
    },
  },
  {
    killedBy: 'ecp/partial-updates',
    description: 'the password stays what it was',
    mutate: rewritingBodies(isUpdate, ({ password: _, ...body }) => body),
  },
  {
    killedBy: 'ecp/unchangeable',
    description: 'a secret can be renamed',
    mutate: changingSecrets(isUpdate, (secret, request) => {
      const { name = secret.name } = jsonOf(request);
      return { ...secret, name };
    }),
  },
  {
    killedBy: 'ecp/unchangeable',
    description: 'the times are the caller’s to set',
    mutate: changingSecrets(isUpdate, (secret, request) => {
      const { lastUpdateTime = secret.lastUpdateTime } = jsonOf(request);
      return { ...secret, lastUpdateTime };
    }),
  },
  {
    killedBy: 'ecp/unchangeable',
    description: 'another registry is refused',
    mutate: changing(
      (request) => isUpdate(request) && 'registry' in jsonOf(request),
      (response) => refusal(400, 'InvalidRequestBody', response),
    ),
  },
  {
    killedBy: 'ecp/update-times',
    description: 'an update leaves lastUpdateTime as it was',
    mutate: changingSecrets(isReadOrUpdate, (secret) => ({ ...secret, lastUpdateTime: secret.creationTime })),
  },
  {
    killedBy: 'ecp/update-times',
    description: 'an update moves creationTime too',
    mutate: changingSecrets(isReadOrUpdate, (secret) => ({ ...secret, creationTime: secret.lastUpdateTime })),
  },
  {
    killedBy: 'ecp/nothing-to-update',
    description: 'an update with nothing to change is refused',
    mutate: changing(
      (request) => isUpdate(request) && request.body.toString() === '{}',
      (response) => refusal(400, 'RequiredFieldMissing', response),
    ),
  },
  {
    killedBy: 'ecp/nothing-to-update',
    description: 'an update with nothing to change empties the description',
    mutate: rewritingBodies(isUpdate, (body: Json) => ('description' in body ? body : { description: '' })),
  },
  {
    killedBy: 'ecp/stays-complete',
    description: 'an empty username is passed over',
    mutate: rewritingBodies(isUpdate, ({ username, ...body }) => (username ? { username, ...body } : body)),
  },
  {
    killedBy: 'ecp/stays-complete',
    description: 'what is refused is done by half',
    mutate: (truth) => async (request) => {
      const { description } = jsonOf(request);
      const response = await truth(request);
      if (isUpdate(request) && response.status === 400 && description)
        await truth(signed({ ...request, body: Buffer.from(JSON.stringify({ description })) }));
      return response;
    },
  },
];
