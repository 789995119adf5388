import type { Scenario } from '../../../verify/contract.ts';
import { create, get, leavingNone, list, quota, remove } from '../calls.ts';

/** A larger quota is not used up: the tenant is not ours alone. */
const most = 50;

export const quotaLimit: Scenario = {
  id: 'quota-limit',
  title: 'a tenant has as many secrets as its quota allows, and the next one once another is deleted',
  async run(session) {
    const { quota: limit, usage } = await quota(session);
    const free = (limit.maxCount ?? 0) - (usage?.count ?? 0);
    if (free > most) return;
    const own = Array.from({ length: free }, (_, index) => session.name(`quota-${index + 1}`));
    const next = session.name('quota-next');
    await leavingNone(session, [...own, next], async () => {
      for (const name of own) await create(session, name);
      const { count, resources } = await list(session, { $count: 'true' });
      session.assert(
        count === resources.length,
        '/body/resources',
        `${resources.length} of ${count}, without $top`,
      );
      const { usage: used } = await quota(session);
      session.assert(used?.count === count, '/body/usage/count', `${used?.count}, not ${count}`);
      await session.unverified('S-A3', async () => {
        const { json } = await create(session, next, 403);
        const { message } = (json as { error: { message: string } }).error;
        const says = message.includes('quota') && message.includes(String(limit.maxCount));
        session.assert(says, '/body/error/message', 'does not mention the quota');
      });
      await get(session, next, 404);
      const [first] = own;
      if (first === undefined) return;
      await remove(session, first);
      await create(session, next);
    });
  },
};
