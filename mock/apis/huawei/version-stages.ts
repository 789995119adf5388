import type { components } from '../../../generated/huawei.ts';
import { Refusal } from '../../core/refusal.ts';
import { flat } from './errors.ts';
import { quotas } from './limits.ts';
import { requireEnabled, requireVersion, type SecretRecord, type StageRecord } from './records.ts';
import { wholeSeconds } from './times.ts';

const builtIn = ['SYSCURRENT', 'SYSPREVIOUS'];

/** Moves labels to versions. Throws a Refusal where there are too many of them then. */
export function moveLabels(
  stages: StageRecord[],
  labels: [name: string, version: string][],
  time: number,
): StageRecord[] {
  const targets = new Map(labels);
  const moved = [...targets].map(([name, version_id]) => ({ name, version_id, update_time: time }));
  const all = [...stages.filter(({ name }) => !targets.has(name)), ...moved];
  if (all.length > quotas.stages) throw new Refusal(flat('tooManyStages'));
  return all;
}

/** The secret with a label on one of its versions; built-in labels can be moved, too (H-A12, H-A13). */
export function withStage(record: SecretRecord, name: string, version: string, now: number): SecretRecord {
  requireEnabled(record);
  requireVersion(record, version);
  return { ...record, stages: moveLabels(record.stages, [[name, version]], wholeSeconds(now)) };
}

/** The secret without a label, which must not be a built-in one. */
export function withoutStage(record: SecretRecord, stage: string): SecretRecord {
  requireEnabled(record);
  if (builtIn.includes(stage)) throw new Refusal(flat('builtInStage'));
  showStage(record, stage);
  return { ...record, stages: record.stages.filter(({ name }) => name !== stage) };
}

/** A label as it is answered. Throws a Refusal where the secret does not have it. */
export function showStage({ secret, stages }: SecretRecord, name: string): components['schemas']['Stage'] {
  const stage = stages.find((one) => one.name === name);
  if (!stage) throw new Refusal(flat('notFound'));
  const { update_time, version_id } = stage;
  return { name, update_time, secret_name: secret.name, version_id };
}
