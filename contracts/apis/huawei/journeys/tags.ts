import type { Journey } from '../../../suite/contract.ts';
import { bodyOf, create, refused, same, show } from '../calls.ts';

export const tags: Journey = {
  id: 'tags',
  title: 'tags are added, replaced and deleted one by one or together, at most 20 of them',
  async run(session) {
    const name = session.name('tags');
    const created = await create(session, name);
    const path = { secret_id: created.id };
    const expectTags = async (expected: string) => {
      const answer = await session.call('ListSecretTags', { path }, 200);
      const listed = bodyOf('ListSecretTagsResponseBody', answer).tags;
      same(session, listed.map(({ key, value }) => `${key}=${value}`).join(' '), expected, '/body/tags');
    };
    const batch = (action: string, keys: string[]) => {
      const body = { action, tags: keys.map((key) => ({ key, value: `of ${key}` })) };
      return { path, body };
    };
    await expectTags('');
    await session.call('CreateSecretTag', { path, body: { tag: { key: 'zone', value: 'a/b' } } }, 204);
    await session.call('BatchCreateOrDeleteTags', batch('create', ['ä b', 'env']), 204);
    await session.assuming('H-A19', () => expectTags('env=of env zone=a/b ä b=of ä b'));
    await session.assuming('H-A29', async () => {
      await session.call('CreateSecretTag', { path, body: { tag: { key: 'env', value: 'new' } } }, 204);
      await expectTags('env=new zone=a/b ä b=of ä b');
    });

    await session.call('DeleteSecretTag', { path: { ...path, key: 'ä b' } }, 204);
    await session.assuming('H-A29', async () => {
      await refused(session, 'DeleteSecretTag', { path: { ...path, key: 'ä b' } }, [404, 'CSMS.0005']);
      await session.call('BatchCreateOrDeleteTags', batch('delete', ['env', 'never-there']), 204);
    });
    await expectTags('zone=a/b');

    await session.assuming('H-A29', async () => {
      const keys = Array.from({ length: 20 }, (_, index) => `key${index}`);
      await refused(session, 'BatchCreateOrDeleteTags', batch('create', keys), [400, 'CSMS.0003']);
      await expectTags('zone=a/b');
      await session.call('BatchCreateOrDeleteTags', batch('create', keys.slice(1)), 204);
      const more = { path, body: { tag: { key: 'one-more', value: '' } } };
      await refused(session, 'CreateSecretTag', more, [400, 'CSMS.0003']);
    });
    await session.assuming('H-A30', async () =>
      same(session, await show(session, name), created, '/body/secret'),
    );
  },
};
