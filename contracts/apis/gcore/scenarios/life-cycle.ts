import type { Scenario } from '../../../verify/contract.ts';
import type { Session } from '../../../verify/engine/session.ts';
import { allSecrets } from '../all-secrets.ts';
import {
  create,
  holdsSame,
  newSecret,
  operations,
  type PullSecret,
  read,
  refusals,
  refused,
  remove,
} from '../calls.ts';

export const lifeCycle: Scenario = {
  id: 'life-cycle',
  title: 'a secret is there from its creation to its deletion, as it was created, and then its name is free',
  async run(session) {
    const { password, ...shown } = newSecret(session, 'life');
    const { name } = shown;
    const created = await create(session, { ...shown, password });
    holdsSame(session, '/body', created, { ...shown, updated_at: created.updated_at });
    holdsSame(session, '/body', await read(session, name), created);
    holdsSame(session, '/body', await read(session, name), created);
    holdsSame(session, '/body/results', await listed(session, name), [created]);

    await remove(session, name);
    const path = { secret_name: name };
    await refused(session, operations.read, { path }, refusals.notFound);
    await refused(session, operations.update, { path, body: { login: 'late' } }, refusals.notFound);
    await refused(session, operations.remove, { path }, refusals.notFound);
    holdsSame(session, '/body/results', await listed(session, name), []);

    const { password: other, ...wanted } = newSecret(session, 'life', {
      registry: 'other.example.com',
      login: 'next',
    });
    let next: PullSecret | undefined;
    await session.unverified('G-A21', async () => {
      next = await create(session, { ...wanted, password: other });
    });
    if (!next) return;
    holdsSame(session, '/body', next, { ...wanted, updated_at: next.updated_at });
    holdsSame(session, '/body', await read(session, name), next);
  },
};

async function listed(session: Session, wanted: string): Promise<PullSecret[]> {
  return (await allSecrets(session)).filter(({ name }) => name === wanted);
}
