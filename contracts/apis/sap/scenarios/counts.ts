import type { Scenario } from '../../../verify/contract.ts';
import { create, leavingNone, list } from '../calls.ts';

export const counts: Scenario = {
  id: 'counts',
  title: 'count is of the secrets in the answer, and of all with $count=true',
  async run(session) {
    const own = [session.name('count-1'), session.name('count-2')];
    await leavingNone(session, own, async () => {
      const before = await list(session, { $count: 'true' });
      for (const name of own) await create(session, name);
      const total = before.count + own.length;

      const expected: [query: Record<string, string>, count: number, listed: number][] = [
        [{}, total, total],
        [{ $count: 'false' }, total, total],
        [{ $count: 'true' }, total, total],
        [{ $top: '1' }, 1, 1],
        [{ $top: '1', $count: 'false' }, 1, 1],
        [{ $top: '1', $count: 'true' }, total, 1],
        [{ $skip: '1' }, total - 1, total - 1],
        [{ $skip: '1', $count: 'true' }, total, total - 1],
      ];
      for (const [query, count, listed] of expected) {
        const answer = await list(session, query);
        const asked = JSON.stringify(query);
        session.assert(answer.count === count, '/body/count', `${answer.count}, not ${count}, for ${asked}`);
        const { length } = answer.resources;
        session.assert(length === listed, '/body/resources', `${length}, not ${listed}, for ${asked}`);
      }
    });
  },
};
