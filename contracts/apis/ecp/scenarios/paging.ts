import type { Scenario } from '../../../verify/contract.ts';
import { create, list } from '../calls.ts';

export const paging: Scenario = {
  id: 'paging',
  title: 'pages are disjoint, complete and in order, and each has the same count of all',
  async run(session) {
    const searchString = session.name('page');
    const created: string[] = [];
    for (let i = 0; i < 5; i += 1) created.push(await create(session, `${searchString}-${i}`));

    for (const limit of [1, 2, 5, 200]) {
      const ids: string[] = [];
      for (let offset = 0; offset < created.length; offset += limit) {
        const query = { searchString, offset: String(offset), limit: String(limit) };
        const { ImagePullSecrets, totalCount } = await list(session, query);
        const wanted = Math.min(limit, created.length - offset);
        const got = ImagePullSecrets.length;
        session.assert(got === wanted, '/body/ImagePullSecrets', `${got} of a page of ${wanted}`);
        session.assert(totalCount === created.length, '/body/totalCount', `${totalCount}, not 5`);
        ids.push(...ImagePullSecrets.map(({ imagepullsecretID }) => imagepullsecretID));
      }
      const all = [...ids].sort().join() === [...created].sort().join();
      session.assert(all, '/body/ImagePullSecrets', `pages of ${limit} are not every secret once`);
      await session.unverified('E-A19', async () =>
        session.assert(
          ids.join() === created.join(),
          '/body/ImagePullSecrets',
          'not in the order of creation',
        ),
      );
    }

    await session.unverified('E-A21', async () => {
      const past = await list(session, { searchString, offset: '5' });
      session.assert(past.ImagePullSecrets.length === 0, '/body/ImagePullSecrets', 'not empty past the end');
      session.assert(past.totalCount === 5, '/body/totalCount', `${past.totalCount} past the end, not 5`);
    });
  },
};
