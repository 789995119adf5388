import type { Scenario } from '../../../verify/contract.ts';
import { addVersion, bodyOf, create, declined, read, refused, same, show } from '../calls.ts';

const year2030 = 1893456000000;
const year2100 = 4102444800000;

export const versionExpiry: Scenario = {
  id: 'version-expiry',
  title: 'of a version only the time of its expiry can change, and that is still to come',
  async run(session) {
    const secret_name = session.name('expiry');
    const created = await create(session, secret_name);
    await addVersion(session, secret_name, { version_stages: ['next', 'later'] });
    const stage = { path: { secret_name, stage_name: 'kept' }, body: { version_id: 'v1' } };
    await session.call('UpdateSecretStage', stage, 200);
    const before = await read(session, secret_name, 'v1');
    const second = await read(session, secret_name, 'v2');
    const path = { secret_name, version_id: 'v1' };
    const expire = async (expire_time: number, expected: number) => {
      const body = { expire_time, secret_string: 'ignored', version_stages: ['ignored'] };
      const answer = await session.call('UpdateVersion', { path, body }, 200);
      const changed = bodyOf('VersionMetadataResponseBody', answer).version_metadata;
      same(session, changed.expire_time, expected, '/body/version_metadata/expire_time');
      const { version_metadata, ...value } = await read(session, secret_name, 'v1');
      same(session, version_metadata, changed, '/body/version/version_metadata');
      const { expire_time: _, ...rest } = version_metadata;
      same(session, { version_metadata: rest, ...value }, before, '/body/version');
    };
    await expire(year2030, year2030);
    await expire(year2100, year2100);
    same(session, await read(session, secret_name, 'v2'), second, '/body/version');
    await session.unverified('H-A30', async () => {
      same(session, await show(session, secret_name), created, '/body/secret');
    });
    await session.unverified('H-A18', async () => {
      await expire(year2030 + 1999, year2030 + 1000);
      const past = { expire_time: created.create_time - 1000 };
      await refused(session, 'UpdateVersion', { path, body: past }, [400, 'CSMS.0002']);
      const body = { secret_string: session.secret(), ...past };
      await refused(session, 'CreateSecretVersion', { path, body }, [400, 'CSMS.0002']);
    });
    const { id, expire_time } = await addVersion(session, secret_name, { expire_time: year2030 });
    same(session, [id, expire_time], ['v3', year2030], '/body/version_metadata');
    for (const version_id of ['v9', 'v0', 'v01', 'V1', 'v', '1', 'latest']) {
      const missing = { path: { secret_name, version_id } };
      const body = { expire_time: year2030 };
      await declined(session, 'H-A2', 'UpdateVersion', { ...missing, body }, [404, 'CSMS.0005']);
      if (version_id === 'latest') continue;
      await declined(session, 'H-A2', 'ShowSecretVersion', missing, [404, 'CSMS.0005']);
    }
  },
};
