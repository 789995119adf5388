import { valueAt, withValueAt } from '../../http/json-pointer.ts';
import { rejectsInput } from '../checks/invalid-input-refused.ts';
import { nameOf, withRunName } from '../fixtures/create-named-item.ts';
import { invalidCallsOf } from '../fixtures/invalid-calls.ts';
import type { ItemLocation } from '../fixtures/item-location.ts';
import { Item, membersOf } from '../fixtures/item-under-test.ts';
import { readPages } from '../fixtures/read-pages.ts';
import { isUnchanged } from '../fixtures/unchanged-but-for-clocks.ts';
import type { Property, PropertyContext } from './property.ts';

/** So many rejections are enough to see it. */
const most = 25;

export const rejectedCreationChangesNothing: Property = {
  id: 'rejected-creation-changes-nothing',
  title: 'a creation that is rejected creates nothing, and leaves what has its name as it was',
  wfc: 'F114',
  appliesTo: ({ operations: { create, list, read }, id }) =>
    create !== undefined && id?.field !== undefined && (list?.responsePointer ?? read) !== undefined,
  // What others create meanwhile is listed, too.
  alone: true,
  async run(context) {
    await createInvalid(context);
    await createAgain(context);
  },
};

async function createInvalid(context: PropertyContext): Promise<void> {
  const { fixtures, session, resource } = context;
  const { create, list } = resource.operations;
  if (!create || !list || !rejectsInput(create.operation)) return;
  const scope = await fixtures.scope(session, resource);
  const valid = await fixtures.newCall(session, resource, create.operation, {}, scope);
  const calls = (await invalidCallsOf(fixtures, session, create.operation, valid)).slice(0, most);
  const before = await idsIn(context, scope);
  for (const { what, of } of calls) {
    const input = of(valid);
    const name = nameOf(resource) ?? '';
    const isNameValid = valueAt(input.body, `/${name}`) === valueAt(valid.body, `/${name}`);
    const named = isNameValid ? withRunName(session, resource, input, 'rejected') : input;
    const answer = await session.probe('invalid input', create.operation.id, named, what);
    await fixtures.removeCreated(session, create.operation, named, answer);
    // If it is accepted, another check has failed.
    if (answer.status < 400) return;
  }
  const after = await idsIn(context, scope);
  const more = before && after?.find((id) => !before.includes(id));
  session.assert(more === undefined, '/body', `has ${more} since creations that were rejected`);
}

/** The ids in a list; `undefined` where it cannot be read to its end. */
async function idsIn(
  { fixtures, session, resource }: PropertyContext,
  scope: ItemLocation,
): Promise<string[] | undefined> {
  const { list } = resource.operations;
  if (!list) return undefined;
  const call = await fixtures.call(session, list.operation, {}, scope);
  const listed = await readPages({ spec: fixtures.spec, session, resource, call });
  return listed?.isWhole ? listed.ids : undefined;
}

/** The same name again, with other values: whether that is rejected is for other checks to say. */
async function createAgain({ fixtures, session, resource }: PropertyContext): Promise<void> {
  const { create, read } = resource.operations;
  if (!create || !read) return;
  const item = await Item.create(fixtures, session, resource);
  const call = await fixtures.call(session, read.operation, {}, item.place);
  const look = () => session.probe('valid', read.operation.id, call, 'the first one');
  const before = await look();
  const second = await withOtherValues({ fixtures, session, resource }, item);
  const again = await session.probe('valid', create.operation.id, second, 'the same name with other values');
  const after = await look();
  if (again.status >= 400) {
    const isSame = isUnchanged({ fixtures, session, resource }, before.json, after.json);
    session.assert(
      isSame && after.status === before.status,
      '/body',
      'has changed since a creation of the same name, which was rejected',
    );
  } else await fixtures.removeCreated(session, create.operation, second, again);
  await fixtures.remove(session, resource, item.place);
}

/** An item's creation again, with other values in all but its name. */
async function withOtherValues({ fixtures, session, resource }: PropertyContext, { place, created }: Item) {
  const { create } = resource.operations;
  if (!create) throw new Error(`${resource.name} cannot be created`);
  const other = await fixtures.newCall(session, resource, create.operation, { seed: 2 }, place);
  const kept = [resource.id?.field, ...resource.unique].filter((name) => name !== undefined);
  const names = Object.entries(created.sent).filter(([name]) => kept.includes(name));
  const pointer = create.requestPointer ?? '';
  const members = { ...membersOf(valueAt(other.body, pointer)), ...Object.fromEntries(names) };
  return { ...other, body: withValueAt(other.body, pointer, members) };
}
