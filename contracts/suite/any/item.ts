import type { Resource, ResourceOperation } from '../../spec/resources/index.ts';
import type { Session } from '../session.ts';
import type { CallInput } from '../wire.ts';
import { idPosition, type Place } from './place.ts';
import { at } from './pointer.ts';
import type { Wish } from './sample.ts';
import type { Things } from './things.ts';

export type Members = Readonly<Record<string, unknown>>;

/** What a call sent of an item and what was answered of it; no members, where it is not shown. */
export interface Told {
  operation: ResourceOperation;
  sent: Members;
  shown: Members;
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

  /** Creates an item with all that is optional; `undefined` where nothing tells its id. */
  static async create(things: Things, session: Session, resource: Resource): Promise<Item | undefined> {
    const thing = await things.create(session, resource, { seed: 1 });
    const { create } = resource.operations;
    if (!thing || !create) return undefined;
    const told = toldBy(create, thing.sent, thing.answer.json);
    return new Item(things, session, resource, thing.place, told);
  }

  get id(): string {
    return String(this.place.get(idPosition(this.resource)));
  }

  /** Makes a valid call of the item, of an operation of its resource. */
  async call(operation: ResourceOperation, wish: Wish = {}): Promise<Told> {
    return this.send(operation, await this.sample(operation, wish));
  }

  async sample({ operation }: ResourceOperation, wish: Wish = {}): Promise<CallInput> {
    return this.#things.call(this.#session, operation, wish, this.place);
  }

  async send(operation: ResourceOperation, input: CallInput): Promise<Told> {
    const { json } = await this.#session.succeed(operation.operation.id, input);
    return toldBy(operation, input, json);
  }

  /** What its list shows of it; `undefined` where the item is not on the first page. */
  async listed(list: ResourceOperation): Promise<Members | undefined> {
    const input = await this.sample(list);
    const { json } = await this.#session.succeed(list.operation.id, input);
    const items = list.shown === undefined ? undefined : at(json, list.shown);
    const field = this.resource.id?.field;
    if (!Array.isArray(items) || field === undefined) return undefined;
    return items.map(membersOf).find((item) => String(item[field]) === this.id);
  }

  /** Reports a broken law of the last call, with the member that breaks it. */
  holds(condition: boolean, { shown }: ResourceOperation, name: string, message: string): void {
    this.#session.holds(condition, `/body${shown ?? ''}/${name}`, message);
  }
}

function toldBy(operation: ResourceOperation, { body }: CallInput, json: unknown): Told {
  const { sent, shown } = operation;
  return {
    operation,
    sent: membersOf(sent === undefined ? undefined : at(body, sent)),
    shown: membersOf(shown === undefined ? undefined : at(json, shown)),
  };
}

/** The members of an object; none, where a value is something else. */
export function membersOf(value: unknown): Members {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Members) : {};
}
