import type { Journey } from '../../../suite/contract.ts';
import { bodyFor, create, namespaceOf, read, refused, remove } from '../calls.ts';

export const uniqueNames: Journey = {
  id: 'unique-names',
  title: 'a name is taken in its namespace until its secret is deleted, and free in every other',
  async run(session) {
    const name = session.name('unique');
    const id = await create(session, name, { username: 'first' });
    const body = { ...(await bodyFor(session, name)), username: 'second' };
    await refused(session, 'post-imagepullsecrets', { body }, [409, 'SecretNameExists']);
    const { username } = await read(session, id);
    session.holds(username === 'first', '/body/username', 'replaced by a secret that was refused');

    await session.assuming('E-A12', async () => {
      const own = await namespaceOf(session);
      const namespace = own === 'demo' ? 'ecp-us-yaml-demo' : 'demo';
      const other = await read(session, await create(session, name, { namespace }));
      session.holds(other.namespace === namespace, '/body/namespace', `${other.namespace}, not ${namespace}`);
    });

    await remove(session, id);
    await session.assuming('E-A31', async () => {
      const next = await create(session, name);
      session.holds(next !== id, '/headers/Location', 'a deleted ID was given again');
    });
  },
};
