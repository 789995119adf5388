import type { Scenario } from '../../../verify/contract.ts';
import { bodyFor, create, idOf, read, update } from '../calls.ts';

export const emptyDescription: Scenario = {
  id: 'empty-description',
  title: 'a description that is left out, null or empty is an empty text',
  async run(session) {
    await session.unverified('E-A18', async () => {
      const { description: _, ...body } = await bodyFor(session, session.name('undescribed'));
      const id = idOf(await session.call('post-imagepullsecrets', { body }, 201)) ?? '';
      const withNull = await create(session, session.name('null'), { description: null });
      for (const secret of [await read(session, id), await read(session, withNull)])
        session.assert(secret.description === '', '/body/description', 'not empty where none was given');

      for (const empty of [null, '']) {
        await update(session, id, { description: 'there' });
        const { description } = await update(session, id, { description: empty });
        session.assert(description === '', '/body/description', 'not empty after it was emptied');
      }
    });
  },
};
