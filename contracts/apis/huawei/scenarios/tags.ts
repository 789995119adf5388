import type { Scenario } from '../../../verify/contract.ts';
import { bodyOf, create, refused, same, show, tagging, tagsOf } from '../calls.ts';

export const tags: Scenario = {
  id: 'tags',
  title: 'tags are added, replaced and deleted one by one or together',
  async run(session) {
    const name = session.name('tags');
    const created = await create(session, name);
    const path = { secret_id: created.id };
    const expectTags = async (expected: string) =>
      same(session, await tagsOf(session, created.id), expected, '/body/tags');
    const batch = (action: 'create' | 'delete', ...keys: string[]) =>
      session.call('BatchCreateOrDeleteTags', tagging(created.id, action, keys), 204);
    await expectTags('');
    await session.call('CreateSecretTag', { path, body: { tag: { key: 'zone', value: 'a/b' } } }, 204);
    await batch('create', 'ä b', 'env');
    await expectTags('env=of env zone=a/b ä b=of ä b');
    await session.unverified('H-A19', async () => {
      const answer = await session.call('ListSecretTags', { path }, 200);
      const keys = bodyOf('ListSecretTagsResponseBody', answer).tags.map(({ key }) => key);
      same(session, keys, ['env', 'zone', 'ä b'], '/body/tags/*/key');
    });
    const isReplaced = await session.unverified('H-A29', async () => {
      await session.call('CreateSecretTag', { path, body: { tag: { key: 'env', value: 'new' } } }, 204);
    });
    const env = isReplaced ? 'new' : 'of env';
    await expectTags(`env=${env} zone=a/b ä b=of ä b`);

    await session.call('DeleteSecretTag', { path: { ...path, key: 'ä b' } }, 204);
    await session.unverified('H-A29', () =>
      refused(session, 'DeleteSecretTag', { path: { ...path, key: 'ä b' } }, [404, 'CSMS.0005']),
    );
    await expectTags(`env=${env} zone=a/b`);
    await session.unverified('H-A29', async () => {
      await batch('delete', 'env', 'never-there');
      await expectTags('zone=a/b');
    });
    await session.unverified('H-A30', async () =>
      same(session, await show(session, name), created, '/body/secret'),
    );
  },
};
