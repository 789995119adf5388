import type { Scenario } from '../../../verify/contract.ts';
import type { Session } from '../../../verify/engine/session.ts';
import { bodyOf, create, same } from '../calls.ts';

export const findByTags: Scenario = {
  id: 'find-by-tags',
  title: 'secrets are found and counted by their tags and by a part of their names',
  async run(session) {
    const key = session.name('team');
    // The last of all tags, in whatever order they are.
    const last = { key: `zz-${key}`, value: 'last' };
    const [red, blue] = [session.name('found-red'), session.name('found-blue')];
    const ids = new Map<string, string>();
    for (const [name, value] of Object.entries({ [red]: 'red', [blue]: 'blue' }))
      ids.set(name, await createTagged(session, name, [{ key, value }, last]));
    const find = async (search: object, expected: string[], total = expected.length) => {
      const filter = { body: { action: 'filter', ...search } };
      const found = bodyOf(
        'ListResourceInstancesResponseBody',
        await session.call('ListResourceInstances', filter, 200),
      );
      const names = (found.resources ?? []).map(({ resource_name }) => resource_name);
      same(session, [...names].sort(), [...expected].sort(), '/body/resources/*/resource_name');
      await session.unverified('H-A19', async () =>
        same(session, names, expected, '/body/resources/*/resource_name'),
      );
      for (const { resource_id, resource_name, tags = [] } of found.resources ?? []) {
        same(session, resource_id, ids.get(resource_name), '/body/resources/*/resource_id');
        const own = [{ key, value: resource_name === red ? 'red' : 'blue' }, last].map(textOf).sort();
        same(session, tags.map(textOf).sort(), own, '/body/resources/*/tags');
      }
      same(session, found.total_count, total, '/body/total_count');
      const count = { body: { action: 'count', ...search } };
      const counted = await session.call('ListResourceInstances', count, 200);
      same(session, counted.json, { total_count: total }, '/body');
    };
    await find({ tags: [{ key, values: [] }] }, [blue, red]);
    await find({ tags: [{ key, values: ['red'] }] }, [red]);
    await find({ tags: [{ key, values: ['red', 'blue', 'green'] }] }, [blue, red]);
    await find({ tags: [{ key, values: ['green'] }] }, []);
    await find({ matches: [{ key: 'resource_name', value: session.name('found-r') }] }, [red]);
    await find({ tags: [{ key, values: ['blue'] }], matches: [{ key: 'resource_name', value: red }] }, []);
    await findsNoneThatAreNear(find, key, red);
    await pagesOf(session, { tags: [{ key, values: [] }] }, [blue, red]);
    await session.unverified('H-A19', async () => {
      await find({ tags: [{ key, values: [] }], limit: '1' }, [blue], 2);
      await find({ tags: [{ key, values: [] }], limit: '1', offset: '1' }, [red], 2);
      await find({ tags: [{ key, values: [] }], offset: '2' }, [], 2);
    });

    await tellsAllTags(session, key, last.key);
  },
};

type Find = (search: object, expected: string[]) => Promise<void>;

/** What differs in its case, or is a part of what is there, is something else; but of a name a part is enough. */
async function findsNoneThatAreNear(find: Find, key: string, name: string): Promise<void> {
  const both = [key, 'not-there'].map((one) => ({ key: one, values: [] }));
  await find({ tags: both }, []);
  await find({ tags: [{ key: key.toUpperCase(), values: [] }] }, []);
  await find({ tags: [{ key, values: ['re', 'RED'] }] }, []);
  await find({ matches: [{ key: 'resource_name', value: name.replace('found', 'FOUND') }] }, []);
  await find({ matches: [{ key: 'resource_name', value: name.slice(4) }] }, [name]);
}

/** Whatever the order, each is on one page. */
async function pagesOf(session: Session, search: object, expected: string[]): Promise<void> {
  const found: string[] = [];
  for (const offset of ['0', '1', '2']) {
    const body = { action: 'filter', ...search, limit: '1', offset };
    const answer = await session.call('ListResourceInstances', { body }, 200);
    const { resources = [], total_count } = bodyOf('ListResourceInstancesResponseBody', answer);
    session.assert(resources.length <= 1, '/body/resources', `${resources.length} on a page of one`);
    same(session, total_count, expected.length, '/body/total_count');
    found.push(...resources.map(({ resource_name }) => resource_name));
  }
  same(session, found.sort(), [...expected].sort(), '/body/resources/*/resource_name');
}

interface Tag {
  key: string;
  value: string;
}

/** Creates a secret with tags, and gives back its id. */
async function createTagged(session: Session, name: string, tags: readonly Tag[]): Promise<string> {
  const { id } = await create(session, name);
  for (const tag of tags)
    await session.call('CreateSecretTag', { path: { secret_id: id }, body: { tag } }, 204);
  return id;
}

async function tellsAllTags(session: Session, key: string, last: string): Promise<void> {
  const others = await tagsOfListed(session);
  const answer = await session.call('ListProjectSecretsTags', {}, 200);
  const { tags } = bodyOf('ListProjectSecretsTagsResponseBody', answer);
  const valuesOf = (wanted: string) =>
    tags.filter((tag) => tag.key === wanted).map(({ values }) => [...values].sort());
  same(session, [valuesOf(key), valuesOf(last)], [[['blue', 'red']], [['last']]], '/body/tags');
  const isTold = ({ key: wanted, value }: Tag) => valuesOf(wanted).flat().includes(value);
  same(session, others.filter((tag) => !isTold(tag)).map(textOf), [], '/body/tags');
}

/** The tags of a page of secrets, whoever has created them. */
async function tagsOfListed(session: Session): Promise<Tag[]> {
  const listed = await session.call('ListSecrets', {}, 200);
  const found: Tag[] = [];
  for (const { id: secret_id } of bodyOf('ListSecretsResponseBody', listed).secrets) {
    const answer = await session.probe('valid', 'ListSecretTags', { path: { secret_id } }, 'one of the list');
    // Somebody may have deleted it meanwhile.
    if (answer.status === 200)
      found.push(
        ...bodyOf('ListSecretTagsResponseBody', answer).tags.map(({ key, value = '' }) => ({ key, value })),
      );
  }
  return found;
}

function textOf({ key, value }: { key?: string; value?: string }): string {
  return `${key}=${value}`;
}
