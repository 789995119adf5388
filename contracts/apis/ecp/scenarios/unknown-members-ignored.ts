import type { Scenario } from '../../../verify/contract.ts';
import { bodyFor, create, idOf, list, read } from '../calls.ts';

export const unknownMembersIgnored: Scenario = {
  id: 'unknown-members-ignored',
  title: 'members and parameters that are not known are ignored',
  async run(session) {
    // Whether it is ignored or refused, nobody sets what is the platform's.
    const body = await bodyFor(session, session.name('mine'));
    const old = '2001-01-01T00:00:00Z';
    const input = { body: { ...body, creationTime: old, lastUpdateTime: old, imagepullsecretID: 'mine' } };
    const answer = await session.probe(
      'valid',
      'post-imagepullsecrets',
      input,
      'with what is the platform’s',
    );
    const made = answer.status < 300 ? idOf(answer) : undefined;
    if (made) {
      const { creationTime, lastUpdateTime } = await read(session, made);
      const isOwn = made !== 'mine' && creationTime !== old && lastUpdateTime !== old;
      session.assert(isOwn, '/body', 'is what the caller wants of what the platform sets');
    }
    await session.unverified('E-A15', async () => {
      const name = session.name('more');
      const id = await create(session, name, { colour: 'blue' } as object);
      session.assert(!('colour' in (await read(session, id))), '/body/colour', 'an unknown member was kept');
      const { totalCount } = await list(session, { searchString: name, colour: 'blue' });
      session.assert(totalCount === 1, '/body/totalCount', 'filtered by an unknown parameter');
    });
  },
};
