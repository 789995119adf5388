import type { Scenario } from '../../../verify/contract.ts';
import { create, same, tagging, tagsOf } from '../calls.ts';

export const nearTagKeys: Scenario = {
  id: 'near-tag-keys',
  title:
    'keys that begin alike, or differ in their case alone, are of different tags; values are kept as they are',
  async run(session) {
    const { id } = await create(session, session.name('tag-keys'));
    const batch = (action: 'create' | 'delete', ...keys: string[]) =>
      session.call('BatchCreateOrDeleteTags', tagging(id, action, keys), 204);
    await batch('create', 'One', 'one', 'two', 'twofold');
    same(
      session,
      await tagsOf(session, id),
      'One=of One one=of one two=of two twofold=of twofold',
      '/body/tags',
    );
    // What a tag's value is said to be does not matter for its deletion.
    await session.call(
      'BatchCreateOrDeleteTags',
      { path: { secret_id: id }, body: { action: 'delete', tags: [{ key: 'one' }] } },
      204,
    );
    for (const key of ['tw', 'TWO', 'ones'])
      await session.send('DeleteSecretTag', { path: { secret_id: id, key } });
    same(session, await tagsOf(session, id), 'One=of One two=of two twofold=of twofold', '/body/tags');
    await session.call('DeleteSecretTag', { path: { secret_id: id, key: 'two' } }, 204);
    same(session, await tagsOf(session, id), 'One=of One twofold=of twofold', '/body/tags');

    for (const key of [' one', 'one ', '_sys_one', 'a/b', 'a,b', ''])
      await session.expectRejection('CreateSecretTag', {
        path: { secret_id: id },
        body: { tag: { key, value: 'v' } },
      });
    same(session, await tagsOf(session, id), 'One=of One twofold=of twofold', '/body/tags');
    for (const value of [
      '',
      ' in blanks ',
      'Größe 語',
      'a/b:c=d+e-f@g',
      'MiXeD',
      '0',
      'null',
      'v'.repeat(255),
    ]) {
      await batch('delete', 'twofold');
      const tag = { key: 'twofold', value };
      await session.call('CreateSecretTag', { path: { secret_id: id }, body: { tag } }, 204);
      same(session, await tagsOf(session, id), `One=of One twofold=${value}`, '/body/tags');
    }
  },
};
