import { setTimeout } from 'node:timers/promises';
import type { Scenario } from '../../../verify/contract.ts';
import { addVersion, create, read, same, show, update, versions } from '../calls.ts';

export const metadataUpdates: Scenario = {
  id: 'metadata-updates',
  title: 'an update changes the fields that it has and the time of it, and never the value',
  async run(session) {
    const name = session.name('update');
    const before = await create(session, name, { description: 'before' });
    const value = await read(session, name);
    const moves = await passSecond(before.update_time);

    const after = await update(session, name, { description: 'after' });
    const expected = { ...before, description: 'after', update_time: after.update_time };
    same(session, after, expected, '/body/secret');
    same(session, await show(session, name), after, '/body/secret');
    const moved = after.update_time - before.update_time;
    session.assert(moves ? moved > 0 : moved >= 0, '/body/secret/update_time', `moved by ${moved} ms`);

    await session.unverified('H-A23', async () => {
      const rekeyed = await update(session, name, { kms_key_id: 'other-key' });
      same(session, rekeyed.kms_key_id, 'other-key', '/body/secret/kms_key_id');
      same(session, rekeyed.description, 'after', '/body/secret/description');
      await addVersion(session, name);
      const keys = (await versions(session, name)).items.map(({ kms_key_id }) => kms_key_id);
      same(session, keys, [before.kms_key_id, 'other-key'], '/body/version_metadatas/*/kms_key_id');
    });
    const { description } = await update(session, name, { description: '' });
    same(session, description, '', '/body/secret/description');
    const kept = await show(session, name);
    await session.unverified('H-A31', async () => {
      const unchangeable = { secret_type: 'RDS-FG', state: 'DISABLED', create_time: 1000, id: 'v1' };
      const value = { secret_string: session.secret() };
      await update(session, name, { name: session.name('renamed'), ...unchangeable, ...value });
    });
    const still = await show(session, name);
    same(session, still, { ...kept, update_time: still.update_time }, '/body/secret');
    same(session, await readFirst(), { ...value.version_metadata, version_stages: [] }, '/body/version');

    async function readFirst() {
      const version = await read(session, name, 'v1');
      same(session, version.secret_string, value.secret_string, '/body/version/secret_string');
      return { ...version.version_metadata, version_stages: [] };
    }
  },
};

/** Waits until a server's time is over by a second; whether that can be waited for: a mock's clock can stand still. */
async function passSecond(time: number): Promise<boolean> {
  const left = time + 1100 - Date.now();
  if (Math.abs(left) > 5000) return false;
  await setTimeout(Math.max(left, 0));
  return true;
}
