import type { Resource } from '../../contracts/openapi/resources/index.ts';
import { Problem } from '../core/problem.ts';
import type { Session } from '../core/session.ts';
import type { ItemPath, StoredItem } from './stored-item.ts';

/** What a document's mock remembers: items by resource, scope and id. */
export class DocumentState {
  readonly session: Session;
  readonly #resources: ReadonlyMap<string, Resource>;

  constructor(session: Session, resources: readonly Resource[]) {
    this.session = session;
    this.#resources = new Map(resources.map((one) => [one.name, one]));
  }

  /** Every item of a collection, in the order of creation, without the one whose id is `exceptId`. */
  async list(name: string, scope: readonly string[] = [], exceptId?: string): Promise<StoredItem[]> {
    const found = await this.session.store.list<StoredItem>(storeKey(name, scope));
    const except = exceptId === undefined ? undefined : storeKey(name, scope, exceptId);
    // Items below another one have longer keys.
    const depth = storeKey(name, scope).split('/').length;
    return found.filter(([key]) => key !== except && key.split('/').length === depth).map(([, item]) => item);
  }

  /** Every item of a resource below whatever other items, and these. */
  async listAll(name: string): Promise<{ scope: string[]; item: StoredItem }[]> {
    const found = await this.session.store.list<StoredItem>(
      ['items', name, ''].map(encodeURIComponent).join('/'),
    );
    return found.map(([key, item]) => ({ scope: key.split('/').slice(2, -1).map(decodeURIComponent), item }));
  }

  find(name: string, { scope, id }: ItemPath): Promise<StoredItem | undefined> {
    return this.session.store.get<StoredItem>(storeKey(name, scope, id));
  }

  /** Adds an item that does not exist yet, and says whether it did. */
  async add(name: string, { scope, id }: ItemPath, item: StoredItem): Promise<boolean> {
    let isNew = false;
    await this.session.store.update<StoredItem>(storeKey(name, scope, id), (existing) => {
      isNew = existing === undefined;
      return existing ?? item;
    });
    return isNew;
  }

  /** Changes an item in a single step, if it exists; resolves with the changed item. */
  change(
    name: string,
    { scope, id }: ItemPath,
    to: (item: StoredItem) => StoredItem,
  ): Promise<StoredItem | undefined> {
    return this.session.store.update<StoredItem | undefined>(
      storeKey(name, scope, id),
      (item) => item && to(item),
    );
  }

  /** Deletes an item and all items below it, and says whether it existed. */
  async remove(name: string, { scope, id }: ItemPath): Promise<boolean> {
    const was = await this.session.store.delete(storeKey(name, scope, id));
    for (const child of this.#resources.values()) {
      if (child.parent !== name) continue;
      const below = await this.session.store.list(`${storeKey(child.name, [...scope, id])}`);
      for (const [key] of below) await this.session.store.delete(key);
    }
    return was;
  }

  /** The next whole number of a series, from 1. */
  next(series: string): Promise<number> {
    return this.session.store.update<number>(
      `series/${encodeURIComponent(series)}`,
      (last) => (last ?? 0) + 1,
    );
  }

  /** Runs a step the first time that it is asked for since the session was reset; whoever asks meanwhile waits. */
  async once(name: string, step: () => Promise<void>): Promise<void> {
    if (await this.hasNote(name)) return;
    await this.session.exclusively(name, async () => {
      if (await this.hasNote(name)) return;
      await step();
      await this.note(name);
    });
  }

  /** Notes that something happened. */
  async note(what: string): Promise<void> {
    await this.session.store.set(`notes/${what}`, true);
  }

  async hasNote(what: string): Promise<boolean> {
    return (await this.session.store.get<boolean>(`notes/${what}`)) === true;
  }
}

/**
 * The key of an item in the store, or what the keys of a collection's items start with. Throws a Problem `invalid-request` for
 * an id that no path can have.
 */
export function storeKey(name: string, scope: readonly string[], id = ''): string {
  if (!id.isWellFormed())
    throw new Problem('invalid-request', 'an id has half of a surrogate pair, which no path can have');
  return ['items', name, ...scope, id].map(encodeURIComponent).join('/');
}
