import type { Scenario } from '../../../verify/contract.ts';
import { create, leavingNone, list, operation } from '../calls.ts';

export const dollarSignRawOrEncoded: Scenario = {
  id: 'dollar-sign-raw-or-encoded',
  title: 'the `$` of a parameter may come as it is, and as `%24`',
  async run(session) {
    const own = ['dollar-a', 'dollar-b'].map((what) => session.name(what));
    await leavingNone(session, own, async () => {
      for (const name of own) await create(session, name);
      const escaped = await list(session, { $top: '1', $skip: '1', $count: 'true' });
      const authorize = session.authorizing((request) => ({
        ...request,
        query: '$top=1&$skip=1&$count=true',
      }));
      const { json } = await session.call(operation.query, { authorize }, 200);
      const same = JSON.stringify(json) === JSON.stringify(escaped);
      session.assert(same, '/body', 'another page than with `%24`');
    });
  },
};
