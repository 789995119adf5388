import { changing, type HandwrittenMutant, jsonOf } from '../../handwritten.ts';
import { changingSecrets, isCreate, isRead, isUpdate, refusal, rewritingBodies } from './tools.ts';

/** Lies about what is taken as a value, and what becomes of it. */
export const valueLies: readonly HandwrittenMutant[] = [
  {
    killedBy: 'ecp/unreadable-bodies',
    description: 'a number is as good as a text',
    mutate: rewritingBodies(isUpdate, (body) => {
      const texts = Object.entries(body).map(([key, value]) => [
        key,
        typeof value === 'number' ? `${value}` : value,
      ]);
      return Object.fromEntries(texts);
    }),
  },
  {
    killedBy: 'ecp/unreadable-bodies',
    description: 'what cannot be read is a field that is missing',
    mutate: changing(
      (_, response) => jsonOf(response).error === 'InvalidRequestBody',
      (response) => refusal(400, 'RequiredFieldMissing', response),
    ),
  },
  {
    killedBy: 'ecp/unknown-members',
    description: 'a member that is not known is kept',
    mutate: changingSecrets(isRead, (secret) => ({ ...secret, colour: 'blue' })),
  },
  {
    killedBy: 'ecp/empty-description',
    description: 'no description is the text null',
    mutate: rewritingBodies(
      (request) => isCreate(request) || isUpdate(request),
      (body) => (body.description === null ? { ...body, description: 'null' } : body),
    ),
  },
  {
    killedBy: 'ecp/verbatim-values',
    description: 'values are trimmed',
    mutate: rewritingBodies(isCreate, (body) => ({ ...body, username: body.username?.trim?.() || ' ' })),
  },
  {
    killedBy: 'ecp/verbatim-values',
    description: 'a password has 255 characters at most',
    mutate: rewritingBodies(
      (request) => isCreate(request) || isUpdate(request),
      (body) => ('password' in body ? { ...body, password: body.password?.slice?.(0, 255) } : body),
    ),
  },
];
