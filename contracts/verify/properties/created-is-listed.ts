import type { CallInput } from '../engine/call-input.ts';
import { idPosition, locationOf } from '../fixtures/item-location.ts';
import { Item } from '../fixtures/item-under-test.ts';
import { readPages } from '../fixtures/read-pages.ts';
import type { Property, PropertyContext } from './property.ts';

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
      const missing = await missingItem({ fixtures, session, resource }, call, listed.ids);
      const message = `lacks ${missing}, which was created and is not deleted`;
      session.assert(missing === undefined, '/body', message);
    }
    await fixtures.remove(session, resource, item.place);
  },
};

/** The first of the run's items that is not listed, though it can be read: an update may have renamed one. */
async function missingItem(
  { fixtures, session, resource }: PropertyContext,
  call: CallInput,
  listed: readonly string[],
): Promise<string | undefined> {
  const read = resource.operations.read?.operation;
  for (const id of session.createdIds(resource, call).filter((one) => !listed.includes(one))) {
    if (!read) return id;
    const location = new Map([
      ...locationOf(resource.operations.list?.operation.path ?? '', { ...call.path }),
      [idPosition(resource), id],
    ]);
    const input = await fixtures.call(session, read, {}, location);
    if ((await session.send(read.id, input)).status < 300) return id;
  }
  return undefined;
}
