import { isDeepStrictEqual } from 'node:util';
import type { Scenario } from '../../../verify/contract.ts';
import type { Session } from '../../../verify/engine/session.ts';
import { bodyFor, create, holdsSame, list, namespaceOf, read, refused, remove, update } from '../calls.ts';

/** Two secrets of the same name, in two namespaces. */
async function areApart(session: Session, id: string, other: string, namespace: string): Promise<void> {
  const first = await read(session, id);
  const second = await read(session, other);
  holdsSame(session, second, { imagepullsecretID: other, name: first.name, namespace });
  const { ImagePullSecrets, totalCount } = await list(session, { searchString: first.name });
  session.assert(totalCount === 2, '/body/totalCount', `${totalCount}, not 2, of one name in two namespaces`);
  const namespaces = ImagePullSecrets.map((secret) => secret.namespace).sort();
  const wanted = [first.namespace, namespace].sort();
  session.assert(
    isDeepStrictEqual(namespaces, wanted),
    '/body/ImagePullSecrets',
    `in ${namespaces}, not ${wanted}`,
  );
  await update(session, id, { description: 'changed' });
  holdsSame(session, await read(session, other), second);
}

export const uniqueNames: Scenario = {
  id: 'unique-names',
  title: 'a name is taken in its namespace until its secret is deleted, and free in every other',
  async run(session) {
    const name = session.name('unique');
    const id = await create(session, name, { username: 'first' });
    const body = { ...(await bodyFor(session, name)), username: 'second' };
    await refused(session, 'post-imagepullsecrets', { body }, [409, 'SecretNameExists']);
    const { username } = await read(session, id);
    session.assert(username === 'first', '/body/username', 'replaced by a secret that was refused');

    const own = await namespaceOf(session);
    const namespace = own === 'demo' ? 'ecp-us-yaml-demo' : 'demo';
    let other: string | undefined;
    await session.unverified('E-A12', async () => {
      other = await create(session, name, { namespace });
    });
    if (other) await areApart(session, id, other, namespace);

    await remove(session, id);
    if (other) holdsSame(session, await read(session, other), { name, namespace, username: 'demo' });
    await session.unverified('E-A31', async () => {
      const next = await create(session, name);
      session.assert(next !== id, '/headers/Location', 'a deleted ID was given again');
    });
  },
};
