import type { CallInput } from '../../verify/engine/call-input.ts';
import type { Session } from '../../verify/engine/session.ts';
import type { FixtureHooks } from '../../verify/fixtures/fixture-factory.ts';
import { bodyOf, create, discard } from './calls.ts';

type Body = Record<string, unknown>;

/** Makes a call valid by what the service wants beyond its document; by operationId. */
type Prepare = (session: Session, input: CallInput) => CallInput | Promise<CallInput>;

const tag = { key: 'env', value: 'dev' };

/** Brings something about first, by a call on the same path. */
function after(operationId: string, body: Body, status: number): Prepare {
  return async (session, input) => {
    await session.call(operationId, { path: { ...input.path }, body }, status);
    return input;
  };
}

const prepare: Readonly<Record<string, Prepare>> = {
  CreateSecret: (_, input) => withBody(input, withoutRuled),
  UpdateSecret: (_, input) => withBody(input, withoutRuled),
  CreateSecretVersion: (_, input) => withBody(input, withoutRuled),
  UpdateVersion: (_, input) => withBody(input, (body) => ({ ...body, expire_time: 1893456000000 })),
  RestoreSecret: after('DeleteSecretForSchedule', { recovery_window_in_days: 7 }, 200),
  DeleteSecretStage: async (session, input) => {
    const path = { ...input.path, stage_name: 'prod' };
    await session.call('UpdateSecretStage', { path, body: { version_id: 'v1' } }, 200);
    return { ...input, path };
  },
  UpdateSecretStage: (_, input) => ({
    ...input,
    path: { ...input.path, stage_name: 'prod' },
    body: { version_id: 'v1' },
  }),
  DeleteSecretTag: async (session, input) => {
    const path = { ...input.path, key: tag.key };
    await session.call('CreateSecretTag', { path, body: { tag } }, 204);
    return { ...input, path };
  },
  BatchCreateOrDeleteTags: (_, input) => ({ ...input, body: { action: 'create', tags: [tag] } }),
  UploadSecretBlob: async (session, input) => {
    const path = { secret_name: session.name('backup') };
    await discard(session, path.secret_name);
    await create(session, path.secret_name);
    const answer = await session.call('DownloadSecretBlob', { path }, 200);
    await session.call('DeleteSecret', { path }, 200);
    const { secret_blob } = bodyOf('DownloadSecretBlobResponseBody', answer);
    return { ...input, body: { secret_blob } };
  },
};

/** A secret has 20 tags at most: the room that is left is for the calls of a case. */
const mostTags = 15;

const taggedSecrets = new WeakMap<Session, string>();

/** A secret for the tags of a case: the document does not show that an id leads to one. */
async function taggedSecret(session: Session, most: number): Promise<string> {
  const known = taggedSecrets.get(session);
  if (known !== undefined && (await tagCount(session, known)) <= most) return known;
  const name = session.name('tagged');
  await discard(session, name);
  const { id } = await create(session, name);
  taggedSecrets.set(session, id);
  return id;
}

async function tagCount(session: Session, secret_id: string): Promise<number> {
  const { json } = await session.send('ListSecretTags', { path: { secret_id } });
  const { tags } = (json ?? {}) as { tags?: unknown[] };
  return tags?.length ?? Number.POSITIVE_INFINITY;
}

export const fixtures: FixtureHooks = {
  fixedPath: ['project_id'],
  async prepare(session, operationId, input) {
    const { secret_id } = input.path ?? {};
    const path =
      secret_id === undefined
        ? input.path
        : {
            ...input.path,
            secret_id: await taggedSecret(session, operationId === 'BatchCreateOrDeleteTags' ? 0 : mostTags),
          };
    const call = { ...input, ...(path && { path }) };
    return prepare[operationId]?.(session, call) ?? call;
  },
  async remove(session, operationId, input) {
    if (operationId === 'DeleteSecret') await discard(session, String(input.path?.secret_name));
    else await session.send(operationId, input);
  },
  unknownPath: (_, operationId) =>
    /Tag/.test(operationId) && !/Project/.test(operationId)
      ? { secret_id: '00000000-0000-4000-8000-000000000000', key: 'missing' }
      : undefined,
};

function withBody(input: CallInput, change: (body: Body) => Body): CallInput {
  return { ...input, body: change((input.body ?? {}) as Body) };
}

/** Without members that the service has rules for which the document cannot say; one value of the two is enough. */
function withoutRuled(given: Body): Body {
  const {
    auto_rotation: _,
    rotation_period: _period,
    rotation_config: _config,
    rotation_func_urn: _urn,
    event_subscriptions: _events,
    version_stages: _stages,
    expire_time: _expiry,
    ...body
  } = given;
  if (body.secret_string === undefined) return body;
  const { secret_binary: _binary, ...rest } = body;
  return rest;
}
