import type { Scenario } from '../../../verify/contract.ts';
import { create, refused, same, tagging, tagsOf } from '../calls.ts';

export const tagLimit: Scenario = {
  id: 'tag-limit',
  title: 'a secret has at most 20 tags',
  async run(session) {
    const { id } = await create(session, session.name('tag-limit'));
    const path = { secret_id: id };
    const keys = Array.from({ length: 20 }, (_, index) => `key${index}`);
    const more = { path, body: { tag: { key: 'one-more', value: '' } } };
    await session.call('CreateSecretTag', { path, body: { tag: { key: 'zone', value: 'a/b' } } }, 204);
    await session.unverified('H-A29', async () => {
      await refused(session, 'BatchCreateOrDeleteTags', tagging(id, 'create', keys), [400, 'CSMS.0003']);
      same(session, await tagsOf(session, id), 'zone=a/b', '/body/tags');
      await session.call('BatchCreateOrDeleteTags', tagging(id, 'create', keys.slice(1)), 204);
      await refused(session, 'CreateSecretTag', more, [400, 'CSMS.0003']);
    });
    // Whether all or nothing of what is too much is refused: there are 20 at most.
    await session.send('BatchCreateOrDeleteTags', tagging(id, 'create', keys));
    await session.send('BatchCreateOrDeleteTags', tagging(id, 'create', keys.slice(1)));
    await session.send('CreateSecretTag', more);
    const { length } = (await tagsOf(session, id)).split(' ').filter((text) => text.includes('='));
    session.assert(length <= 20, '/body/tags', `${length} tags`);
  },
};
