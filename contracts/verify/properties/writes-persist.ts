import { at, withAt } from '../../http/json-pointer.ts';
import type { Resource, ResourceOperation } from '../../openapi/resources/index.ts';
import type { Spec } from '../../openapi/spec.ts';
import type { CallInput } from '../engine/call-input.ts';
import type { Session } from '../engine/session.ts';
import type { FixtureFactory } from '../fixtures/fixture-factory.ts';
import { Item, type ItemResponse, membersOf } from '../fixtures/item.ts';
import { canRoundTrip, isSameMember, mayBeNull, mustRoundTrip } from '../fixtures/round-trip.ts';
import { isValid } from '../fixtures/sample-call.ts';
import type { Case } from '../plan.ts';

/** A case for each resource that can be created and read: what was last written is what is read, member by member. */
export function writesPersist(fixtures: FixtureFactory): Case[] {
  return fixtures.resources
    .filter(({ operations }) => operations.create && operations.read?.responsePointer !== undefined)
    .map((resource) => ({
      id: `writes-persist/${resource.name}`,
      check: 'writes-persist',
      writes: true,
      title: `one of ${resource.name} is read as it was last written, and what was not written is as it was`,
      run: (session) => writeAll(fixtures, session, resource),
    }));
}

async function writeAll(fixtures: FixtureFactory, session: Session, resource: Resource): Promise<void> {
  const item = await Item.create(fixtures, session, resource);
  const { read, replace, merge, delete: remove } = resource.operations;
  if (!read) return;
  const written = new Written(fixtures.spec, session, item, read);
  await written.add(item.created);
  if (replace) await written.add(await item.call(replace, { seed: 2 }));
  for (const input of merge ? await mergesOf(fixtures.spec, item, merge) : [])
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
      this.#item.holds(String(shown[field]) === id, this.#read, field, `${shown[field]}, not ${id}`);
    const compare = (name: string, { value }: { value: unknown }) => {
      const message = `${JSON.stringify(shown[name])}, not ${JSON.stringify(value)}, as it was last sent`;
      const isSame = isSameMember(this.#spec, resource, name, shown[name], value);
      this.#item.holds(isSame, this.#read, name, message);
    };
    for (const [name, one] of this.#members) if (one.asSent) compare(name, one);
    await this.#session.unverified('what was sent is what is shown', async () => {
      for (const [name, one] of this.#members) if (shown[name] !== undefined) compare(name, one);
    });
  }
}

/** Changes of one member each, where the document takes such, or else one of all. */
export async function mergesOf(spec: Spec, item: Item, merge: ResourceOperation): Promise<CallInput[]> {
  const whole = await item.sample(merge, { seed: 3 });
  const { requestPointer: pointer, operation } = merge;
  if (pointer === undefined) return [whole];
  const single: CallInput[] = [];
  for (const [name, value] of Object.entries(membersOf(at(whole.body, pointer)))) {
    // What every item has cannot be taken away.
    if (value === null && !mayBeNull(spec, item.resource, merge, name)) continue;
    const input = { ...whole, body: withAt(whole.body, pointer, { [name]: value }) };
    if (await isValid(spec, operation, input)) single.push(input);
  }
  return single.length > 0 ? single : [whole];
}
