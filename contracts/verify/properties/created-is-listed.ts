import { Item } from '../fixtures/item.ts';
import { readPages } from '../fixtures/read-pages.ts';
import type { Property } from './property.ts';

export const createdIsListed: Property = {
  id: 'created-is-listed',
  title: 'whatever was created and not deleted since is listed, and nothing twice',
  appliesTo: ({ operations: { create, list }, id }) =>
    create !== undefined && list?.responsePointer !== undefined && id?.field !== undefined,
  // Others may create and delete meanwhile.
  alone: true,
  async run({ fixtures, session, resource }) {
    const { list } = resource.operations;
    const scope = await fixtures.scope(session, resource);
    const item = await Item.create(fixtures, session, resource, { scope });
    if (!list) return;
    const call = await fixtures.call(session, list.operation, {}, scope);
    const listed = await readPages({ spec: fixtures.spec, session, resource, call });
    if (listed?.isWhole) {
      const missing = session.createdIds(resource, call).find((id) => !listed.ids.includes(id));
      const message = `lacks ${missing}, which was created and is not deleted`;
      session.assert(missing === undefined, '/body', message);
      const twice = listed.ids.find((id, index) => listed.ids.indexOf(id) < index);
      session.assert(twice === undefined, '/body', `has ${twice} more than once`);
    }
    await fixtures.remove(session, resource, item.place);
  },
};
