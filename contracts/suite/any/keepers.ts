import type { Resource, ResourceOperation } from '../../spec/resources/index.ts';
import { readPages } from '../cases/pages.ts';
import { idJoint, type Keeper, type Shown } from '../sequences/keeper.ts';
import type { Session } from '../session.ts';
import { isGone } from './laws/gone.ts';
import { idPosition, type Place } from './place.ts';
import { at } from './pointer.ts';
import { isKeptAsSent, isShowable, isShownAs } from './shown-again.ts';
import type { Things } from './things.ts';

/** Resources whose items random sequences can create, read and delete; those in items of another, where these can be created. */
export function keepersOf(things: Things): Keeper[] {
  return things.resources.flatMap((resource) => {
    const { create, read, delete: remove } = resource.operations;
    if (!create || !read || !remove || !isReachable(things, resource)) return [];
    return [new DocumentKeeper(things, resource, { read, remove })];
  });
}

function isReachable({ resources }: Things, { scope, parent }: Resource): boolean {
  if (scope.length === 0) return true;
  const above = resources.find(({ name }) => name === parent);
  // Of things in something that nobody can name again, nobody can say where they are.
  if (above?.operations.create === undefined || above.id?.told === undefined) return false;
  return above.scope.length === scope.length - 1;
}

/** Values are seeds of what is sent: how it is shown again is known once it was sent. */
const seeds = [0, 1, 2, 3];

/** In so many places at once, where they are in something. */
const places = 2;

interface Kept {
  place: Place;
  seed: unknown;
  /** What was last sent of what is shown again, and whether it has to be shown as it was. */
  sent: Record<string, { value: unknown; asSent: boolean }>;
}

/** All ids on the way to a thing: things in several places may have the same one. */
function wholeId(place: Place): string {
  return [...place.values()].join(idJoint);
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
  /** Where things are created in turn. */
  readonly #scopes = new WeakMap<Session, Place[]>();

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
    this.list = list && ((session) => this.#list(session, list));
  }

  async create(session: Session, _: string, seed: unknown): Promise<string> {
    const scope = await this.#nextScope(session);
    const wish = { seed: Number(seed) };
    const { place, sent } = await this.#things.createKnown(session, this.#resource, wish, scope);
    session.holds(place.get(idPosition(this.#resource)) !== null, '/body', 'tells no id of what was created');
    const { create } = this.#resource.operations;
    const whole = wholeId(place);
    this.#keptIn(session).set(whole, { place, seed, sent: this.#shownAgain(create, sent.body) });
    return whole;
  }

  async #nextScope(session: Session): Promise<Place> {
    const scopes = this.#scopes.get(session) ?? [];
    this.#scopes.set(session, scopes);
    const isEnough = scopes.length >= (this.#resource.scope.length === 0 ? 1 : places);
    const next = isEnough ? scopes.shift() : await this.#things.scope(session, this.#resource);
    scopes.push(next as Place);
    return next as Place;
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
    const compare = (name: string, value: unknown) => {
      const given = at(whole, `/${name}`);
      const message = `${JSON.stringify(given)}, not ${JSON.stringify(value)}, as it was last sent`;
      session.holds(
        given === undefined || isShownAs(this.#things.spec, this.#resource, name, given, value),
        `/body${shown}/${name}`,
        message,
      );
    };
    for (const [name, { value, asSent }] of Object.entries(sent)) if (asSent) compare(name, value);
    await session.assuming(this.assumption, async () => {
      for (const [name, { value }] of Object.entries(sent)) compare(name, value);
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
    const write = writes[seed % writes.length] as ResourceOperation;
    const { operation } = write;
    const kept = this.#of(session, id);
    const input = await this.#things.call(session, operation, { seed }, kept.place);
    await session.succeed(operation.id, input);
    const isMerge = this.#resource.operations.merge?.operation === operation;
    const now = this.#shownAgain(write, input.body);
    this.#keptIn(session).set(id, { ...kept, seed, sent: isMerge ? { ...kept.sent, ...now } : now });
  }

  async #list(session: Session, { operation }: ResourceOperation): Promise<string[] | undefined> {
    const [resource, { spec }] = [this.#resource, this.#things];
    const all: string[] = [];
    for (const place of this.#scopes.get(session) ?? []) {
      const call = await this.#things.call(session, operation, {}, place);
      const listed = await readPages({ spec, session, resource, call });
      if (!listed?.isWhole || resource.id?.field === undefined) return undefined;
      all.push(...listed.ids.map((id) => wholeId(new Map([...place, [idPosition(resource), id]]))));
    }
    return all;
  }

  /** What of a body is shown again: neither what the server sets nor what is never shown. */
  #shownAgain(write: ResourceOperation | undefined, body: unknown): Kept['sent'] {
    const item = write?.sent === undefined ? undefined : at(body, write.sent);
    if (!write || item === null || typeof item !== 'object') return {};
    const [resource, { spec }] = [this.#resource, this.#things];
    const entries = Object.entries(item).flatMap(([name, value]) => {
      const asSent = isKeptAsSent(spec, resource, write, name, value);
      return isShowable(spec, resource, name, value) ? [[name, { value, asSent }] as const] : [];
    });
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
