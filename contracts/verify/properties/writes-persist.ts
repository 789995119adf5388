import type { Resource, ResourceOperation } from '../../openapi/resources/index.ts';
import type { Session } from '../engine/session.ts';
import { assertWritten, type WrittenMember } from '../fixtures/assert-written-member.ts';
import type { FixtureFactory } from '../fixtures/fixture-factory.ts';
import { Item, type ItemResponse, type Members } from '../fixtures/item-under-test.ts';
import { canRoundTrip, mustRoundTrip } from '../fixtures/round-trip-rules.ts';
import { singleMemberPatches } from '../fixtures/single-member-patches.ts';
import type { Property } from './property.ts';

export const writesPersist: Property = {
  id: 'writes-persist',
  title: 'an item is read as it was last written, and what was not written stays as it was',
  appliesTo: ({ operations: { create, read } }) =>
    create !== undefined && read?.responsePointer !== undefined,
  run: ({ fixtures, session, resource }) => writeAll(fixtures, session, resource),
};

async function writeAll(fixtures: FixtureFactory, session: Session, resource: Resource): Promise<void> {
  const item = await Item.create(fixtures, session, resource);
  const { read, replace, merge, delete: remove } = resource.operations;
  if (!read) return;
  const written = new Written(fixtures, session, item, read);
  await written.add(item.created);
  if (replace) await written.add(await item.call(replace, { seed: 2 }));
  for (const input of merge ? await singleMemberPatches(fixtures, item, merge) : [])
    if (merge) await written.add(await item.send(merge, await item.upToDate(merge, input)));
  if (remove) await item.call(remove);
}

/** What was last written of an item, by member. */
class Written {
  readonly #fixtures: FixtureFactory;
  readonly #session: Session;
  readonly #item: Item;
  readonly #read: ResourceOperation;
  readonly #members = new Map<string, WrittenMember>();
  #shown: Members = {};

  constructor(fixtures: FixtureFactory, session: Session, item: Item, read: ResourceOperation) {
    this.#fixtures = fixtures;
    this.#session = session;
    this.#item = item;
    this.#read = read;
  }

  /** Notes a write that succeeded, and wants to read what is written now. */
  async add({ operation: by, sent }: ItemResponse): Promise<void> {
    const { resource, id } = this.#item;
    const { spec } = this.#fixtures;
    if (resource.operations.replace === by) this.#members.clear();
    for (const [name, value] of Object.entries(sent)) {
      const asSent = mustRoundTrip(spec, resource, by, name, value);
      const before = this.#shown[name];
      if (canRoundTrip(spec, resource, name, value))
        this.#members.set(name, { name, value, asSent, by, before });
      else this.#members.delete(name);
    }
    const { shown } = await this.#item.call(this.#read);
    this.#shown = shown;
    const field = resource.id?.field;
    if (field !== undefined && shown[field] !== undefined)
      this.#item.assert(String(shown[field]) === id, this.#read, field, `${shown[field]}, not ${id}`);
    const at = { fixtures: this.#fixtures, session: this.#session, resource, read: this.#read };
    // What a server has to show as it was sent comes first.
    const members = [...this.#members.values()].sort(
      (one, other) => Number(other.asSent) - Number(one.asSent),
    );
    for (const one of members) await assertWritten({ ...at, item: shown }, one);
  }
}
