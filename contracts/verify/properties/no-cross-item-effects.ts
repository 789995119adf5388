import type { CallInput } from '../engine/call-input.ts';
import type { Answer } from '../engine/session.ts';
import { createNamedItem } from '../fixtures/create-named-item.ts';
import { type ItemLocation, idPosition, parametersAt } from '../fixtures/item-location.ts';
import type { Item } from '../fixtures/item-under-test.ts';
import { isUnchanged } from '../fixtures/unchanged-but-for-clocks.ts';
import type { Property, PropertyContext } from './property.ts';

/** So many of the items that were there before are looked at. */
const most = 3;

export const noCrossItemEffects: Property = {
  id: 'no-cross-item-effects',
  title: 'a write to one item changes no other: neither one whose name begins alike nor an older one',
  appliesTo: ({ operations: { create, read } }) => create !== undefined && read !== undefined,
  // Another case must not be what changes it.
  alone: true,
  async run(context) {
    const { fixtures, session, resource } = context;
    const scope = await fixtures.scope(session, resource);
    const older = await olderItems(context, scope);
    const other = await createNamedItem(fixtures, session, resource, scope, 'near-2');
    if (!other) return;
    const others = new Others(context, [...older, other.place]);
    await others.read();
    const item = await createNamedItem(fixtures, session, resource, scope, 'near');
    await others.assertUnchanged('one was created');
    if (item) await writeBeside(context, item, others);
    await fixtures.remove(session, resource, other.place);
  },
};

async function olderItems({ fixtures, session, resource }: PropertyContext, scope: ItemLocation) {
  const list = resource.operations.list?.operation;
  if (!list) return [];
  const call = await fixtures.call(session, list, {}, scope);
  const ids = session.createdIds(resource, call).slice(0, most);
  return ids.map((id) => new Map([...scope, [idPosition(resource), id]]));
}

/** Writes an item with several values: one alone may be what the others have already. */
async function writeBeside({ resource }: PropertyContext, item: Item, others: Others): Promise<void> {
  const { replace, merge, delete: remove } = resource.operations;
  for (const write of [replace, merge]) {
    for (const seed of write ? [2, 3, 4] : []) if (write) await item.call(write, { seed });
    if (write) await others.assertUnchanged(`another one was changed by ${write.operation.id}`);
  }
  if (!remove) return;
  await item.call(remove);
  await others.assertUnchanged('another one was deleted');
}

/** Items that are not written, and what was read of each. */
class Others {
  readonly #context: PropertyContext;
  readonly #candidates: readonly ItemLocation[];
  readonly #before = new Map<ItemLocation, Answer>();

  constructor(context: PropertyContext, locations: readonly ItemLocation[]) {
    this.#context = context;
    this.#candidates = locations;
  }

  /** Reads those that are there. */
  async read(): Promise<void> {
    for (const location of this.#candidates) {
      const { status } = await this.#context.session.send(...this.#callOf(location));
      if (status < 300) this.#before.set(location, await this.#look(location));
    }
  }

  async assertUnchanged(since: string): Promise<void> {
    for (const [location, before] of this.#before) {
      const { status, json } = await this.#look(location);
      const isSame = isUnchanged(this.#context, before.json, json);
      this.#context.session.assert(isSame && status === before.status, '/body', `has changed since ${since}`);
    }
  }

  #look(location: ItemLocation): Promise<Answer> {
    return this.#context.session.probe('valid', ...this.#callOf(location), 'another one');
  }

  #callOf(location: ItemLocation): [operationId: string, input: CallInput] {
    const read = this.#context.resource.operations.read?.operation;
    if (!read) throw new Error(`${this.#context.resource.name} cannot be read`);
    return [read.id, { path: parametersAt(read.path, location) }];
  }
}
