import { isDeepStrictEqual } from 'node:util';
import type { Resource, ResourceOperation } from '../../spec/resources/index.ts';
import type { Keeper, Shown } from '../sequences/keeper.ts';
import type { Session } from '../session.ts';
import { isGone } from './gone.ts';
import { idPosition, type Place } from './place.ts';
import { at } from './pointer.ts';
import type { Thing, Things } from './things.ts';

/** Resources whose items random sequences can create, read and delete, wherever they are alone in their collection's path. */
export function keepersOf(things: Things): Keeper[] {
  return things.resources.flatMap((resource) => {
    const { create, read, delete: remove } = resource.operations;
    // Ids of items in several places may be the same.
    if (!create || !read || !remove || resource.scope.length > 0) return [];
    return [new DocumentKeeper(things, resource, { read, remove })];
  });
}

/** Values are seeds of what is sent: how it is shown again is known once it was sent. */
const seeds = [0, 1, 2, 3];

interface Kept {
  place: Place;
  seed: unknown;
  /** What was last sent of what is shown again. */
  sent: Record<string, unknown>;
}

class DocumentKeeper implements Keeper {
  readonly name: string;
  readonly most = 6;
  readonly values = seeds;
  readonly freesNames = false;
  readonly assumption = 'what was sent is what is shown, until it is written again';
  readonly update: Keeper['update'];
  readonly list: Keeper['list'];
  readonly #things: Things;
  readonly #resource: Resource;
  readonly #read: ResourceOperation;
  readonly #remove: ResourceOperation;
  readonly #kept = new WeakMap<Session, Map<string, Kept>>();

  constructor(
    things: Things,
    resource: Resource,
    { read, remove }: Record<'read' | 'remove', ResourceOperation>,
  ) {
    this.name = resource.name;
    this.#things = things;
    this.#resource = resource;
    this.#read = read;
    this.#remove = remove;
    const { replace, merge, list } = resource.operations;
    const writes = [replace, merge].filter((one) => one !== undefined);
    // What no two items share would have to be another item's, or change the id.
    const isPlain = resource.unique.length === 0 && resource.id?.chosen === false;
    this.update =
      writes.length > 0 && isPlain
        ? (session, id, _, seed) => this.#write(session, id, writes, Number(seed))
        : undefined;
    // A page shows some of them.
    const isWhole = Object.keys(resource.list?.paging ?? {}).length === 0;
    this.list = list && isWhole ? (session) => this.#list(session, list) : undefined;
  }

  async create(session: Session, _: string, seed: unknown): Promise<string> {
    const thing = await this.#things.create(session, this.#resource, { seed: Number(seed) });
    const id = thing?.place.get(idPosition(this.#resource));
    session.holds(id !== undefined && id !== null, '/body', 'tells no id of what was created');
    const { place, sent } = thing as Thing;
    const { create } = this.#resource.operations;
    this.#keptIn(session).set(String(id), { place, seed, sent: this.#shownAgain(create?.sent, sent.body) });
    return String(id);
  }

  async read(session: Session, id: string): Promise<Shown> {
    const { place, sent, seed } = this.#of(session, id);
    const { operation, shown } = this.#read;
    const { json } = await session.succeed(
      operation.id,
      await this.#things.call(session, operation, {}, place),
    );
    if (shown === undefined) return { value: seed, whole: undefined };
    const whole = at(json, shown);
    await session.assuming(this.assumption, async () => {
      for (const [name, value] of Object.entries(sent)) {
        const given = at(whole, `/${name}`);
        const isSame = given === undefined || isDeepStrictEqual(given, value);
        const message = `${JSON.stringify(given)}, not ${JSON.stringify(value)}, as it was last sent`;
        session.holds(isSame, `/body${shown}/${name}`, message);
      }
    });
    return { value: seed, whole };
  }

  async remove(session: Session, id: string): Promise<void> {
    const { operation } = this.#remove;
    const { place } = this.#of(session, id);
    await session.succeed(operation.id, await this.#things.call(session, operation, {}, place));
  }

  async gone(session: Session, id: string): Promise<void> {
    await isGone(this.#things, session, this.#resource, this.#of(session, id).place);
  }

  async #write(
    session: Session,
    id: string,
    writes: readonly ResourceOperation[],
    seed: number,
  ): Promise<void> {
    const { operation, sent } = writes[seed % writes.length] as ResourceOperation;
    const kept = this.#of(session, id);
    const input = await this.#things.call(session, operation, { seed }, kept.place);
    await session.succeed(operation.id, input);
    const isMerge = this.#resource.operations.merge?.operation === operation;
    const now = this.#shownAgain(sent, input.body);
    this.#keptIn(session).set(id, { ...kept, seed, sent: isMerge ? { ...kept.sent, ...now } : now });
  }

  async #list(session: Session, { operation, shown }: ResourceOperation): Promise<string[]> {
    const { json } = await session.succeed(operation.id, await this.#things.call(session, operation));
    const items = at(json, shown ?? '');
    const field = this.#resource.id?.field;
    if (!Array.isArray(items) || field === undefined) return [];
    return items.map((item) => String(at(item, `/${field}`)));
  }

  /** What of a body is shown again: neither what the server sets nor what is never shown. */
  #shownAgain(pointer: string | undefined, body: unknown): Record<string, unknown> {
    const item = pointer === undefined ? undefined : at(body, pointer);
    if (item === null || typeof item !== 'object') return {};
    const { serverSet, writeOnly } = this.#resource;
    const entries = Object.entries(item).filter(
      ([name]) => !serverSet.includes(name) && !writeOnly.includes(name),
    );
    return Object.fromEntries(entries);
  }

  #keptIn(session: Session): Map<string, Kept> {
    const kept = this.#kept.get(session) ?? new Map<string, Kept>();
    this.#kept.set(session, kept);
    return kept;
  }

  #of(session: Session, id: string): Kept {
    const kept = this.#keptIn(session).get(id);
    if (!kept) throw new Error(`${this.name} ${id} was not created here`);
    return kept;
  }
}
