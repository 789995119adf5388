import type { Scenario } from '../../../verify/contract.ts';
import { at, create, isUnknown, read, refused } from '../calls.ts';

export const foundByIdOnly: Scenario = {
  id: 'found-by-id-only',
  title: 'a secret is found by its whole ID alone: not by its name, nor by another form of the ID',
  async run(session) {
    const name = session.name('by-id');
    const id = await create(session, name);
    const others = [name, id.slice(0, -1), `${id}0`, 'f163180004bf11eb8d2a0242ac120003', '*', 'ID/of/none'];
    for (const other of others) await isUnknown(session, other);
    await read(session, id);
    await session.unverified('E-A23', async () => {
      const shouted = id.toUpperCase();
      if (shouted !== id)
        await refused(session, 'get-imagepullsecret-by-ID', at(shouted), [404, 'SecretNotFound']);
    });
  },
};
