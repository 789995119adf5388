import type { Session } from './session.ts';

/** What joins the ids of a nested item: that of the other stands first. */
export const idJoint = ' / ';

/**
 * A resource of an API, as random sequences handle it. Each function calls operations by a session, which
 * puts the calls to every check, and ends the case where something does not hold.
 */
export interface StatefulTestResource {
  /** In the plural, and unique in its API: `secrets`. */
  name: string;
  /** How many a sequence has at once: fewer where there is room for few. */
  most: number;
  /** What an item may be written with, as it is shown. */
  values: readonly unknown[];
  /** Whether the name of a deleted item can be taken again. */
  freesNames: boolean;
  /** What it rests on that an item is shown as it was written, where no source states it. */
  assumption?: string;
  /** Creates an item, and gives back its id. */
  create(session: Session, name: string, value: unknown): Promise<string>;
  read(session: Session, id: string): Promise<ShownValue>;
  /** Replaces what the item was written with. */
  update?: ((session: Session, id: string, name: string, value: unknown) => Promise<void>) | undefined;
  remove(session: Session, id: string): Promise<void>;
  /** Wants the item to be gone: it can be neither read nor changed nor deleted. */
  gone(session: Session, id: string, name: string): Promise<void>;
  /** The ids of all items that are there, also those that are not the run's; `undefined` where they are too many. */
  list?: ((session: Session) => Promise<string[] | undefined>) | undefined;
}

/** A item as it is shown. */
export interface ShownValue {
  /** What it was written with. */
  value: unknown;
  /** All of it: nothing but a write of its own changes it. `undefined` where it is not shown. */
  whole: unknown;
}
