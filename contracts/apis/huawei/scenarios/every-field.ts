import type { Scenario } from '../../../verify/contract.ts';
import type { Session } from '../../../verify/engine/session.ts';
import {
  addVersion,
  bodyOf,
  create,
  listed,
  read,
  remove,
  type Secret,
  same,
  show,
  stagesOf,
  tagging,
  tagsOf,
  update,
  versions,
} from '../calls.ts';

const rotation = {
  secret_type: 'RDS-FG',
  auto_rotation: true,
  rotation_period: '7d',
  rotation_config: '{"InstanceId":"an-instance","SecretSubType":"SingleUser"}',
  rotation_func_urn: 'urn:fss:cn-north-4:0123:function:default:rotate:latest',
} as const;

type Operation = 'DeleteSecretForSchedule' | 'RestoreSecret' | 'UpdateSecret';

export const everyField: Scenario = {
  id: 'every-field',
  title: 'a secret with every field set is the same in every answer that shows it',
  async run(session) {
    // What may be set without being looked up elsewhere: keys, events, functions, rotations that fit together.
    const name = session.name('every-field');
    const elsewhere = {
      kms_key_id: '1b9f3c60-1111-4222-8333-444444444444',
      event_subscriptions: [`${session.name('').slice(0, 25)}-every`],
      enterprise_project_id: '3d7e2b40-5555-4666-8777-888888888888',
    };
    let given: Partial<Secret> = { ...rotation, description: 'every field', ...elsewhere };
    let created: Secret | undefined;
    await session.unverified('H-A23', async () => {
      created = await create(session, name, given);
    });
    if (!created) {
      given = { ...rotation, description: 'every field' };
      created = await create(session, name, given);
    }
    same(session, { ...created, ...given }, created, '/body/secret');
    await isShown(session, created);
    await keepsItsVersions(session, name);
    await session.call('BatchCreateOrDeleteTags', tagging(created.id, 'create', ['env', 'team']), 204);
    const rotated = await changesEach(session, created);
    await survivesItsDeletion(session, rotated);
  },
};

/** One field is changed after the other: what is not sent stays. */
async function changesEach(session: Session, created: Secret): Promise<Secret> {
  let secret = created;
  const changes: Partial<Secret>[] = [
    { rotation_func_urn: 'urn:fss:other' },
    { rotation_period: '12h' },
    { auto_rotation: false },
    { auto_rotation: true },
    { description: '  with blanks  around, Größe, 語, 😀 and <b>&amp;</b>  ' },
    {},
  ];
  for (const change of changes) {
    const changed = await update(session, created.name, change);
    same(session, changed, { ...secret, ...change, ...timesOf(changed) }, '/body/secret');
    await isShown(session, changed);
    secret = changed;
  }
  await session.unverified('H-A31', async () => {
    await update(session, created.name, {
      secret_type: 'GaussDB-FG',
      rotation_config: '{}',
      state: 'DISABLED',
    });
  });
  const still = await show(session, created.name);
  same(session, still, { ...secret, ...timesOf(still) }, '/body/secret');
  return still;
}

async function isShown(session: Session, secret: Secret): Promise<void> {
  same(session, await show(session, secret.name), secret, '/body/secret');
  same(session, await listed(session, secret.name), [secret], '/body/secrets');
}

/** A version is in a list as it was when it was added, and as it is when it is read. */
async function keepsItsVersions(session: Session, name: string): Promise<void> {
  const added = await addVersion(session, name, { expire_time: 1893456000000 });
  const { items } = await versions(session, name);
  same(session, items.at(-1), added, '/body/version_metadatas');
  for (const metadata of items) {
    const { version_metadata } = await read(session, name, metadata.id);
    same(session, version_metadata, metadata, '/body/version/version_metadata');
  }
}

async function survivesItsDeletion(session: Session, secret: Secret): Promise<void> {
  const path = { secret_name: secret.name };
  const within = async () => ({
    tags: await tagsOf(session, secret.id),
    stages: await stagesOf(session, secret.name),
    values: [await read(session, secret.name, 'v1'), await read(session, secret.name, 'v2')],
  });
  const before = await within();
  same(session, before.tags, 'env=of env team=of team', '/body/tags');
  const call = async (operationId: Operation, body?: object) => {
    const answer = await session.call(operationId, { path, ...(body && { body }) }, 200);
    const shown = bodyOf('SecretResponseBody', answer).secret;
    const { state, scheduled_delete_time } = shown;
    same(session, shown, { ...secret, state, scheduled_delete_time, ...timesOf(shown) }, '/body/secret');
    await isShown(session, shown);
    return shown;
  };
  await call('DeleteSecretForSchedule', { recovery_window_in_days: 7 });
  const back = await call('RestoreSecret');
  same(session, await within(), before, '/body');
  const backup = await session.call('DownloadSecretBlob', { path }, 200);
  await remove(session, secret.name);
  const body = bodyOf('DownloadSecretBlobResponseBody', backup);
  const restored = bodyOf('SecretResponseBody', await session.call('UploadSecretBlob', { body }, 200)).secret;
  const { id, create_time, update_time } = restored;
  same(session, restored, { ...back, id, create_time, update_time }, '/body/secret');
  await session.unverified('H-A28', async () => same(session, restored, back, '/body/secret'));
}

function timesOf({ update_time }: Secret): Pick<Secret, 'update_time'> {
  return { update_time };
}
