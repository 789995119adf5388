import { headerOf } from '../../spec/message.ts';
import type { Resource, ResourceOperation } from '../../spec/resources/index.ts';
import { readPages } from '../cases/pages.ts';
import type { Answer, Session } from '../session.ts';
import type { CallInput } from '../wire.ts';
import { idPosition, type Place } from './place.ts';
import { at, withAt } from './pointer.ts';
import { isValid, type Wish } from './sample.ts';
import { mayBeNull } from './shown-again.ts';
import { knownThing, type Thing } from './thing.ts';
import type { Things } from './things.ts';

export type Members = Readonly<Record<string, unknown>>;

/** What a call sent of an item and what was answered of it; no members, where it is not shown. */
export interface Told {
  operation: ResourceOperation;
  sent: Members;
  shown: Members;
  /** The answer's `ETag`. */
  etag: string | undefined;
  /** All of the answer. */
  json: unknown;
}

/** An item that a law has created, and the calls that a law makes of it: each has to succeed. */
export class Item {
  readonly resource: Resource;
  readonly place: Place;
  /** What its creation sent and answered. */
  readonly created: Told;
  readonly #things: Things;
  readonly #session: Session;

  private constructor(things: Things, session: Session, resource: Resource, place: Place, created: Told) {
    this.#things = things;
    this.#session = session;
    this.resource = resource;
    this.place = place;
    this.created = created;
  }

  /** Creates an item, in the same place as another where one is given. Throws NotTried where nothing tells its id. */
  static async create(
    things: Things,
    session: Session,
    resource: Resource,
    { beside, ...wish }: Wish & { beside?: Item } = {},
  ): Promise<Item> {
    const thing = await things.createKnown(session, resource, { seed: 1, ...wish }, beside?.place);
    return Item.#of(things, session, resource, thing);
  }

  /** Creates an item in a place by a call that is known. */
  static async createBy(
    things: Things,
    session: Session,
    resource: Resource,
    place: Place,
    call: CallInput,
  ): Promise<Item> {
    const thing = await things.createBy(session, resource, place, call);
    return Item.#of(things, session, resource, knownThing(session, resource, thing));
  }

  static #of(things: Things, session: Session, resource: Resource, thing: Thing): Item {
    const create = resource.operations.create as ResourceOperation;
    const told = toldBy(create, thing.sent, thing.answer);
    return new Item(things, session, resource, thing.place, told);
  }

  get id(): string {
    return String(this.place.get(idPosition(this.resource)));
  }

  /** Makes a valid call of the item, of an operation of its resource. */
  async call(operation: ResourceOperation, wish: Wish = {}): Promise<Told> {
    return this.send(operation, await this.sample(operation, wish));
  }

  async sample(operation: ResourceOperation, wish: Wish = {}): Promise<CallInput> {
    const input = await this.#things.call(this.#session, operation.operation, wish, this.place);
    return operation === this.resource.operations.merge ? this.#withoutRemovals(operation, input) : input;
  }

  /** By null a merge takes a member away (RFC 7396), and what every item has cannot be. */
  async #withoutRemovals(merge: ResourceOperation, input: CallInput): Promise<CallInput> {
    const { spec } = this.#things;
    if (merge.sent === undefined) return input;
    const members = Object.entries(membersOf(at(input.body, merge.sent))).filter(
      ([name, value]) => value !== null || mayBeNull(spec, this.resource, merge, name),
    );
    const mended = { ...input, body: withAt(input.body, merge.sent, Object.fromEntries(members)) };
    return (await isValid(spec, merge.operation, mended)) ? mended : input;
  }

  async send(operation: ResourceOperation, input: CallInput): Promise<Told> {
    return toldBy(operation, input, await this.#session.succeed(operation.operation.id, input));
  }

  /** What its list shows of it; `undefined` where it is on none of the pages that can be read. */
  async listed(list: ResourceOperation): Promise<Members | undefined> {
    const { resource } = this;
    const call = await this.sample(list);
    const listed = await readPages({ spec: this.#things.spec, session: this.#session, resource, call });
    const index = resource.id?.field === undefined ? -1 : (listed?.ids.indexOf(this.id) ?? -1);
    return index < 0 ? undefined : membersOf(listed?.items[index]);
  }

  /** Reports a broken law of the last call, with the member that breaks it. */
  holds(condition: boolean, { shown }: ResourceOperation, name: string, message: string): void {
    this.#session.holds(condition, `/body${shown ?? ''}/${name}`, message);
  }
}

function toldBy(
  operation: ResourceOperation,
  { body }: CallInput,
  { json, headers }: Pick<Answer, 'json' | 'headers'>,
): Told {
  const { sent, shown } = operation;
  return {
    operation,
    sent: membersOf(sent === undefined ? undefined : at(body, sent)),
    shown: membersOf(shown === undefined ? undefined : at(json, shown)),
    etag: headerOf(headers, 'etag'),
    json,
  };
}

/** The members of an object; none, where a value is something else. */
export function membersOf(value: unknown): Members {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Members) : {};
}
