import type { Scenario } from '../../../verify/contract.ts';
import { at, create, isUnknown } from '../calls.ts';

export const childCustomers: Scenario = {
  id: 'child-customers',
  title: 'a call on behalf of a child customer sees the secrets of that customer alone',
  async run(session) {
    const id = await create(session, session.name('own'));
    const headers = { 'on-behalf-of': session.name('child') };
    await session.unverified('E-A7', async () => {
      await isUnknown(session, id, headers);
      const { json } = await session.call('get-imagepullsecrets', { headers }, 200);
      const { totalCount } = json as { totalCount: number };
      session.assert(totalCount === 0, '/body/totalCount', `${totalCount} of a customer who has none`);
    });
    await session.call('get-imagepullsecret-by-ID', at(id), 200);
  },
};
