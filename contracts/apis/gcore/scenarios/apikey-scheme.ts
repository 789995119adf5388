import type { Scenario } from '../../../verify/contract.ts';
import type { Authorize } from '../../../verify/engine/connection-types.ts';
import { operations, refused } from '../calls.ts';

/** Which class a 401 has, where it is not `not_authenticated`. */
const classes: Record<string, string> = {
  'a bearer token': 'token_not_valid',
  'an unknown token': 'token_not_valid',
  'a token that is cut off': 'token_not_valid',
  'a token with a tail': 'token_not_valid',
  'a token with another end': 'token_not_valid',
  'a token in other letters': 'token_not_valid',
};

const twoSpaces: Authorize = (request) => ({
  ...request,
  headers: { ...request.headers, authorization: 'APIKey  1234$abcdef' },
});

export const apikeyScheme: Scenario = {
  id: 'apikey-scheme',
  readOnly: true,
  title:
    'a token needs the word apikey, in either official spelling, and a request without them is answered with the reason',
  async run(session) {
    // The connection puts the token behind the word that a request brings.
    for (const word of ['apikey', 'APIKey']) {
      await session.call(operations.list, { headers: { authorization: word } }, 200);
    }
    await session.unverified('G-A4', async () => {
      await session.call(operations.list, { headers: { authorization: 'APIKEY' } }, 200);
      await session.call(operations.list, { authorize: twoSpaces }, 401);
    });
    for (const authorize of Object.values(session.unauthenticated))
      await session.call(operations.list, { authorize }, 401);
    await session.unverified('G-A3', async () => {
      for (const [who, authorize] of Object.entries(session.unauthenticated)) {
        await refused(session, operations.list, { authorize }, [401, classes[who] ?? 'not_authenticated']);
      }
    });
  },
};
