import type { Scenario } from '../../../verify/contract.ts';
import type { Session } from '../../../verify/engine/session.ts';
import {
  create,
  holdsSame,
  list,
  newSecret,
  operations,
  type PullSecret,
  read,
  refusals,
  refused,
} from '../calls.ts';

/** A region, and a project, that nobody has: a run must not touch anything in one that somebody has. */
const nobodys = '2147483647';

export const oneProjectAndRegion: Scenario = {
  id: 'one-project-and-region',
  title: 'a secret is in one region of one project, and nowhere else',
  async run(session) {
    const secret = await create(session, newSecret(session, 'scope'));
    await isUnknownIn(session, { region_id: nobodys, secret_name: secret.name });
    await session.unverified('G-A18', () =>
      isUnknownIn(session, { project_id: nobodys, secret_name: secret.name }),
    );
    holdsSame(session, '/body', await read(session, secret.name), secret);

    await session.unverified('G-A18', async () => {
      const { json } = await session.call(operations.list, { path: { region_id: nobodys } }, 200);
      holdsSame(session, '/body', json, { count: 0, results: [] });
    });
    const { count } = await list(session);
    session.assert(count > 0, '/body/count', `${count}, though there is one`);
    await areApart(session, secret);
  },
};

/** Scopes that nobody has, some of which look alike once they are put together, sorted or cut. */
const scopes = [
  { project_id: '2147483647', region_id: '2147483646' },
  { project_id: '2147483646', region_id: '2147483647' },
  { project_id: '2147483646', region_id: '2147483646' },
  { project_id: '2147483647', region_id: '2147483647' },
  { project_id: '21474836472', region_id: '147483646' },
];

/** Where a scope that nobody has can be written to, as none has to be (G-A18), it is one of its own. */
async function areApart(session: Session, own: PullSecret): Promise<void> {
  const [path = {}, ...others] = scopes;
  const { password, ...shown } = newSecret(session, 'scope', { login: 'elsewhere' });
  const input = { path, body: { ...shown, password } };
  const { status, json } = await session.probe('valid', operations.create, input, 'in a scope of nobody');
  session.assert(status !== 409, '/status', '409, though nothing there has the name');
  if (status >= 300) return;
  try {
    holdsSame(session, '/body', json, { ...shown, updated_at: (json as PullSecret).updated_at });
    holdsSame(session, '/body', await read(session, own.name), own);
    for (const other of others) await isUnknownIn(session, { ...other, secret_name: own.name });
    await listsOnly(session, path, json as PullSecret);
    const item = { path: { ...path, secret_name: own.name } };
    await session.call(operations.update, { ...item, body: { login: 'changed' } }, 200);
    holdsSame(session, '/body', await read(session, own.name), own);
    await session.call(operations.remove, item, 204);
    holdsSame(session, '/body', await read(session, own.name), own);
  } finally {
    await session.send(operations.remove, { path: { ...path, secret_name: own.name } });
  }
}

async function listsOnly(session: Session, path: Record<string, string>, secret: PullSecret): Promise<void> {
  const { json } = await session.call(operations.list, { path }, 200);
  holdsSame(session, '/body', json, { count: 1, results: [secret] });
}

async function isUnknownIn(session: Session, path: Record<string, string>): Promise<void> {
  await refused(session, operations.read, { path }, refusals.notFound);
  await refused(session, operations.update, { path, body: { login: 'foreign' } }, refusals.notFound);
  await refused(session, operations.remove, { path }, refusals.notFound);
}
