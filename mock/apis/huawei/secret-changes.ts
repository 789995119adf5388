import { hash } from 'node:crypto';
import type { components } from '../../../generated/huawei.ts';
import { Refusal } from '../../core/refusal.ts';
import { flat } from './errors.ts';
import { refuseBadRotation, refuseLongTexts } from './limits.ts';
import { requireEnabled, type SecretRecord } from './records.ts';
import { makeVersion } from './secret-versions.ts';
import { dayMs, wholeSeconds } from './times.ts';

type Schemas = components['schemas'];
type Creation = Schemas['CreateSecretRequestBody'];

/** A new secret, with its value as `v1` and SYSCURRENT on it. Throws a Refusal where a rule that no schema has is broken. */
export function makeSecret(body: Creation, project: string, id: string, now: number): SecretRecord {
  refuseLongTexts(body);
  refuseBadRotation(body);
  const time = wholeSeconds(now);
  const key = body.kms_key_id ?? defaultKey(project);
  return {
    secret: {
      id,
      name: body.name,
      state: 'ENABLED',
      kms_key_id: key,
      description: body.description ?? '',
      create_time: time,
      update_time: time,
      scheduled_delete_time: null,
      secret_type: body.secret_type ?? 'COMMON',
      auto_rotation: body.auto_rotation ?? false,
      ...pick(body, ['rotation_period', 'rotation_config', 'rotation_func_urn']),
      event_subscriptions: subscriptions(body.event_subscriptions ?? []),
      enterprise_project_id: body.enterprise_project_id ?? '0',
    },
    versions: [makeVersion(body, 1, time, key)],
    stages: [{ name: 'SYSCURRENT', version_id: 'v1', update_time: time }],
    tags: [],
  };
}

type Changes = Schemas['UpdateSecretRequestBody'];
const changeable = [
  'kms_key_id',
  'description',
  'auto_rotation',
  'rotation_period',
  'rotation_func_urn',
] as const satisfies (keyof Changes)[];

/** The secret with other metadata: only what is given changes, and when that was (H-A30). */
export function withChanges(record: SecretRecord, body: Changes, now: number): SecretRecord {
  requireEnabled(record);
  refuseLongTexts(body);
  const events = body.event_subscriptions;
  const secret = {
    ...record.secret,
    ...pick(body, changeable),
    ...(events && { event_subscriptions: subscriptions(events) }),
    update_time: wholeSeconds(now),
  };
  refuseBadRotation(secret);
  return { ...record, secret };
}

/** The secret with its deletion ahead (H-A9, H-A10). */
export function withSchedule(record: SecretRecord, days: number, now: number): SecretRecord {
  const { state } = record.secret;
  if (state === 'PENDING_DELETE') throw new Refusal(flat('alreadyScheduled'));
  if (state === 'FROZEN') throw new Refusal(flat('notEnabled'));
  const update_time = wholeSeconds(now);
  const scheduled_delete_time = update_time + days * dayMs;
  return {
    ...record,
    secret: { ...record.secret, state: 'PENDING_DELETE', update_time, scheduled_delete_time },
  };
}

/** The secret in use again. */
export function withoutSchedule(record: SecretRecord, now: number): SecretRecord {
  if (record.secret.state !== 'PENDING_DELETE') throw new Refusal(flat('notScheduled'));
  const update_time = wholeSeconds(now);
  return {
    ...record,
    secret: { ...record.secret, state: 'ENABLED', update_time, scheduled_delete_time: null },
  };
}

// The project's key `csms/default`, which the service makes by itself (H-A23).
function defaultKey(project: string): string {
  const hex = hash('sha256', `csms/default ${project}`);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}

function subscriptions(events: string[]): string[] {
  return events.filter((name) => name !== '');
}

function pick<Body extends object, Key extends keyof Body>(
  body: Body,
  keys: readonly Key[],
): Pick<Body, Key> {
  const given = keys.filter((key) => body[key] !== undefined).map((key) => [key, body[key]]);
  return Object.fromEntries(given);
}
