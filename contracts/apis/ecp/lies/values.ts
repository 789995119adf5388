import { changing, jsonOf, type Lie } from '../../../suite/lying.ts';
import { changingSecrets, isCreate, isRead, isUpdate, refusal, rewritingBodies } from './tools.ts';

/** Lies about what is taken as a value, and what becomes of it. */
export const valueLies: readonly Lie[] = [
  {
    caughtBy: 'ecp/unreadable-bodies',
    says: 'a number is as good as a text',
    tell: rewritingBodies(isUpdate, (body) => {
      const texts = Object.entries(body).map(([key, value]) => [
        key,
        typeof value === 'number' ? `${value}` : value,
      ]);
      return Object.fromEntries(texts);
    }),
  },
  {
    caughtBy: 'ecp/unreadable-bodies',
    says: 'what cannot be read is a field that is missing',
    tell: changing(
      (_, response) => jsonOf(response).error === 'InvalidRequestBody',
      (response) => refusal(400, 'RequiredFieldMissing', response),
    ),
  },
  {
    caughtBy: 'ecp/unknown-members',
    says: 'a member that is not known is kept',
    tell: changingSecrets(isRead, (secret) => ({ ...secret, colour: 'blue' })),
  },
  {
    caughtBy: 'ecp/empty-description',
    says: 'no description is the text null',
    tell: rewritingBodies(
      (request) => isCreate(request) || isUpdate(request),
      (body) => (body.description === null ? { ...body, description: 'null' } : body),
    ),
  },
  {
    caughtBy: 'ecp/verbatim-values',
    says: 'values are trimmed',
    tell: rewritingBodies(isCreate, (body) => ({ ...body, username: body.username?.trim?.() || ' ' })),
  },
  {
    caughtBy: 'ecp/verbatim-values',
    says: 'a password has 255 characters at most',
    tell: rewritingBodies(
      (request) => isCreate(request) || isUpdate(request),
      (body) => ('password' in body ? { ...body, password: body.password?.slice?.(0, 255) } : body),
    ),
  },
];
