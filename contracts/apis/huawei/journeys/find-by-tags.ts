import type { Journey } from '../../../suite/contract.ts';
import { bodyOf, create, same } from '../calls.ts';

export const findByTags: Journey = {
  id: 'find-by-tags',
  title: 'secrets are found and counted by their tags and by a part of their names',
  async run(session) {
    const key = session.name('team');
    const [red, blue] = [session.name('found-red'), session.name('found-blue')];
    for (const [name, value] of Object.entries({ [red]: 'red', [blue]: 'blue' })) {
      const { id } = await create(session, name);
      await session.call('CreateSecretTag', { path: { secret_id: id }, body: { tag: { key, value } } }, 204);
    }
    const find = async (search: object, expected: string[], total = expected.length) => {
      const filter = { body: { action: 'filter', ...search } };
      const found = bodyOf(
        'ListResourceInstancesResponseBody',
        await session.call('ListResourceInstances', filter, 200),
      );
      const names = (found.resources ?? []).map(({ resource_name }) => resource_name);
      same(session, names, expected, '/body/resources/*/resource_name');
      same(session, found.total_count, total, '/body/total_count');
      const count = { body: { action: 'count', ...search } };
      const counted = await session.call('ListResourceInstances', count, 200);
      same(session, counted.json, { total_count: total }, '/body');
    };
    await session.assuming('H-A19', () => find({ tags: [{ key, values: [] }] }, [blue, red]));
    await find({ tags: [{ key, values: ['red'] }] }, [red]);
    await session.assuming('H-A19', () =>
      find({ tags: [{ key, values: ['red', 'blue', 'green'] }] }, [blue, red]),
    );
    await find({ tags: [{ key, values: ['green'] }] }, []);
    await find(
      {
        tags: [
          { key, values: [] },
          { key: 'not-there', values: [] },
        ],
      },
      [],
    );
    await find({ matches: [{ key: 'resource_name', value: session.name('found-r') }] }, [red]);
    await find({ tags: [{ key, values: ['blue'] }], matches: [{ key: 'resource_name', value: red }] }, []);
    await session.assuming('H-A19', async () => {
      await find({ tags: [{ key, values: [] }], limit: '1' }, [blue], 2);
      await find({ tags: [{ key, values: [] }], limit: '1', offset: '1' }, [red], 2);
      await find({ tags: [{ key, values: [] }], offset: '2' }, [], 2);
    });

    const all = bodyOf(
      'ListProjectSecretsTagsResponseBody',
      await session.call('ListProjectSecretsTags', {}, 200),
    );
    const own = all.tags.filter((tag) => tag.key === key).map(({ values }) => [...values].sort());
    same(session, own, [['blue', 'red']], '/body/tags');
  },
};
