import type { Scenario } from '../../../verify/contract.ts';
import { create, inspect } from '../calls.ts';

export const prefixLookUp: Scenario = {
  id: 'prefix-look-up',
  title: 'a secret is found by its ID, by an ID prefix that is its alone, and by its name in any case',
  async run(session) {
    const Name = session.name('look-up');
    const id = await create(session, { Name });
    for (const reference of [id, id.slice(0, 20), Name, Name.toUpperCase()]) {
      const { ID } = await inspect(session, reference);
      session.assert(ID === id, '/body/ID', `${reference} found ${ID}, not ${id}`);
    }
    for (const reference of [Name.slice(0, -1), id.toUpperCase(), `${id}x`]) {
      await session.call('SecretInspect', { path: { id: reference } }, 404);
    }
    // A name that looks like another secret's prefix is still a name.
    const prefix = id.slice(0, 20);
    const other = await create(session, { Name: prefix });
    const { ID } = await inspect(session, prefix);
    session.assert(ID === other, '/body/ID', `the prefix ${prefix} won over the name`);
  },
};
