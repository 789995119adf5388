import { setTimeout } from 'node:timers/promises';
import type { Scenario } from '../../../verify/contract.ts';
import type { Session } from '../../../verify/engine/session.ts';
import { create, holdsSame, newSecret, type PullSecret, read, update } from '../calls.ts';

/** Times have whole seconds (G-A13): only after one can a later time be distinguished from an earlier one. */
const aSecond = 1050;

export const updatedAt: Scenario = {
  id: 'updated-at',
  title: 'updated_at moves forward with an update that brings something, and with nothing else',
  async run(session) {
    const secret = await create(session, newSecret(session, 'time'));
    const [untouched, ...others] = await createAll(session, ['still', 'login', 'registry', 'password']);
    const { name, login, updated_at: first } = secret;
    await session.unverified('G-A13', async () => {
      const isUtc = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(first);
      session.assert(
        isUtc,
        '/body/updated_at',
        `${JSON.stringify(first)} is not a time in UTC with whole seconds`,
      );
    });
    await setTimeout(aSecond);
    holdsSame(session, '/body', await read(session, name), secret);
    await session.unverified('G-A14', async () => {
      for (const nothing of [{}, { login: null, registry: null, password: null }]) {
        holdsSame(session, '/body/updated_at', (await update(session, name, nothing)).updated_at, first);
      }
      const { updated_at: second } = await update(session, name, { login });
      session.assert(
        Date.parse(second) > Date.parse(first),
        '/body/updated_at',
        `still ${second} after an update`,
      );
    });
    await change(session, others);
    holdsSame(session, '/body', await read(session, untouched?.name ?? ''), untouched);
  },
};

async function createAll(session: Session, names: readonly string[]): Promise<PullSecret[]> {
  const created: PullSecret[] = [];
  for (const what of names) created.push(await create(session, newSecret(session, what)));
  return created;
}

/** Changes one member of each, and wants its time to be that of the change. */
async function change(session: Session, secrets: readonly PullSecret[]): Promise<void> {
  // A mock's clock may stand still while we sleep: another secret shows what time it is.
  const now = await create(session, newSecret(session, 'clock'));
  const changes = [{ login: 'other' }, { registry: 'other.example.com' }, { password: session.secret() }];
  for (const [index, { name }] of secrets.entries()) {
    const changed = await update(session, name, changes[index]);
    const isBefore = Date.parse(changed.updated_at) < Date.parse(now.updated_at);
    const message = `${changed.updated_at} after a change, and ${now.updated_at} was before it`;
    session.assert(!isBefore, '/body/updated_at', message);
    holdsSame(session, '/body', await read(session, name), changed);
  }
}
