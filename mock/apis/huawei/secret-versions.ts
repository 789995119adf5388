import type { components } from '../../../generated/huawei.ts';
import { quotas, refuseLongTexts } from './limits.ts';
import {
  requireEnabled,
  requireVersion,
  type SecretRecord,
  type StageRecord,
  type VersionRecord,
} from './records.ts';
import { expiry, wholeSeconds } from './times.ts';
import { moveLabels } from './version-stages.ts';

type Schemas = components['schemas'];
type Value = Pick<Schemas['Version'], 'secret_string' | 'secret_binary'>;
type Metadata = Schemas['VersionMetadata'];

/** A version of a value. */
export function makeVersion(
  value: Value,
  number: number,
  create_time: number,
  kms_key_id: string,
): VersionRecord {
  return { id: `v${number}`, create_time, kms_key_id, ...givenValue(value) };
}

/** The secret with one more version, and its labels moved to that. */
export function withVersion(
  record: SecretRecord,
  body: Schemas['CreateSecretVersionRequestBody'],
  now: number,
): SecretRecord {
  requireEnabled(record);
  refuseLongTexts(body);
  const newest = newestOf(record);
  const number = numberOf(newest.id) + 1;
  // No two versions share a time, even where the clock stands still (H-A17).
  const time = Math.max(wholeSeconds(now), newest.create_time + 1000);
  const version = makeVersion(body, number, time, record.secret.kms_key_id);
  if (body.expire_time !== undefined) version.expire_time = expiry(body.expire_time, now);
  const stages = moveLabels(record.stages, labelsFor(record, body.version_stages ?? [], version.id), time);
  return { ...record, stages, versions: withoutDeprecated([...record.versions, version], stages) };
}

// Without labels SYSCURRENT moves, and so it does where it is one of them (H-A11).
function labelsFor(record: SecretRecord, wanted: string[], id: string): [name: string, version: string][] {
  const labels = wanted.length === 0 ? ['SYSCURRENT'] : wanted;
  const current = record.stages.find(({ name }) => name === 'SYSCURRENT')?.version_id;
  const moved = labels.map((name): [string, string] => [name, id]);
  // Where both are moved here, the later target counts.
  return current !== undefined && labels.includes('SYSCURRENT')
    ? [['SYSPREVIOUS', current], ...moved]
    : moved;
}

// Of too many versions the oldest without a label goes (H-A15).
function withoutDeprecated(versions: VersionRecord[], stages: StageRecord[]): VersionRecord[] {
  if (versions.length <= quotas.versions) return versions;
  const labelled = new Set(stages.map(({ version_id }) => version_id));
  const deprecated = versions.findIndex(({ id }) => !labelled.has(id));
  return versions.filter((_, index) => index !== deprecated);
}

/** The secret with a version that expires at another time. */
export function withExpiry(record: SecretRecord, id: string, expireTime: number, now: number): SecretRecord {
  requireEnabled(record);
  requireVersion(record, id);
  const expire_time = expiry(expireTime, now);
  const versions = record.versions.map((one) => (one.id === id ? { ...one, expire_time } : one));
  return { ...record, versions };
}

/** The version with the highest number: `latest` (H-A16). */
export function newestOf({ versions }: SecretRecord): VersionRecord {
  const newest = versions.at(-1);
  if (!newest) throw new Error('a secret always has a version');
  return newest;
}

/** A version as it is listed. */
export function metadataOf({ secret, stages }: SecretRecord, version: VersionRecord): Metadata {
  const { id, create_time, expire_time, kms_key_id } = version;
  const version_stages = stages.filter(({ version_id }) => version_id === id).map(({ name }) => name);
  const expires = expire_time === undefined ? {} : { expire_time };
  return { id, create_time, ...expires, kms_key_id, secret_name: secret.name, version_stages };
}

/** A version's value, as text or as bytes in base64. */
export function givenValue({ secret_string, secret_binary }: Value): Value {
  if (secret_string !== undefined) return { secret_string };
  return secret_binary === undefined ? {} : { secret_binary };
}

/** The number in a version's id. */
export function numberOf(id: string): number {
  return Number(id.slice(1));
}
