import type { Scenario } from '../../../verify/contract.ts';
import { create, list, read, update } from '../calls.ts';

export const partialUpdates: Scenario = {
  id: 'partial-updates',
  title: 'an update replaces what it has of description, username and password, and keeps all the rest',
  async run(session) {
    const name = session.name('partial');
    const id = await create(session, name);
    const changes = [
      { username: 'changed' },
      { password: session.secret() },
      { description: 'changed' },
      { description: '' },
      { description: 'again', username: 'again', password: session.secret() },
    ];
    let wanted = await read(session, id);
    for (const change of changes) {
      const answered = await update(session, id, change);
      wanted = { ...wanted, ...change, lastUpdateTime: answered.lastUpdateTime };
      for (const secret of [answered, await read(session, id)]) {
        for (const field of Object.keys(wanted) as (keyof typeof wanted)[])
          session.assert(
            secret[field] === wanted[field],
            `/body/${field}`,
            'not what the updates left there',
          );
      }
    }
    const [listed] = (await list(session, { searchString: name })).ImagePullSecrets;
    session.assert(
      listed?.description === 'again',
      '/body/ImagePullSecrets/0/description',
      'not what was updated',
    );
  },
};
