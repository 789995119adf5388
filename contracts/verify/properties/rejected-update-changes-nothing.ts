import { rejectsInput } from '../checks/invalid-input-refused.ts';
import { invalidCallsOf } from '../fixtures/invalid-calls.ts';
import { Item } from '../fixtures/item-under-test.ts';
import { isUnchanged } from '../fixtures/unchanged-but-for-clocks.ts';
import type { Property } from './property.ts';

/** So many rejections are enough to see it. */
const most = 25;

export const rejectedUpdateChangesNothing: Property = {
  id: 'rejected-update-changes-nothing',
  title: 'an update that is rejected leaves everything as it was',
  wfc: 'F114',
  appliesTo({ operations: { create, read, merge, replace } }) {
    const update = (merge ?? replace)?.operation;
    return create !== undefined && read !== undefined && update !== undefined && rejectsInput(update);
  },
  async run({ fixtures, session, resource }) {
    const { read, merge, replace } = resource.operations;
    const update = merge ?? replace;
    if (!update || !read) return;
    const item = await Item.create(fixtures, session, resource);
    const valid = await item.sample(update);
    const calls = (await invalidCallsOf(fixtures, session, update.operation, valid)).slice(0, most);
    const call = await fixtures.call(session, read.operation, {}, item.place);
    const look = () => session.probe('valid', read.operation.id, call, 'the item');
    const before = await look();
    for (const { what, of } of calls) {
      const { status } = await session.probe('invalid input', update.operation.id, of(valid), what);
      // If it is accepted, another check has failed.
      if (status < 400) return;
      const isSame = isUnchanged({ fixtures, session, resource }, before.json, (await look()).json);
      session.assert(isSame, '/body', `has changed since a rejected write (${what})`);
    }
    await fixtures.remove(session, resource, item.place);
  },
};
