import type { Scenario } from '../../../verify/contract.ts';
import type { Session } from '../../../verify/engine/session.ts';
import { addVersion, create, declined, listed, read, remove, same, show, update } from '../calls.ts';

export const nearNames: Scenario = {
  id: 'near-names',
  title: 'names that begin alike, or differ in their case alone, are of different secrets',
  async run(session) {
    const name = session.name('near');
    await create(session, name);
    for (const near of [name.slice(0, -1), `${name}x`, name.toUpperCase(), name.replaceAll('-', '_')]) {
      const path = { secret_name: near };
      await declined(session, 'H-A2', 'ShowSecret', { path }, [404, 'CSMS.0106']);
    }
    // Tags go by the id alone.
    await session.expectRejection('ListSecretTags', { path: { secret_id: name } });
    const others = [`${name}x`, name.toUpperCase(), name.replaceAll('-', '_')];
    for (const other of others) await create(session, other, { description: other });
    await addVersion(session, name);
    await update(session, name, { description: 'of the first' });
    for (const other of others) {
      same(session, (await show(session, other)).name, other, '/body/secret/name');
      same(session, (await listed(session, other)).length, 1, '/body/secrets');
      same(
        session,
        (await read(session, other)).version_metadata.id,
        'v1',
        '/body/version/version_metadata/id',
      );
    }
    await remove(session, name);
    await leavesOthers(session, others);
  },
};

async function leavesOthers(session: Session, others: readonly string[]): Promise<void> {
  for (const other of others) {
    same(session, (await show(session, other)).description, other, '/body/secret/description');
    await remove(session, other);
  }
}
