import type { Resource } from '../../contracts/openapi/resources/index.ts';
import type { Host } from '../core/api.ts';
import type { ItemPath, StoredItem } from './item.ts';

/** What a document's mock remembers: items by resource, place and id. */
export class DocumentState {
  readonly host: Host;
  readonly #resources: ReadonlyMap<string, Resource>;
  /** What is being done for the first time. */
  readonly #underway = new Map<string, Promise<void>>();
  /** When the last of those that take turns is done. */
  readonly #turns = new Map<string, Promise<void>>();

  constructor(host: Host, resources: readonly Resource[]) {
    this.host = host;
    this.#resources = new Map(resources.map((one) => [one.name, one]));
  }

  /** Every item of a collection, in the order of creation. */
  async list(name: string, scope: readonly string[] = []): Promise<StoredItem[]> {
    const found = await this.host.store.list<StoredItem>(keyOf(name, scope));
    // What stands below an item has a key that goes on.
    const depth = keyOf(name, scope).split('/').length;
    return found.filter(([key]) => key.split('/').length === depth).map(([, item]) => item);
  }

  find(name: string, { scope, id }: ItemPath): Promise<StoredItem | undefined> {
    return this.host.store.get<StoredItem>(keyOf(name, scope, id));
  }

  /** Keeps an item that is not there yet, and says whether it could. */
  async add(name: string, { scope, id }: ItemPath, item: StoredItem): Promise<boolean> {
    let isNew = false;
    await this.host.store.update<StoredItem>(keyOf(name, scope, id), (there) => {
      isNew = there === undefined;
      return there ?? item;
    });
    return isNew;
  }

  /** Changes an item that is there, as a single step; resolves with what it is then. */
  change(
    name: string,
    { scope, id }: ItemPath,
    to: (item: StoredItem) => StoredItem,
  ): Promise<StoredItem | undefined> {
    return this.host.store.update<StoredItem | undefined>(keyOf(name, scope, id), (item) => item && to(item));
  }

  /** Deletes an item and all that stands below it, and says whether there was one. */
  async remove(name: string, { scope, id }: ItemPath): Promise<boolean> {
    const was = await this.host.store.delete(keyOf(name, scope, id));
    for (const child of this.#resources.values()) {
      if (child.parent !== name) continue;
      const below = await this.host.store.list(`${keyOf(child.name, [...scope, id])}`);
      for (const [key] of below) await this.host.store.delete(key);
    }
    return was;
  }

  /** The next whole number of a series, from 1. */
  next(series: string): Promise<number> {
    return this.host.store.update<number>(`series/${encodeURIComponent(series)}`, (last) => (last ?? 0) + 1);
  }

  /** Notes that something is so, and says whether it was not so before. */
  async note(what: string): Promise<boolean> {
    let isNew = false;
    await this.host.store.update<boolean>(`notes/${what}`, (before) => {
      isNew = before !== true;
      return true;
    });
    return isNew;
  }

  /** Does something the first time that it is asked for, since the mock was last reset; whoever asks meanwhile waits. */
  once(what: string, first: () => Promise<void>): Promise<void> {
    const underway = this.#underway.get(what);
    if (underway) return underway;
    const doing = this.note(what)
      .then((isNew) => (isNew ? first() : undefined))
      .finally(() => this.#underway.delete(what));
    this.#underway.set(what, doing);
    return doing;
  }

  /** Does one thing of a kind after the other: what it looks at does not change meanwhile. */
  inTurn<Value>(kind: string, step: () => Promise<Value>): Promise<Value> {
    const before = this.#turns.get(kind) ?? Promise.resolve();
    const own = before.then(step);
    const ended = own.then(
      () => {},
      () => {},
    );
    this.#turns.set(kind, ended);
    return own;
  }

  async is(what: string): Promise<boolean> {
    return (await this.host.store.get<boolean>(`notes/${what}`)) === true;
  }
}

/** Where an item is kept, or the beginning of where all of a collection's are. */
export function keyOf(name: string, scope: readonly string[], id = ''): string {
  return ['items', name, ...scope, id].map(encodeURIComponent).join('/');
}
