import type { operations } from '../../../generated/huawei.ts';
import type { Overrides } from '../../core/operation-types.ts';
import { Refusal } from '../../core/refusal.ts';
import { seal, unseal } from './backup.ts';
import { type ErrorCode, flat } from './errors.ts';
import { markedPage } from './paging.ts';
import { requireEnabled, requireVersion, type SecretRecord } from './records.ts';
import { makeSecret, withChanges, withoutSchedule, withSchedule } from './secret-changes.ts';
import { givenValue, metadataOf, newestOf, numberOf, withExpiry, withVersion } from './secret-versions.ts';
import type { AddOutcome, HuaweiState } from './state.ts';
import { tagOverrides } from './tag-overrides.ts';
import { showStage, withoutStage, withStage } from './version-stages.ts';

/** The operations of CSMS on secrets, versions, stages, backups and tags. The functions that they call throw the refusals. */
export const overrides = {
  ListSecrets: async ({ path, query, state, reply }) => {
    const { marker = '', event_name, limit = '50' } = query;
    const after = (await state.list(path.project_id))
      .map(({ secret }) => secret)
      .filter(({ name }) => name > marker);
    const record = after.filter(
      ({ event_subscriptions: events = [] }) => event_name === undefined || events.includes(event_name),
    );
    const { items, page_info } = markedPage(record, Number(limit), ({ name }) => name);
    return reply(200, { secrets: items, page_info });
  },
  CreateSecret: async ({ path, body, state, reply }) => {
    const record = makeSecret(body, path.project_id, state.newId(), state.now());
    refuseUnlessAdded(await state.add(path.project_id, record), 'invalidValue');
    return reply(200, { secret: record.secret });
  },
  ShowSecret: async ({ path, state, reply }) => {
    const { secret } = await requireSecret(state, path);
    return reply(200, { secret });
  },
  UpdateSecret: async ({ path, body, state, reply }) => {
    const { secret } = await change(state, path, (record, now) => withChanges(record, body, now));
    return reply(200, { secret });
  },
  DeleteSecret: async ({ path, state, reply }) => {
    const removed = await state.remove(path.project_id, path.secret_name);
    if (!removed) throw new Refusal(flat('noSuchSecret'));
    return reply(200);
  },
  DeleteSecretForSchedule: async ({ path, body, state, reply }) => {
    const days = body.recovery_window_in_days;
    const { secret } = await change(state, path, (record, now) => withSchedule(record, days, now));
    return reply(200, { secret });
  },
  RestoreSecret: async ({ path, state, reply }) => {
    const { secret } = await change(state, path, withoutSchedule);
    return reply(200, { secret });
  },

  ListSecretVersions: async ({ path, query, state, reply }) => {
    const { marker = 'v0', limit = 50 } = query;
    const record = await requireSecret(state, path);
    // Nothing comes after `latest` (H-A21).
    const last = marker === 'latest' ? Number.POSITIVE_INFINITY : numberOf(marker);
    const after = record.versions.filter(({ id }) => numberOf(id) > last);
    const { items, page_info } = markedPage(after, limit, ({ id }) => id);
    return reply(200, { version_metadatas: items.map((version) => metadataOf(record, version)), page_info });
  },
  CreateSecretVersion: async ({ path, body, state, reply }) => {
    const record = await change(state, path, (before, now) => withVersion(before, body, now));
    return reply(200, { version_metadata: metadataOf(record, newestOf(record)) });
  },
  ShowSecretVersion: async ({ path, state, reply }) => {
    const record = await requireSecret(state, path);
    requireEnabled(record);
    const version = path.version_id === 'latest' ? newestOf(record) : requireVersion(record, path.version_id);
    return reply(200, { version: { version_metadata: metadataOf(record, version), ...givenValue(version) } });
  },
  UpdateVersion: async ({ path, body, state, reply }) => {
    const id = path.version_id;
    const record = await change(state, path, (before, now) => withExpiry(before, id, body.expire_time, now));
    return reply(200, { version_metadata: metadataOf(record, requireVersion(record, id)) });
  },

  ShowSecretStage: async ({ path, state, reply }) => {
    const record = await requireSecret(state, path);
    return reply(200, { stage: showStage(record, path.stage_name) });
  },
  UpdateSecretStage: async ({ path, body, state, reply }) => {
    const name = path.stage_name;
    const record = await change(state, path, (before, now) => withStage(before, name, body.version_id, now));
    return reply(200, { stage: showStage(record, name) });
  },
  DeleteSecretStage: async ({ path, state, reply }) => {
    await change(state, path, (record) => withoutStage(record, path.stage_name));
    return reply(204);
  },

  DownloadSecretBlob: async ({ path, state, reply }) => {
    const record = await requireSecret(state, path);
    requireEnabled(record);
    return reply(200, { secret_blob: seal(path.project_id, record) });
  },
  UploadSecretBlob: async ({ path, body, state, reply }) => {
    const record = unseal(path.project_id, body.secret_blob);
    if (!record) throw new Refusal(flat('invalidValue'));
    refuseUnlessAdded(await state.add(path.project_id, record), 'invalidRequest');
    return reply(200, { secret: record.secret });
  },

  ...tagOverrides,
} satisfies Required<Overrides<operations, HuaweiState>>;

interface SecretPath {
  project_id: string;
  secret_name: string;
}

async function requireSecret(state: HuaweiState, path: SecretPath): Promise<SecretRecord> {
  const record = await state.find(path.project_id, path.secret_name);
  if (!record) throw new Refusal(flat('noSuchSecret'));
  return record;
}

async function change(
  state: HuaweiState,
  path: SecretPath,
  how: (record: SecretRecord, now: number) => SecretRecord,
): Promise<SecretRecord> {
  const record = await state.change(path.project_id, path.secret_name, how);
  if (!record) throw new Refusal(flat('noSuchSecret'));
  return record;
}

function refuseUnlessAdded(outcome: AddOutcome, nameTaken: ErrorCode): void {
  if (outcome === 'name taken') throw new Refusal(flat(nameTaken));
  if (outcome === 'no room') throw new Refusal(flat('tooManySecrets'));
}
