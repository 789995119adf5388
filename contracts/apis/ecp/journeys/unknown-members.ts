import type { Journey } from '../../../suite/contract.ts';
import { create, list, read } from '../calls.ts';

export const unknownMembers: Journey = {
  id: 'unknown-members',
  title: 'members and parameters that are not known are ignored',
  async run(session) {
    await session.assuming('E-A15', async () => {
      const name = session.name('more');
      const id = await create(session, name, { colour: 'blue' } as object);
      session.holds(!('colour' in (await read(session, id))), '/body/colour', 'an unknown member was kept');
      const { totalCount } = await list(session, { searchString: name, colour: 'blue' });
      session.holds(totalCount === 1, '/body/totalCount', 'filtered by an unknown parameter');
    });
  },
};
