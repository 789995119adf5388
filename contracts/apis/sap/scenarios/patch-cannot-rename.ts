import type { Scenario } from '../../../verify/contract.ts';
import { create, credential, get, leavingNone, patch } from '../calls.ts';

export const patchCannotRename: Scenario = {
  id: 'patch-cannot-rename',
  title: 'a patch cannot rename a secret: the path decides, whatever name the body has',
  async run(session) {
    const name = session.name('kept');
    const other = session.name('renamed');
    await leavingNone(session, [name, other], async () => {
      await create(session, name);
      await session.unverified('S-A7', async () => {
        for (const given of [other, 'No Name', null, 5]) {
          const { id } = await patch(session, name, { body: { name: given, data: credential(session) } });
          session.assert(id === name, '/body/id', `${id}, not ${name}`);
        }
      });
      await get(session, other, 404);
      await get(session, name);
    });
  },
};
