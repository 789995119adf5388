import type { CallInput } from '../../verify/engine/call-input.ts';
import type { Session } from '../../verify/engine/session.ts';
import { bodyOf, create, discard, type Secret } from './calls.ts';

type Sample = (session: Session, fresh: () => Promise<Secret>) => CallInput | Promise<CallInput>;

const named =
  (more?: (session: Session) => CallInput): Sample =>
  async (session, fresh) => {
    const { path, ...others } = more?.(session) ?? {};
    const { name } = await fresh();
    return { path: { secret_name: name, ...path }, ...others };
  };
const tagged =
  (more: CallInput = {}): Sample =>
  async (_, fresh) => {
    const { id } = await fresh();
    return { ...more, path: { secret_id: id, ...more.path } };
  };
const tag = { key: 'env', value: 'dev' };

const samples: Record<string, Sample> = {
  ListSecrets: () => ({ query: { limit: '10', marker: '' } }),
  ShowSecret: named(),
  UpdateSecret: named(() => ({ body: { description: 'update description', event_subscriptions: [] } })),
  DeleteSecret: named(),
  DeleteSecretForSchedule: named(() => ({ body: { recovery_window_in_days: 7 } })),
  RestoreSecret: async (session, fresh) => {
    const path = { secret_name: (await fresh()).name };
    await session.call('DeleteSecretForSchedule', { path, body: { recovery_window_in_days: 7 } }, 200);
    return { path };
  },
  ListSecretVersions: named(() => ({ query: { limit: '10' } })),
  CreateSecretVersion: named((session) => ({
    body: { secret_string: session.secret(), version_stages: ['prod'] },
  })),
  ShowSecretVersion: named(() => ({ path: { version_id: 'v1' } })),
  UpdateVersion: named(() => ({ path: { version_id: 'v1' }, body: { expire_time: 1893456000000 } })),
  ShowSecretStage: named(() => ({ path: { stage_name: 'SYSCURRENT' } })),
  UpdateSecretStage: named(() => ({ path: { stage_name: 'prod' }, body: { version_id: 'v1' } })),
  DeleteSecretStage: async (session, fresh) => {
    const path = { secret_name: (await fresh()).name, stage_name: 'prod' };
    await session.call('UpdateSecretStage', { path, body: { version_id: 'v1' } }, 200);
    return { path };
  },
  DownloadSecretBlob: named(),
  UploadSecretBlob: async (session, fresh) => {
    const path = { secret_name: (await fresh()).name };
    const { secret_blob } = bodyOf(
      'DownloadSecretBlobResponseBody',
      await session.call('DownloadSecretBlob', { path }, 200),
    );
    await session.call('DeleteSecret', { path }, 200);
    return { body: { secret_blob } };
  },
  ListSecretTags: tagged(),
  CreateSecretTag: tagged({ body: { tag } }),
  BatchCreateOrDeleteTags: tagged({ body: { action: 'create', tags: [tag] } }),
  DeleteSecretTag: async (session, fresh) => {
    const path = { secret_id: (await fresh()).id, key: tag.key };
    await session.call('CreateSecretTag', { path, body: { tag } }, 204);
    return { path };
  },
  ListResourceInstances: () => ({
    body: { action: 'filter', limit: '10', offset: '0', tags: [{ key: 'env', values: ['dev'] }] },
  }),
};

/** A valid call of each operation. What needs a secret gets a new one of its own to do it to. */
export async function sample(session: Session, operationId: string): Promise<CallInput> {
  const name = session.name(`sample-${operationId}`);
  const tidy = () => discard(session, name);
  if (operationId === 'CreateSecret') {
    await tidy();
    return { body: { name, secret_string: session.secret(), description: 'd' } };
  }
  const fresh = async () => {
    await tidy();
    return create(session, name);
  };
  return samples[operationId]?.(session, fresh) ?? {};
}
