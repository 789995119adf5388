import type { Scenario } from '../../../verify/contract.ts';
import { addVersion, bodyOf, create, same, stagesOf, versions } from '../calls.ts';

export const currentAndPrevious: Scenario = {
  id: 'current-and-previous',
  title: 'a new version is the current one, and the one that was becomes the previous one',
  async run(session) {
    const name = session.name('current');
    const expected = ['SYSCURRENT=v1', 'SYSCURRENT=v2 SYSPREVIOUS=v1', 'SYSCURRENT=v3 SYSPREVIOUS=v2'];
    await create(session, name);
    same(session, await stagesOf(session, name), expected[0], '/body/version_metadatas');
    for (const [index, stages] of expected.slice(1).entries()) {
      const { id, version_stages, secret_name } = await addVersion(session, name);
      same(session, id, `v${index + 2}`, '/body/version_metadata/id');
      same(session, version_stages, ['SYSCURRENT'], '/body/version_metadata/version_stages');
      same(session, secret_name, name, '/body/version_metadata/secret_name');
      same(session, await stagesOf(session, name), stages, '/body/version_metadatas');
    }
    for (const [stage_name, version] of Object.entries({ SYSCURRENT: 'v3', SYSPREVIOUS: 'v2' })) {
      const answer = await session.call('ShowSecretStage', { path: { secret_name: name, stage_name } }, 200);
      same(session, bodyOf('StageResponseBody', answer).stage.version_id, version, '/body/stage/version_id');
    }
    await session.unverified('H-A17', async () => {
      const times = (await versions(session, name)).items.map(({ create_time }) => create_time);
      const apart = times.every((time, index) => index === 0 || time >= (times[index - 1] ?? 0) + 1000);
      session.assert(
        apart,
        '/body/version_metadatas/*/create_time',
        `${times.join(', ')}: not a second apart`,
      );
    });
  },
};
