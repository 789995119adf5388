import type { Scenario } from '../../../verify/contract.ts';
import type { Session } from '../../../verify/engine/session.ts';
import { create, list, namespaceOf } from '../calls.ts';

export const search: Scenario = {
  id: 'search',
  title: 'searchString lists the secrets that have it in their names, and the count is theirs alone',
  async run(session) {
    const name = session.name('find');
    const odd = session.name('odd.one');
    await create(session, `${name}-alpha`, { username: 'only-as-username', description: 'only-as-text' });
    await create(session, `${name}-beta`);
    await create(session, odd);

    await finds(session, `${name}-alpha`, [`${name}-alpha`]);
    await finds(session, name, [`${name}-alpha`, `${name}-beta`]);
    await finds(session, session.name('nobody'), []);
    for (const nothing of ['only-as-username', 'only-as-text']) await finds(session, nothing, []);
    const namespace = await namespaceOf(session);
    const { ImagePullSecrets } = await list(session, { searchString: namespace });
    const own = ImagePullSecrets.find((secret) => secret.name === odd);
    session.assert(
      own === undefined,
      '/body/ImagePullSecrets',
      'has a secret by its namespace, not by its name',
    );
    await session.unverified('E-A20', async () => {
      await finds(session, name.slice(3), [`${name}-alpha`, `${name}-beta`]);
      await finds(session, name.toUpperCase(), [`${name}-alpha`, `${name}-beta`]);
      await finds(session, odd, [odd]);
      for (const nothing of [session.name('odd-one'), `${name}*`, '%']) await finds(session, nothing, []);
      const { totalCount: all } = await list(session, {});
      const { totalCount } = await list(session, { searchString: '' });
      session.assert(totalCount === all, '/body/totalCount', 'filtered by an empty text');
    });
  },
};

async function finds(session: Session, searchString: string, names: string[]): Promise<void> {
  const { ImagePullSecrets, totalCount } = await list(session, { searchString });
  const found = ImagePullSecrets.map(({ name }) => name).sort();
  const what = `lists ${found.join(', ') || 'nothing'}, not ${names.join(', ') || 'nothing'}`;
  session.assert(found.join() === names.join(), '/body/ImagePullSecrets', what);
  session.assert(totalCount === names.length, '/body/totalCount', `${totalCount}, not ${names.length}`);
}
