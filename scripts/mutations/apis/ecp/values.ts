import { jsonOf } from '../../http-message-helpers.ts';
import { changeRequestJson, changeResponse } from '../../match-and-change-calls.ts';
import type { HandwrittenMutant } from '../../mutant.ts';
import { changeSecrets, isCreate, isRead, isUpdate, isWrite, rejected } from './call-matchers.ts';

/** Which values are accepted, and what becomes of them. */
export const values: readonly HandwrittenMutant[] = [
  {
    killedBy: 'ecp/unreadable-bodies',
    id: 'a number is read as a string',
    mutate: changeRequestJson(isUpdate, (body) => {
      const texts = Object.entries(body).map(([name, value]) => [
        name,
        typeof value === 'number' ? `${value}` : value,
      ]);
      return Object.fromEntries(texts);
    }),
  },
  {
    killedBy: 'ecp/unreadable-bodies',
    id: 'an unreadable body is a missing field',
    mutate: changeResponse(
      (_, response) => jsonOf(response).error === 'InvalidRequestBody',
      rejected(400, 'RequiredFieldMissing'),
    ),
  },
  {
    killedBy: 'ecp/unknown-members-ignored',
    id: 'an unknown member is stored',
    mutate: changeSecrets(isRead, (secret) => ({ ...secret, colour: 'blue' })),
  },
  {
    killedBy: 'ecp/empty-description',
    id: 'a null description is the text null',
    mutate: changeRequestJson(isWrite, (secret) =>
      secret.description === null ? { ...secret, description: 'null' } : secret,
    ),
  },
  {
    killedBy: 'ecp/verbatim-values',
    id: 'a username is trimmed',
    mutate: changeRequestJson(isCreate, (secret) => ({
      ...secret,
      username: secret.username?.trim?.() || ' ',
    })),
  },
  {
    killedBy: 'ecp/verbatim-values',
    id: 'a password is cut to 255 characters',
    mutate: changeRequestJson(isWrite, (secret) =>
      'password' in secret ? { ...secret, password: secret.password?.slice?.(0, 255) } : secret,
    ),
  },
];
