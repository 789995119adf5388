import type { Resource } from '../../openapi/resources/index.ts';
import { type ItemPath, keyOfPath } from './item-path.ts';

/** An item that a run created. */
export interface OwnItem {
  path: ItemPath;
  resource: Resource;
}

/** What a run knows of whose items are: its own, those that it deleted, and those that were there before. */
export class OwnItems {
  readonly #own = new Map<string, OwnItem>();
  readonly #deleted = new Set<string>();
  readonly #others = new Set<string>();
  /** What a read has just said is not there. */
  readonly #missing = new Set<string>();

  /** All that the run created and has not deleted, the oldest first. */
  get all(): OwnItem[] {
    return [...this.#own.values()].filter(({ path }) => !this.#isInDeleted(path));
  }

  /** Whether a path leads to an item of the run, or to something inside one. */
  has(path: ItemPath): boolean {
    return path.some((_, at) => this.#own.has(keyOfPath(path.slice(0, at + 1))));
  }

  isOther(path: ItemPath): boolean {
    return this.#others.has(keyOfPath(path));
  }

  isMissing(path: ItemPath): boolean {
    return this.#missing.has(keyOfPath(path));
  }

  wasDeleted(path: ItemPath): boolean {
    return this.#deleted.has(keyOfPath(path));
  }

  /** Notes an item that the run created; not one that was there before, whatever a server says. */
  created(item: OwnItem): void {
    const key = keyOfPath(item.path);
    if (this.#others.has(key)) return;
    this.#deleted.delete(key);
    this.#own.set(key, item);
  }

  /** Notes an item that has the name of a run: it is that run's, though it was there before. */
  claimed(item: OwnItem): void {
    this.#others.delete(keyOfPath(item.path));
    this.created(item);
  }

  /** Notes that an item is gone. Its id may be given to somebody else's from now on. */
  deleted(path: ItemPath): void {
    const key = keyOfPath(path);
    if (this.#own.delete(key)) this.#deleted.add(key);
  }

  /** Notes an item that somebody else has. */
  other(path: ItemPath): void {
    const key = keyOfPath(path);
    if (!this.#own.has(key)) this.#others.add(key);
  }

  missing(path: ItemPath, isMissing: boolean): void {
    const key = keyOfPath(path);
    if (isMissing) this.#missing.add(key);
    else this.#missing.delete(key);
  }

  #isInDeleted(path: ItemPath): boolean {
    return path.some((_, at) => this.#deleted.has(keyOfPath(path.slice(0, at + 1))));
  }
}
