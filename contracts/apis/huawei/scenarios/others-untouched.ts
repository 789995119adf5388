import type { Scenario } from '../../../verify/contract.ts';
import type { CallInput } from '../../../verify/engine/call-input.ts';
import type { Session } from '../../../verify/engine/session.ts';
import { addVersion, bodyOf, create, read, type Secret, same, show, versions } from '../calls.ts';

export const othersUntouched: Scenario = {
  id: 'others-untouched',
  title: 'what is done to a secret, a version, a stage or a tag is done to no other',
  async run(session) {
    const other = session.name('other');
    const { id: otherId } = await furnish(session, other);
    const pending = await scheduled(session);
    const secret_name = session.name('written');
    const { id: secret_id } = await furnish(session, secret_name);
    const before = await everything(session, other, otherId);
    const own = { secret_name, secret_id, version_id: 'v1', stage_name: 'prod', key: 'env' };
    for (const [operationId, input, status] of writes(session)) {
      await session.call(operationId, { path: own, ...input }, status);
      same(session, await everything(session, other, otherId), before, '/body');
      same(session, await show(session, pending.name), pending, '/body/secret');
    }
  },
};

/** A secret with two versions, a stage of its own and two tags. */
async function furnish(session: Session, secret_name: string): Promise<{ id: string }> {
  const { id } = await create(session, secret_name);
  await addVersion(session, secret_name);
  const stage = { path: { secret_name, stage_name: 'prod' }, body: { version_id: 'v1' } };
  await session.call('UpdateSecretStage', stage, 200);
  for (const key of ['env', 'team']) {
    const tag = { path: { secret_id: id }, body: { tag: { key, value: 'before' } } };
    await session.call('CreateSecretTag', tag, 204);
  }
  return { id };
}

/** A secret that is to be deleted. */
async function scheduled(session: Session): Promise<Secret> {
  const { name } = await create(session, session.name('pending'));
  const input = { path: { secret_name: name }, body: { recovery_window_in_days: 7 } };
  await session.call('DeleteSecretForSchedule', input, 200);
  return show(session, name);
}

/** Each write once, in an order in which each can succeed. */
function writes(session: Session): [operationId: string, input: CallInput, status: number][] {
  const tags = [{ key: 'env', value: 'batch' }];
  return [
    ['UpdateSecret', { body: { description: 'written' } }, 200],
    ['UpdateVersion', { body: { expire_time: 1893456000000 } }, 200],
    ['UpdateSecretStage', { body: { version_id: 'v2' } }, 200],
    ['DeleteSecretStage', {}, 204],
    ['CreateSecretVersion', { body: { secret_string: session.secret() } }, 200],
    ['CreateSecretTag', { body: { tag: { key: 'env', value: 'after' } } }, 204],
    ['BatchCreateOrDeleteTags', { body: { action: 'create', tags } }, 204],
    ['DeleteSecretTag', {}, 204],
    ['DownloadSecretBlob', {}, 200],
    ['DeleteSecretForSchedule', { body: { recovery_window_in_days: 7 } }, 200],
    ['RestoreSecret', {}, 200],
    ['DeleteSecret', {}, 200],
  ];
}

async function everything(session: Session, name: string, secret_id: string) {
  const stage = { path: { secret_name: name, stage_name: 'prod' } };
  const tags = await session.call('ListSecretTags', { path: { secret_id } }, 200);
  return {
    secret: await show(session, name),
    versions: await versions(session, name),
    values: [await read(session, name, 'v1'), await read(session, name, 'v2')],
    stage: bodyOf('StageResponseBody', await session.call('ShowSecretStage', stage, 200)).stage,
    tags: bodyOf('ListSecretTagsResponseBody', tags).tags,
  };
}
