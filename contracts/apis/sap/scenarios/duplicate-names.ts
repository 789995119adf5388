import type { Scenario } from '../../../verify/contract.ts';
import { create, get, leavingNone, remove } from '../calls.ts';

export const duplicateNames: Scenario = {
  id: 'duplicate-names',
  title: 'a name is taken until its secret is deleted',
  async run(session) {
    const name = session.name('dup');
    await leavingNone(session, [name], async () => {
      await create(session, name);
      await session.unverified('S-A1', async () => {
        const { json } = await create(session, name, 409);
        const { message } = (json as { error: { message: string } }).error;
        const says = message.includes(name) && message.includes('already exists');
        session.assert(says, '/body/error/message', 'does not say that the name already exists');
      });
      await get(session, name);
      await remove(session, name);
      await create(session, name);
    });
  },
};
