import type { Scenario } from '../../../verify/contract.ts';
import { at, create, read, update } from '../calls.ts';

export const nothingToUpdateIsAccepted: Scenario = {
  id: 'nothing-to-update-is-accepted',
  title: 'an update with nothing that can be changed is answered with the secret as it was',
  async run(session) {
    const id = await create(session, session.name('nothing'));
    const before = JSON.stringify(await read(session, id));
    await session.unverified('E-A16', async () => {
      for (const body of [{}, { name: session.name('renamed') }, { registry: 'quay.io', more: true }]) {
        const answered = JSON.stringify(await update(session, id, body));
        session.assert(answered === before, '/body', 'not the secret as it was');
      }
      const { json } = await session.call('patch-imagepullsecret-by-ID', at(id), 200);
      session.assert(JSON.stringify(json) === before, '/body', 'not the secret as it was, without a body');
    });
  },
};
