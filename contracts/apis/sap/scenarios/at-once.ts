import type { Scenario } from '../../../verify/contract.ts';
import { credential, get, leavingNone, operation } from '../calls.ts';

export const atOnce: Scenario = {
  id: 'at-once',
  title: 'of two secrets that are created at the same time with one name, one is',
  async run(session) {
    const name = session.name('at-once');
    const attempt = () => session.send(operation.create, { body: { name, data: credential(session) } });
    await leavingNone(session, [name], async () => {
      const both = await Promise.all([attempt(), attempt(), attempt()]);
      await get(session, name);
      const { status } = await attempt();
      // Where a name may be taken twice one after the other (S-A1), it may be at once.
      if (status < 400) return;
      const taken = both.filter((answer) => answer.status < 400).length;
      session.assert(taken === 1, '/status', `${taken} of three were created`);
    });
  },
};
