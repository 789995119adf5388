import type { components } from '../../../generated/huawei.ts';
import { Refusal } from '../../core/refusal.ts';
import { nested } from './errors.ts';
import { quotas } from './limits.ts';
import type { SecretRecord } from './records.ts';

type Schemas = components['schemas'];
type Search = Schemas['ListResourceInstancesRequestBody'];

/** The secret with tags; a key that it has gets the new value. Throws a Refusal where they become too many (H-A29). */
export function withTags(record: SecretRecord, tags: readonly Schemas['TagItem'][]): SecretRecord {
  const values = new Map(record.tags.map(({ key, value }) => [key, value]));
  for (const { key, value = '' } of tags) values.set(key, value);
  if (values.size > quotas.tags) throw new Refusal(nested('invalidRequest'));
  const all = [...values].map(([key, value]) => ({ key, value }));
  return { ...record, tags: all.sort((a, b) => (a.key < b.key ? -1 : 1)) };
}

/** The secret without the tags of some keys, whatever their values, and whether it had them or not (H-A29). */
export function withoutTags(record: SecretRecord, keys: readonly string[]): SecretRecord {
  return { ...record, tags: record.tags.filter(({ key }) => !keys.includes(key)) };
}

/** The secret without one tag, which it must have (H-A29). */
export function withoutTag(record: SecretRecord, key: string): SecretRecord {
  if (!record.tags.some((tag) => tag.key === key)) throw new Refusal(nested('notFound'));
  return withoutTags(record, [key]);
}

/** Each key that any secret has, with all of its values. */
export function tagsOf(secrets: readonly SecretRecord[]): Schemas['TagValues'][] {
  const values = new Map<string, Set<string>>();
  for (const { key, value } of secrets.flatMap(({ tags }) => tags)) {
    const known = values.get(key) ?? new Set();
    values.set(key, known.add(value));
  }
  const keys = [...values.keys()].sort();
  return keys.map((key) => ({ key, values: [...(values.get(key) ?? [])].sort() }));
}

/** Whether a secret has all the tags, and each of the texts in its name. */
export function isFound({ tags, secret }: SecretRecord, search: Search): boolean {
  const { tags: wanted = [], matches = [] } = search;
  const values = new Map(tags.map(({ key, value }) => [key, value]));
  const hasTags = wanted.every(({ key, values: among = [] }) => {
    const value = key === undefined ? undefined : values.get(key);
    return value !== undefined && (among.length === 0 || among.includes(value));
  });
  return hasTags && matches.every(({ value = '' }) => secret.name.includes(value));
}

/** A secret as a search finds it. */
export function foundAs({ secret, tags }: SecretRecord): Schemas['ActionResources'] {
  return {
    resource_id: secret.id,
    resource_name: secret.name,
    resource_detail: secret,
    tags,
    sys_tags: null,
  };
}
