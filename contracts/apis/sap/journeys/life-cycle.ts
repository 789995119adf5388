import type { Journey } from '../../../suite/contract.ts';
import { create, get, leavingNone, namesOf, remove } from '../calls.ts';

export const lifeCycle: Journey = {
  id: 'life-cycle',
  title: 'a secret is there from its creation to its deletion, by its name, and can be created again',
  async run(session) {
    const name = session.name('life');
    const listed = async () => (await namesOf(session)).filter((other) => other === name).length;
    await leavingNone(session, [name], async () => {
      await create(session, name);
      const { name: read } = (await get(session, name)).json as { name?: string };
      session.holds(read === name, '/body/name', `${read}, not ${name}`);
      const times = await listed();
      session.holds(times === 1, '/body/resources', `listed ${times} times`);

      const { id } = await remove(session, name);
      session.holds(id === name, '/body/id', `${id}, not ${name}`);
      await get(session, name, 404);
      session.holds((await listed()) === 0, '/body/resources', 'still listed after it was deleted');
      await session.assuming('S-A21', async () => {
        await remove(session, name, 404);
      });
      await create(session, name);
      await get(session, name);
    });
  },
};
