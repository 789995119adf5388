import type { Scenario } from '../../../verify/contract.ts';
import { create, leavingNone, quota, remove } from '../calls.ts';

export const quotaUsage: Scenario = {
  id: 'quota-usage',
  title: 'the usage follows what is created and deleted, the quota does not, and quotaOnly leaves usage out',
  async run(session) {
    const name = session.name('usage');
    await leavingNone(session, [name], async () => {
      const before = await quota(session);
      const used = before.usage?.count ?? Number.NaN;
      const expectUsage = async (count: number) => {
        const { quota: limit, usage } = await quota(session, { quotaOnly: 'false' });
        session.assert(usage?.count === count, '/body/usage/count', `${usage?.count}, not ${count}`);
        const { maxCount } = before.quota;
        session.assert(
          limit.maxCount === maxCount,
          '/body/quota/maxCount',
          `${limit.maxCount}, was ${maxCount}`,
        );
      };
      await create(session, name);
      await expectUsage(used + 1);
      const only = await quota(session, { quotaOnly: 'true' });
      session.assert(only.usage === undefined, '/body/usage', 'is there with quotaOnly=true');
      await remove(session, name);
      await expectUsage(used);
    });
  },
};
