import type { Scenario } from '../../../verify/contract.ts';
import type { Session } from '../../../verify/engine/session.ts';
import {
  bodyOf,
  create,
  declined,
  discard,
  listed,
  read,
  refused,
  remove,
  same,
  show,
  stagesOf,
} from '../calls.ts';

const dayMs = 86_400_000;

export const scheduledDeletion: Scenario = {
  id: 'scheduled-deletion',
  title: 'a secret whose deletion is scheduled can be seen and not be used, until that is cancelled',
  async run(session) {
    const name = session.name('scheduled');
    const path = { secret_name: name };
    const created = await create(session, name);
    await refused(session, 'RestoreSecret', { path }, [400, 'CSMS.0108']);

    const pending = await schedule(session, name, 7);
    same(session, pending.state, 'PENDING_DELETE', '/body/secret/state');
    const days = ((pending.scheduled_delete_time ?? 0) - pending.update_time) / dayMs;
    session.assert(days > 6 && days < 9, '/body/secret/scheduled_delete_time', `in ${days} days, not 7`);
    await session.unverified('H-A9', async () => {
      const wanted = pending.update_time + 7 * dayMs;
      same(session, pending.scheduled_delete_time, wanted, '/body/secret/scheduled_delete_time');
    });
    const again = { path, body: { recovery_window_in_days: 8 } };
    await refused(session, 'DeleteSecretForSchedule', again, [400, 'CSMS.0107']);
    await refuseUse(session, name);
    same(session, await show(session, name), pending, '/body/secret');
    for (const one of await listed(session, name)) same(session, one, pending, '/body/secrets');
    await session.unverified('H-A5', async () => {
      same(session, await listed(session, name), [pending], '/body/secrets');
      same(session, await stagesOf(session, name), 'SYSCURRENT=v1', '/body/version_metadatas');
      await session.call('ShowSecretStage', { path: { ...path, stage_name: 'SYSCURRENT' } }, 200);
      await session.call('ListSecretTags', { path: { secret_id: created.id } }, 200);
    });
    const isHeld = await session.unverified('H-A7', async () => {
      const body = { name, secret_string: session.secret() };
      await refused(session, 'CreateSecret', { body }, [400, 'CSMS.0002']);
    });
    // What took its name over is there to stay.
    if (!isHeld) return discard(session, name);

    const answer = await session.call('RestoreSecret', { path }, 200);
    const { secret } = bodyOf('SecretResponseBody', answer);
    same(session, secret, { ...created, update_time: secret.update_time }, '/body/secret');
    await read(session, name);
    await refused(session, 'RestoreSecret', { path }, [400, 'CSMS.0108']);

    await schedule(session, name, 30);
    await session.unverified('H-A6', () => remove(session, name));
    await discard(session, name);
  },
};

async function schedule(session: Session, name: string, days: number) {
  const input = { path: { secret_name: name }, body: { recovery_window_in_days: days } };
  return bodyOf('SecretResponseBody', await session.call('DeleteSecretForSchedule', input, 200)).secret;
}

async function refuseUse(session: Session, name: string): Promise<void> {
  const path = { secret_name: name, version_id: 'v1', stage_name: 'prod' };
  const known: Record<string, object> = {
    UpdateSecret: { body: { description: 'changed' } },
    ShowSecretVersion: {},
    CreateSecretVersion: { body: { secret_string: session.secret() } },
    UpdateVersion: { body: { expire_time: 1893456000000 } },
  };
  const assumed: Record<string, object> = {
    UpdateSecretStage: { body: { version_id: 'v1' } },
    DeleteSecretStage: {},
    DownloadSecretBlob: {},
  };
  for (const [operationId, input] of Object.entries(known)) {
    await declined(session, 'H-A4', operationId, { path, ...input }, [400, 'CSMS.0103']);
  }
  await session.unverified('H-A5', async () => {
    for (const [operationId, input] of Object.entries(assumed))
      await refused(session, operationId, { path, ...input }, [400, 'CSMS.0103']);
  });
}
