import type { Scenario } from '../../../verify/contract.ts';
import { addVersion, bodyOf, create, read, refused, same, versions } from '../calls.ts';

export const twentyVersions: Scenario = {
  id: 'twenty-versions',
  title: 'a secret keeps 20 versions: for one more the oldest without a stage goes',
  async run(session) {
    const secret_name = session.name('twenty');
    await create(session, secret_name);
    const kept = { path: { secret_name, stage_name: 'kept' }, body: { version_id: 'v1' } };
    await session.call('UpdateSecretStage', kept, 200);
    for (let number = 2; number <= 20; number += 1) await addVersion(session, secret_name);
    const ids = async () => (await versions(session, secret_name)).items.map(({ id }) => id).sort(byNumber);
    const all = Array.from({ length: 21 }, (_, index) => `v${index + 1}`);
    same(session, await ids(), all.slice(0, 20), '/body/version_metadatas/*/id');

    await session.unverified('H-A15', async () => {
      const { id } = await addVersion(session, secret_name);
      same(session, id, 'v21', '/body/version_metadata/id');
    });
    // Whether the next takes the place of another or is refused: there are 20, and those with a stage among them.
    const held = await ids();
    session.assert(held.length <= 20, '/body/version_metadatas', `${held.length} versions`);
    for (const stage of ['kept', 'SYSCURRENT', 'SYSPREVIOUS']) {
      const shown = await session.call('ShowSecretStage', { path: { secret_name, stage_name: stage } }, 200);
      const { version_id } = bodyOf('StageResponseBody', shown).stage;
      session.assert(held.includes(version_id), '/body/stage/version_id', `${version_id} is not kept`);
      await read(session, secret_name, version_id);
    }
    await session.unverified('H-A15', async () => {
      const left = all.filter((one) => one !== 'v2');
      same(session, await ids(), left, '/body/version_metadatas/*/id');
      const path = { secret_name, version_id: 'v2' };
      await refused(session, 'ShowSecretVersion', { path }, [404, 'CSMS.0005']);
      await read(session, secret_name, 'v1');
    });
  },
};

function byNumber(one: string, other: string): number {
  return Number(one.slice(1)) - Number(other.slice(1));
}
