import type { Scenario } from '../../../verify/contract.ts';
import { addVersion, create, declined, same, stagesOf } from '../calls.ts';

export const nearStages: Scenario = {
  id: 'near-stages',
  title: 'what is done to a stage is done to no other: not to one that begins alike, nor on the same version',
  async run(session) {
    const secret_name = session.name('near-stages');
    await create(session, secret_name);
    await addVersion(session, secret_name);
    const at = (stage_name: string) => ({ path: { secret_name, stage_name } });
    const stages = async (expected: string) =>
      same(session, await stagesOf(session, secret_name), expected, '/body/version_metadatas');
    const gone = [404, 'CSMS.0005'] as const;
    await session.call('UpdateSecretStage', { ...at('prod'), body: { version_id: 'v2' } }, 200);
    for (const near of ['PROD', 'pro', 'prods'])
      await declined(session, 'H-A2', 'ShowSecretStage', at(near), gone);
    const missing = { ...at('prod'), body: { version_id: 'v9' } };
    await declined(session, 'H-A2', 'UpdateSecretStage', missing, gone);
    await stages('SYSCURRENT=v2 SYSPREVIOUS=v1 prod=v2');
    for (const near of ['PROD', 'prods'])
      await session.call('UpdateSecretStage', { ...at(near), body: { version_id: 'v2' } }, 200);
    await stages('PROD=v2 SYSCURRENT=v2 SYSPREVIOUS=v1 prod=v2 prods=v2');
    await session.call('DeleteSecretStage', at('prod'), 204);
    await stages('PROD=v2 SYSCURRENT=v2 SYSPREVIOUS=v1 prods=v2');
    await session.call('UpdateSecretStage', { ...at('prods'), body: { version_id: 'v1' } }, 200);
    await stages('PROD=v2 SYSCURRENT=v2 SYSPREVIOUS=v1 prods=v1');
  },
};
