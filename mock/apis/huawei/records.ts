import type { components } from '../../../generated/huawei.ts';
import { Refusal } from '../../core/refusal.ts';
import { flat } from './errors.ts';

type Schemas = components['schemas'];

/** A secret as the service answers it. */
export type Secret = Schemas['Secret'];

/** A version with its value, and without what the secret knows of it. */
export type VersionRecord = Omit<Schemas['VersionMetadata'], 'secret_name' | 'version_stages'> &
  Pick<Schemas['Version'], 'secret_string' | 'secret_binary'>;

/** Where a label sits. */
export type StageRecord = Omit<Schemas['Stage'], 'secret_name'>;

/** A secret with all that belongs to it, stored as one entry so that it changes in one step. */
export interface SecretRecord {
  secret: Secret;
  /** By number. */
  versions: VersionRecord[];
  stages: StageRecord[];
  /** One a key, by key. */
  tags: { key: string; value: string }[];
}

/** Throws a Refusal where a secret is of no use now (H-A4, H-A5). */
export function requireEnabled({ secret: { state } }: SecretRecord): void {
  if (state === 'ENABLED') return;
  throw new Refusal(flat(state === 'PENDING_DELETE' ? 'pendingDeletion' : 'notEnabled'));
}

/** A version by its id. Throws a Refusal where the secret does not have it. */
export function requireVersion({ versions }: SecretRecord, id: string): VersionRecord {
  const version = versions.find((one) => one.id === id);
  if (!version) throw new Refusal(flat('notFound'));
  return version;
}
