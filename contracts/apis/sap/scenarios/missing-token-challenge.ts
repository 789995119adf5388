import { headerOf } from '../../../http/message.ts';
import type { Scenario } from '../../../verify/contract.ts';
import { operation } from '../calls.ts';
import { as, asNobody } from '../token-calls.ts';

export const missingTokenChallenge: Scenario = {
  id: 'missing-token-challenge',
  title: 'a request without a token gets 401 and WWW-Authenticate, whatever it asks for',
  readOnly: true,
  async run(session) {
    await session.unverified('S-A10', async () => {
      for (const unauthenticated of [asNobody, as('Bearer'), as('Basic c2ItY2xpZW50OnMzY3JldA==')]) {
        for (const id of [operation.query, operation.quota]) {
          const { headers } = await session.call(id, unauthenticated, 401);
          const wanted = headerOf(headers, 'www-authenticate') ?? 'nothing';
          session.assert(
            /^Bearer\b/.test(wanted),
            '/headers/WWW-Authenticate',
            `wants ${wanted}, not Bearer`,
          );
        }
      }
      // Neither the name nor the page is looked at before the caller is.
      const path = { dockerRegistryName: session.name('nowhere') };
      await session.call(operation.get, { ...asNobody, path }, 401);
      await session.call(operation.query, { ...asNobody, query: { $top: 'ten' } }, 401);
    });
  },
};
