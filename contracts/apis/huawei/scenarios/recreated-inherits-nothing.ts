import type { Scenario } from '../../../verify/contract.ts';
import type { Session } from '../../../verify/engine/session.ts';
import { addVersion, bodyOf, create, read, remove, same, stagesOf, tagsOf } from '../calls.ts';

export const recreatedInheritsNothing: Scenario = {
  id: 'recreated-inherits-nothing',
  title: 'a secret that takes the name of a deleted one has nothing of it',
  async run(session) {
    const name = session.name('again');
    const first = await create(session, name, { description: 'of the first' });
    const tag = { key: name, value: 'of the first' };
    await session.call('CreateSecretTag', { path: { secret_id: first.id }, body: { tag } }, 204);
    await addVersion(session, name);
    await remove(session, name);
    same(session, await valuesOf(session, name), [], '/body/tags');

    const value = session.secret();
    const second = await create(session, name, { secret_string: value });
    same(session, second.description, '', '/body/secret/description');
    same(session, await stagesOf(session, name), 'SYSCURRENT=v1', '/body/version_metadatas');
    same(session, (await read(session, name)).secret_string, value, '/body/version/secret_string');
    same(session, await tagsOf(session, second.id), '', '/body/tags');
    same(session, await valuesOf(session, name), [], '/body/tags');
  },
};

/** The values that a key has anywhere in the project. */
async function valuesOf(session: Session, wanted: string): Promise<string[]> {
  const answer = await session.call('ListProjectSecretsTags', {}, 200);
  const { tags } = bodyOf('ListProjectSecretsTagsResponseBody', answer);
  return tags.flatMap(({ key, values }) => (key === wanted ? values : []));
}
