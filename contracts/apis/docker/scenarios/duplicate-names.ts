import type { Scenario } from '../../../verify/contract.ts';
import { create, dataOf, inspect, remove } from '../calls.ts';

export const duplicateNames: Scenario = {
  id: 'duplicate-names',
  title: 'a name is taken in any case, until its secret is deleted',
  async run(session) {
    const Name = session.name('dup');
    const id = await create(session, { Name });
    for (const taken of [Name, Name.toUpperCase()]) {
      await session.call('SecretCreate', { body: { Name: taken, Data: dataOf(session.secret()) } }, 409);
    }
    const { ID } = await inspect(session, Name);
    session.assert(ID === id, '/body/ID', 'the name went to another secret');

    await remove(session, id);
    const next = await create(session, { Name });
    session.assert(next !== id, '/body/ID', 'a deleted ID was given again');
  },
};
