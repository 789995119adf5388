import type { Scenario } from '../../../verify/contract.ts';
import type { Session } from '../../../verify/engine/session.ts';
import { create, holdsSame, newSecret, operations, type PullSecret, read, update } from '../calls.ts';

export const partialUpdate: Scenario = {
  id: 'partial-update',
  title: 'an update changes the members that it brings and no other, and never the name',
  async run(session) {
    const { name, registry, login } = await create(session, newSecret(session, 'update'));
    const shown = { name, registry, login };
    await becomes(session, { login: 'second' }, { ...shown, login: 'second' });
    await becomes(
      session,
      { registry: 'second.example.com' },
      { name, registry: 'second.example.com', login: 'second' },
    );
    const moved = { name, registry: 'third.example.com', login: 'third' };
    await becomes(session, { registry: moved.registry, login: 'third', password: session.secret() }, moved);
    await becomes(session, { password: session.secret() }, moved);

    await session.unverified('G-A12', async () => {
      await becomes(session, { registry: null, login: null, password: null }, moved);
      await becomes(session, { registry: null, login: 'fourth' }, { ...moved, login: 'fourth' });
    });
    await session.unverified('G-A10', () => becomes(session, undefined, { ...moved, login: 'fourth' }));
    await keepsIdentity(session, await create(session, newSecret(session, 'same')));
    await session.unverified('G-A11', async () => {
      const body = { name: session.name('renamed'), updated_at: '2000-01-01T00:00:00Z', unheard_of: true };
      await becomes(session, { ...body, login: 'fifth' }, { ...moved, login: 'fifth' });
    });
  },
};

/** Whether what an update cannot change is ignored or refused: it stays. */
async function keepsIdentity(session: Session, secret: PullSecret): Promise<void> {
  const path = { secret_name: secret.name };
  const body = { name: session.name('renamed'), updated_at: '2000-01-01T00:00:00Z', login: 'changed' };
  const what = 'with what cannot be changed';
  const { status, json } = await session.probe('valid', operations.update, { path, body }, what);
  const [answered, now] = [json as PullSecret, await read(session, secret.name)];
  const shown = status < 300 ? [answered, now] : [now];
  for (const { name, updated_at } of shown) {
    holdsSame(session, '/body/name', name, secret.name);
    session.assert(updated_at !== body.updated_at, '/body/updated_at', 'as the caller wants it');
  }
}

async function becomes(
  session: Session,
  changes: Parameters<typeof update>[2],
  wanted: Omit<PullSecret, 'updated_at'>,
): Promise<void> {
  const { updated_at, ...answered } = await update(session, wanted.name, changes);
  holdsSame(session, '/body', answered, wanted);
  holdsSame(session, '/body', await read(session, wanted.name), { ...wanted, updated_at });
}
