import { isDeepStrictEqual } from 'node:util';
import { writeJson } from '../../../http/lossless-json.ts';
import type { Session } from '../../engine/session.ts';
import { idJoint, type StatefulTestResource } from '../../engine/stateful-test-resource.ts';

/** One step of a sequence. Numbers are counted round: among the items that were created, values, and names. */
export type ModelStep =
  | { do: 'create'; name: number; value: number }
  | { do: 'update'; item: number; value: number }
  | { do: 'read' | 'remove'; item: number }
  | { do: 'list' };

/** What an item should be. */
interface ModelItem {
  id: string;
  name: string;
  value: unknown;
  /** As it was first shown after it was last written; `undefined` until then. */
  whole: unknown;
  isThere: boolean;
}

/** Names that the items of a sequence take turns with. Some begin with others. */
const names = ['a', 'ab', 'b', 'ba'];

/** Makes the calls of a sequence, and holds every answer against what was written: a small model of what is kept. */
export class Model {
  readonly #model: StatefulTestResource;
  readonly #session: Session;
  readonly #label: string;
  readonly #items: ModelItem[] = [];

  /** The label begins the names, and is no other sequence's. */
  constructor(model: StatefulTestResource, session: Session, label: string) {
    this.#model = model;
    this.#session = session;
    this.#label = label;
  }

  /** Of what was created, in that order, each after that of what it is in. */
  get ids(): string[] {
    return [...new Set(this.#items.flatMap(({ id }) => id.split(idJoint)))];
  }

  async take(step: ModelStep): Promise<void> {
    if (step.do === 'create') return this.#create(step.name, step.value);
    if (step.do === 'list') return this.#list();
    const item = this.#items[step.item % Math.max(1, this.#items.length)];
    if (!item) return;
    if (!item.isThere) return this.#gone(item);
    if (step.do === 'read') return this.#read(item);
    if (step.do === 'update') return this.#update(item, step.value);
    await this.#model.remove(this.#session, item.id);
    item.isThere = false;
  }

  /** Wants everything to be as it should be: what was deleted gone, the rest as it was last written, and listed. */
  async takeStock(): Promise<void> {
    for (const item of this.#items) if (item.isThere) await this.#read(item);
    for (const item of this.#items) if (!item.isThere) await this.#gone(item);
    await this.#list();
  }

  async cleanUp(): Promise<void> {
    for (const { id, isThere } of this.#items) if (isThere) await this.#model.remove(this.#session, id);
  }

  async #create(nth: number, value: number): Promise<void> {
    const { freesNames, most } = this.#model;
    const living = this.#items.filter(({ isThere }) => isThere);
    const tail = freesNames ? names[nth % names.length] : this.#items.length;
    const name = this.#session.name(`${this.#label}${tail}`);
    if (living.length >= most || living.some((item) => item.name === name)) return;
    const written = this.#value(value);
    const id = await this.#model.create(this.#session, name, written);
    const taken = living.some((item) => item.id === id);
    this.#session.assert(!taken, '/body', 'has the id of another item, which is still there');
    const item = { id, name, value: written, whole: undefined, isThere: true };
    this.#items.push(item);
    await this.#read(item);
  }

  async #update(item: ModelItem, value: number): Promise<void> {
    if (!this.#model.update) return;
    item.value = this.#value(value);
    item.whole = undefined;
    await this.#model.update(this.#session, item.id, item.name, item.value);
    await this.#read(item);
  }

  async #read(item: ModelItem): Promise<void> {
    const { value, whole } = await this.#model.read(this.#session, item.id);
    const judge = async () => {
      this.#same(value, item.value, 'what was last written');
      if (item.whole !== undefined) this.#same(whole, item.whole, 'as it was: nobody has written it since');
    };
    const { assumption } = this.#model;
    await (assumption === undefined ? judge() : this.#session.unverified(assumption, judge));
    item.whole = whole;
  }

  // An item that took the name over may have the id, too, where the name is the id.
  async #gone({ id, name }: ModelItem): Promise<void> {
    const isTaken = this.#items.some((other) => other.isThere && other.id === id);
    if (!isTaken) await this.#model.gone(this.#session, id, name);
  }

  async #list(): Promise<void> {
    if (!this.#model.list) return;
    const listed = await this.#model.list(this.#session);
    if (!listed) return;
    for (const { id, isThere } of this.#items) {
      const times = listed.filter((other) => other === id).length;
      const isTaken = this.#items.some((other) => other.isThere && other.id === id);
      const wanted = isThere || isTaken ? 1 : 0;
      const message = `lists ${id} ${times} times, not ${wanted === 0 ? 'at all: it was deleted' : 'once'}`;
      this.#session.assert(times === wanted, '/body', message);
    }
    // Where ids are the names, those that begin as the sequence's own are nobody else's.
    const own = this.#session.name(this.#label);
    const strange = listed.filter((id) => id.startsWith(own) && !this.ids.includes(id));
    this.#session.assert(strange.length === 0, '/body', `lists ${strange.join(', ')}, which was not created`);
  }

  #same(given: unknown, wanted: unknown, what: string): void {
    const message = `is ${writeJson(given)}, not ${writeJson(wanted)}, ${what}`;
    this.#session.assert(isDeepStrictEqual(given, wanted), '/body', message);
  }

  #value(nth: number): unknown {
    return this.#model.values[nth % this.#model.values.length];
  }
}
