import type { Scenario } from '../../../verify/contract.ts';
import { addVersion, bodyOf, create, declined, refused, same, stagesOf } from '../calls.ts';

export const stagesMove: Scenario = {
  id: 'stages-move',
  title: 'a stage sits on one version, moves where it is put, and is gone once it is deleted',
  async run(session) {
    const secret_name = session.name('stages');
    await create(session, secret_name);
    await addVersion(session, secret_name);
    const at = (stage_name: string) => ({ path: { secret_name, stage_name } });
    const put = async (stage: string, version_id: string, expected: string) => {
      const answer = await session.call('UpdateSecretStage', { ...at(stage), body: { version_id } }, 200);
      const shown = bodyOf('StageResponseBody', answer).stage;
      same(
        session,
        { ...shown, update_time: 0 },
        { name: stage, update_time: 0, secret_name, version_id },
        '/body/stage',
      );
      same(session, await stagesOf(session, secret_name), expected, '/body/version_metadatas');
      const again = bodyOf('StageResponseBody', await session.call('ShowSecretStage', at(stage), 200));
      same(session, again.stage, shown, '/body/stage');
    };
    const gone = [404, 'CSMS.0005'] as const;
    await declined(session, 'H-A2', 'ShowSecretStage', at('prod'), gone);
    await put('prod', 'v1', 'SYSCURRENT=v2 SYSPREVIOUS=v1 prod=v1');
    await put('prod', 'v2', 'SYSCURRENT=v2 SYSPREVIOUS=v1 prod=v2');
    await session.unverified('H-A13', () => put('prod', 'v2', 'SYSCURRENT=v2 SYSPREVIOUS=v1 prod=v2'));
    const missing = { ...at('prod'), body: { version_id: 'v9' } };
    await declined(session, 'H-A2', 'UpdateSecretStage', missing, gone);
    await session.call('DeleteSecretStage', at('prod'), 204);
    await declined(session, 'H-A2', 'ShowSecretStage', at('prod'), gone);
    await declined(session, 'H-A2', 'DeleteSecretStage', at('prod'), gone);
    for (const stage of ['SYSCURRENT', 'SYSPREVIOUS']) {
      await refused(session, 'DeleteSecretStage', at(stage), [400, 'CSMS.0105']);
    }
    await session.unverified('H-A12', () => put('SYSCURRENT', 'v1', 'SYSCURRENT=v1 SYSPREVIOUS=v1'));
  },
};
