import type { components } from '../../../generated/huawei.ts';
import { Refusal } from '../../core/refusal.ts';
import { flat } from './errors.ts';
import { quotas } from './limits.ts';
import { requireEnabled, requireVersion, type SecretRecord, type StageRecord } from './records.ts';
import { wholeSeconds } from './times.ts';

const builtIn = ['SYSCURRENT', 'SYSPREVIOUS'];

/** Puts labels where they are to sit, and so takes them from where they sat. Throws a Refusal where they become too many. */
export function place(
  stages: StageRecord[],
  labels: [name: string, version: string][],
  time: number,
): StageRecord[] {
  const placed = new Map(labels);
  const moved = [...placed].map(([name, version_id]) => ({ name, version_id, update_time: time }));
  const all = [...stages.filter(({ name }) => !placed.has(name)), ...moved];
  if (all.length > quotas.stages) throw new Refusal(flat('tooManyStages'));
  return all;
}

/** The secret with a label on one of its versions; the built-in ones can be put too (H-A12, H-A13). */
export function withStage(kept: SecretRecord, name: string, version: string, now: number): SecretRecord {
  requireEnabled(kept);
  requireVersion(kept, version);
  return { ...kept, stages: place(kept.stages, [[name, version]], wholeSeconds(now)) };
}

/** The secret without a label, which must not be a built-in one. */
export function withoutStage(kept: SecretRecord, stage: string): SecretRecord {
  requireEnabled(kept);
  if (builtIn.includes(stage)) throw new Refusal(flat('builtInStage'));
  showStage(kept, stage);
  return { ...kept, stages: kept.stages.filter(({ name }) => name !== stage) };
}

/** A label as it is shown. Throws a Refusal where the secret does not have it. */
export function showStage({ secret, stages }: SecretRecord, name: string): components['schemas']['Stage'] {
  const stage = stages.find((one) => one.name === name);
  if (!stage) throw new Refusal(flat('notFound'));
  const { update_time, version_id } = stage;
  return { name, update_time, secret_name: secret.name, version_id };
}
