import type { Journey } from '../../../suite/contract.ts';
import type { Session } from '../../../suite/session.ts';
import { create, holdsSame, list, newSecret, operations, read, refusals, refused } from '../calls.ts';

/** A region, and a project, that nobody has: a run must not touch anything in one that somebody has. */
const nobodys = '2147483647';

export const ownScope: Journey = {
  id: 'own-scope',
  title: 'a secret is in one region of one project, and nowhere else',
  async run(session) {
    const secret = await create(session, newSecret(session, 'scope'));
    await isUnknownIn(session, { region_id: nobodys, secret_name: secret.name });
    await session.assuming('G-A18', () =>
      isUnknownIn(session, { project_id: nobodys, secret_name: secret.name }),
    );
    holdsSame(session, '/body', await read(session, secret.name), secret);

    await session.assuming('G-A18', async () => {
      const { json } = await session.call(operations.list, { path: { region_id: nobodys } }, 200);
      holdsSame(session, '/body', json, { count: 0, results: [] });
    });
    const { count } = await list(session);
    session.holds(count > 0, '/body/count', `${count}, though there is one`);
  },
};

async function isUnknownIn(session: Session, path: Record<string, string>): Promise<void> {
  await refused(session, operations.read, { path }, refusals.notFound);
  await refused(session, operations.update, { path, body: { login: 'foreign' } }, refusals.notFound);
  await refused(session, operations.remove, { path }, refusals.notFound);
}
