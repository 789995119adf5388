import type { Scenario } from '../../../verify/contract.ts';
import type { Session } from '../../../verify/engine/session.ts';
import { create, same, show, versions } from '../calls.ts';

export const concurrentWrites: Scenario = {
  id: 'concurrent-writes',
  title: 'of two writes at the same time none is lost, and a name is taken once',
  async run(session) {
    await createTwice(session, session.name('taken-once'));
    const secret_name = session.name('at-once');
    const path = { secret_name };
    await create(session, secret_name);
    const changes = { description: 'of the one', rotation_func_urn: 'urn:fss:of:the:other' };
    const updates = Object.entries(changes).map(([field, value]) =>
      session.send('UpdateSecret', { path, body: { [field]: value } }),
    );
    const statuses = (await Promise.all(updates)).map(({ status }) => status);
    const secret = await show(session, secret_name);
    // Whoever is refused can try again; what is taken is there.
    if (String(statuses) === '200,200') same(session, { ...secret, ...changes }, secret, '/body/secret');

    const added = await Promise.all(
      [1, 2, 3].map(() =>
        session.send('CreateSecretVersion', { path, body: { secret_string: session.secret() } }),
      ),
    );
    const taken = added.filter(({ status }) => status === 200).length;
    const ids = (await versions(session, secret_name)).items.map(({ id }) => id);
    same(session, new Set(ids).size, taken + 1, '/body/version_metadatas');
  },
};

async function createTwice(session: Session, name: string): Promise<void> {
  const attempt = () => session.send('CreateSecret', { body: { name, secret_string: session.secret() } });
  const both = await Promise.all([attempt(), attempt()]);
  const { status } = await attempt();
  // Where a name may be taken twice one after the other, it may be at once.
  if (status < 400) return;
  const taken = both.filter((answer) => answer.status < 400).length;
  session.assert(taken === 1, '/status', `${taken} of two were created`);
}
