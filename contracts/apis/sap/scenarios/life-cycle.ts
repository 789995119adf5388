import type { Scenario } from '../../../verify/contract.ts';
import { create, get, leavingNone, namesOf, remove } from '../calls.ts';

export const lifeCycle: Scenario = {
  id: 'life-cycle',
  title: 'a secret is there from its creation to its deletion, by its name, and can be created again',
  async run(session) {
    const name = session.name('life');
    const listed = async () => (await namesOf(session)).filter((other) => other === name).length;
    await leavingNone(session, [name], async () => {
      await create(session, name);
      const { name: read } = (await get(session, name)).json as { name?: string };
      session.assert(read === name, '/body/name', `${read}, not ${name}`);
      const times = await listed();
      session.assert(times === 1, '/body/resources', `listed ${times} times`);

      const { id } = await remove(session, name);
      session.assert(id === name, '/body/id', `${id}, not ${name}`);
      await get(session, name, 404);
      session.assert((await listed()) === 0, '/body/resources', 'still listed after it was deleted');
      await session.unverified('S-A21', async () => {
        await remove(session, name, 404);
      });
      await create(session, name);
      await get(session, name);
    });
  },
};
