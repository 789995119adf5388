import { valueAt } from '../../http/json-pointer.ts';
import { writeJson } from '../../http/lossless-json.ts';
import type { ResourceOperation } from '../../openapi/resources/index.ts';
import { Item } from '../fixtures/item-under-test.ts';
import type { Property, PropertyContext } from './property.ts';

/** What a server refuses to create twice has a documented refusal in updates, too. */
const taken = [409, 422];

export const updatesKeepUnique: Property = {
  id: 'updates-keep-unique',
  title: 'an update cannot give an item what another one has and no two share',
  appliesTo: ({ operations: { create, read, ...others }, id }) =>
    create !== undefined && read !== undefined && !id?.clientChosen && updatesOf(others).length > 0,
  async run(context) {
    for (const name of context.resource.unique) await tryMember(context, name);
  },
};

/** The updates whose document has a refusal of what is taken. */
function updatesOf({ replace, merge }: PropertyContext['resource']['operations']): ResourceOperation[] {
  return [replace, merge].filter(
    (one) => one !== undefined && taken.some((status) => one.operation.responses.has(String(status))),
  ) as ResourceOperation[];
}

async function tryMember(context: PropertyContext, name: string): Promise<void> {
  const { fixtures, session, resource } = context;
  const first = await Item.create(fixtures, session, resource);
  const value = first.created.sent[name];
  const refused = value !== undefined && (await refusalOfSecond(context, first, name, value));
  if (refused) {
    const second = await Item.create(fixtures, session, resource, { beside: first, seed: 2 });
    for (const update of updatesOf(resource.operations)) {
      if (update.operation.responses.has(String(refused)))
        await tryUpdate(context, { update, second, name, value, refused });
    }
    await fixtures.remove(session, resource, second.place);
  }
  await fixtures.remove(session, resource, first.place);
}

/** The status by which another creation with one value of the first is refused; `undefined` where it is not. */
async function refusalOfSecond(
  { fixtures, session, resource }: PropertyContext,
  first: Item,
  name: string,
  value: unknown,
): Promise<number | undefined> {
  const { create } = resource.operations;
  if (!create) return undefined;
  const options = { seed: 2, members: { [name]: value } };
  const call = await fixtures.newCall(session, resource, create.operation, options, first.place);
  const answer = await session.probe('valid', create.operation.id, call, `another with the same ${name}`);
  await fixtures.removeCreated(session, create.operation, call, answer);
  return taken.find((status) => status === answer.status);
}

interface Taking {
  update: ResourceOperation;
  second: Item;
  name: string;
  value: unknown;
  /** The status by which a creation is refused. */
  refused: number;
}

async function tryUpdate({ fixtures, session, resource }: PropertyContext, taking: Taking): Promise<void> {
  const { update, second, name, value, refused } = taking;
  const { read } = resource.operations;
  if (!read) return;
  const input = await second.sample(update, { seed: 2, members: { [name]: value } });
  const look = await fixtures.call(session, read.operation, {}, second.place);
  const { id } = update.operation;
  const { status } = await session.probe('valid', id, input, `the ${name} of another item`);
  if (status >= 400) return;
  const { json } = await session.probe('valid', read.operation.id, look, 'the item');
  const shown = valueAt(json, `${read.responsePointer ?? ''}/${name}`);
  session.assert(
    writeJson(shown) !== writeJson(value),
    `/body${read.responsePointer ?? ''}/${name}`,
    `is now what another item has: ${id} is answered with ${status}, a creation with ${refused}`,
    id,
  );
}
