import type { operations } from '../../../generated/huawei.ts';
import type { Overrides } from '../../core/operation-types.ts';
import { Refusal } from '../../core/refusal.ts';
import { nested } from './errors.ts';
import type { SecretRecord } from './records.ts';
import type { HuaweiState } from './state.ts';
import { foundAs, isFound, tagsOf, withoutTag, withoutTags, withTags } from './tags.ts';

/** The operations of CSMS that go by a secret's ID, not by its name, and have errors of their own shape. */
export const tagOverrides = {
  ListSecretTags: async ({ path, state, reply }) => {
    const { tags } = await requireTagged(state, path);
    return reply(200, { tags, sys_tags: null });
  },
  CreateSecretTag: async ({ path, body, state, reply }) => {
    await changeTags(state, path, (record) => withTags(record, [body.tag]));
    return reply(204);
  },
  BatchCreateOrDeleteTags: async ({ path, body: { action, tags }, state, reply }) => {
    const keys = tags.map(({ key }) => key);
    await changeTags(state, path, (record) =>
      action === 'create' ? withTags(record, tags) : withoutTags(record, keys),
    );
    return reply(204);
  },
  DeleteSecretTag: async ({ path, state, reply }) => {
    await changeTags(state, path, (record) => withoutTag(record, path.key));
    return reply(204);
  },
  ListProjectSecretsTags: async ({ path, state, reply }) =>
    reply(200, { tags: tagsOf(await state.list(path.project_id)) }),
  ListResourceInstances: async ({ path, body, state, reply }) => {
    const { action, limit = '10', offset = '0' } = body;
    const found = (await state.list(path.project_id)).filter((record) => isFound(record, body));
    if (action === 'count') return reply(200, { total_count: found.length });
    const page = found.slice(Number(offset), Number(offset) + Number(limit));
    return reply(200, { resources: page.map(foundAs), total_count: found.length });
  },
} satisfies Overrides<operations, HuaweiState>;

interface TagsPath {
  project_id: string;
  secret_id: string;
}

async function requireTagged(state: HuaweiState, { project_id, secret_id }: TagsPath): Promise<SecretRecord> {
  const name = await state.nameOf(project_id, secret_id);
  const record = name === undefined ? undefined : await state.find(project_id, name);
  if (!record) throw new Refusal(nested('noSuchSecret'));
  return record;
}

async function changeTags(
  state: HuaweiState,
  path: TagsPath,
  how: (record: SecretRecord) => SecretRecord,
): Promise<void> {
  const { secret } = await requireTagged(state, path);
  const record = await state.change(path.project_id, secret.name, how);
  if (!record) throw new Refusal(nested('noSuchSecret'));
}
