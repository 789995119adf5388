import type { Scenario } from '../../../verify/contract.ts';
import { operation } from '../calls.ts';
import { as, askForToken } from '../token-calls.ts';

export const bearerInAnyCase: Scenario = {
  id: 'bearer-in-any-case',
  title: 'a token is shown by the scheme Bearer, in whatever case that is written',
  readOnly: true,
  async run(session) {
    const { access_token } = await askForToken(session);
    await session.call(operation.query, as(`Bearer ${access_token}`), 200);
    await session.unverified('S-A11', async () => {
      for (const scheme of ['bearer', 'BEARER']) {
        await session.call(operation.query, as(`${scheme} ${access_token}`), 200);
      }
      for (const scheme of ['Token', 'Bearers', '']) {
        await session.call(operation.query, as(`${scheme} ${access_token}`), 401);
      }
    });
  },
};
