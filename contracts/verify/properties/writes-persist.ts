import { writeJson } from '../../http/json.ts';
import type { Resource, ResourceOperation } from '../../openapi/resources/index.ts';
import type { Spec } from '../../openapi/spec.ts';
import type { Session } from '../engine/session.ts';
import type { FixtureFactory } from '../fixtures/fixture-factory.ts';
import { Item, type ItemResponse } from '../fixtures/item.ts';
import { canRoundTrip, isSameMember, mustRoundTrip } from '../fixtures/round-trip.ts';
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
  const written = new Written(fixtures.spec, session, item, read);
  await written.add(item.created);
  if (replace) await written.add(await item.call(replace, { seed: 2 }));
  for (const input of merge ? await singleMemberPatches(fixtures, item, merge) : [])
    if (merge) await written.add(await item.send(merge, input));
  if (remove) await item.call(remove);
}

/** What was last written of an item, by member, and whether a server must keep it as it was sent. */
class Written {
  readonly #spec: Spec;
  readonly #session: Session;
  readonly #item: Item;
  readonly #read: ResourceOperation;
  readonly #members = new Map<string, { value: unknown; asSent: boolean }>();

  constructor(spec: Spec, session: Session, item: Item, read: ResourceOperation) {
    this.#spec = spec;
    this.#session = session;
    this.#item = item;
    this.#read = read;
  }

  /** Notes a write that succeeded, and wants to read what is written now. */
  async add({ operation, sent }: ItemResponse): Promise<void> {
    const { resource, id } = this.#item;
    if (resource.operations.replace === operation) this.#members.clear();
    for (const [name, value] of Object.entries(sent)) {
      const asSent = mustRoundTrip(this.#spec, resource, operation, name, value);
      if (canRoundTrip(this.#spec, resource, name, value)) this.#members.set(name, { value, asSent });
      else this.#members.delete(name);
    }
    const { shown } = await this.#item.call(this.#read);
    const field = resource.id?.field;
    if (field !== undefined && shown[field] !== undefined)
      this.#item.assert(String(shown[field]) === id, this.#read, field, `${shown[field]}, not ${id}`);
    const compare = (name: string, { value }: { value: unknown }) => {
      const message = `${writeJson(shown[name])}, not ${writeJson(value)}, as it was last sent`;
      const isSame = isSameMember(this.#spec, resource, name, shown[name], value);
      this.#item.assert(isSame, this.#read, name, message);
    };
    for (const [name, one] of this.#members) if (one.asSent) compare(name, one);
    await this.#session.unverified('what was sent is what is shown', async () => {
      for (const [name, one] of this.#members) if (shown[name] !== undefined) compare(name, one);
    });
  }
}
