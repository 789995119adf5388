import type { Scenario } from '../../../verify/contract.ts';
import { addVersion, create, refused, same, stagesOf } from '../calls.ts';

export const stageLimits: Scenario = {
  id: 'stage-limits',
  title: 'a secret has at most 12 stages, the built-in ones counted',
  async run(session) {
    const secret_name = session.name('crowded');
    const path = { secret_name };
    await create(session, secret_name);
    await addVersion(session, secret_name);
    const own = Array.from({ length: 10 }, (_, index) => `stage-${index}`);
    await addVersion(session, secret_name, { version_stages: own });
    const before = await stagesOf(session, secret_name);
    await session.unverified('H-A14', async () => {
      const full = [400, 'CSMS.0203'] as const;
      const more = { path: { ...path, stage_name: 'one-more' }, body: { version_id: 'v1' } };
      await refused(session, 'UpdateSecretStage', more, full);
      const body = { secret_string: session.secret(), version_stages: ['one-more'] };
      await refused(session, 'CreateSecretVersion', { path, body }, full);
      const long = { secret_string: session.secret(), version_stages: [...own, 'a', 'b', 'c'] };
      await refused(session, 'CreateSecretVersion', { path, body: long }, [400, 'CSMS.0204']);
      same(session, await stagesOf(session, secret_name), before, '/body/version_metadatas');
    });
    // Whether or not the two built-in ones count, a fifteenth is one too many.
    for (const stage_name of ['one-more', 'two-more', 'three-more']) {
      const more = { path: { ...path, stage_name }, body: { version_id: 'v1' } };
      await session.send('UpdateSecretStage', more);
    }
    const all = (await stagesOf(session, secret_name)).split(' ');
    session.assert(all.length <= 14, '/body/version_metadatas', `${all.length} stages`);
    const moved = { path: { ...path, stage_name: 'stage-0' }, body: { version_id: 'v1' } };
    await session.call('UpdateSecretStage', moved, 200);
  },
};
