import { headerOf } from '../../spec/message.ts';
import { inferResources, type Resource } from '../../spec/resources/index.ts';
import type { Operation, Spec } from '../../spec/spec.ts';
import { decode } from '../../spec/wire/percent.ts';
import { type Answer, CaseEnded, type Session } from '../session.ts';
import type { CallInput } from '../wire.ts';
import { ownBody } from './own-body.ts';
import { idPosition, ownerOf, type Place, parametersAt } from './place.ts';
import { at } from './pointer.ts';
import { sampleCall, type Wish } from './sample.ts';

/** A thing that a run has created. */
export interface Thing {
  place: Place;
  /** What was sent to create it. */
  sent: CallInput;
  answer: Answer;
}

/** Makes up calls of a document's operations, with everything that they need already there. */
export class Things {
  readonly spec: Spec;
  readonly resources: readonly Resource[];
  readonly #guesses = new WeakSet<CallInput>();
  #made = 0;

  constructor(spec: Spec) {
    this.spec = spec;
    this.resources = inferResources(spec);
  }

  /** The resource that an operation's path leads to an item of. */
  ownerOf({ path }: Operation): Resource | undefined {
    return ownerOf(this.resources, path);
  }

  /** The resource that an operation creates items of. */
  createdBy(operation: Operation): Resource | undefined {
    return this.resources.find(({ operations }) => operations.create?.operation === operation);
  }

  /** Whether what a call is about is known to be there: nothing in particular, or an item that was created for it. */
  isKnownThere(operation: Operation, call: CallInput): boolean {
    if (!operation.path.includes('{')) return true;
    return !this.#guesses.has(call) && this.ownerOf(operation)?.operations.create !== undefined;
  }

  /** A valid call of an operation. Throws where the document is such that none can be made. */
  async call(session: Session, operation: Operation, wish: Wish = {}, place?: Place): Promise<CallInput> {
    const where = place ?? (await this.#placeFor(session, operation));
    const own = this.#ownBodies(session, operation, where);
    const path = parametersAt(operation.path, where);
    const input = await sampleCall(this.spec, operation, { own, ...wish, path });
    // What cannot be made the run's own is still a valid call, and so is one of an item that need not be there.
    const call = input ?? (await sampleCall(this.spec, operation, { ...wish, path }));
    if (call) return call;
    const guess = await sampleCall(this.spec, operation, wish);
    if (!guess) throw new Unsampled(operation.id);
    this.#guesses.add(guess);
    return guess;
  }

  /** Creates an item of a resource, and whatever it has to be in. */
  async create(session: Session, resource: Resource, wish: Wish = {}): Promise<Thing | undefined> {
    const { create } = resource.operations;
    if (!create) return undefined;
    const scope = await this.#placeFor(session, create.operation);
    const sent = await this.call(session, create.operation, wish, scope);
    const answer = await session.succeed(create.operation.id, sent);
    const id = createdId(resource, sent, answer);
    if (id === undefined) return undefined;
    return { place: new Map([...scope, [idPosition(resource), id]]), sent, answer };
  }

  /** How a body of an operation that writes an item becomes the run's own. */
  #ownBodies(session: Session, operation: Operation, place: Place): (body: unknown) => unknown {
    const resource = this.resources.find(({ operations: { create, replace, merge } }) =>
      [create, replace, merge].some((one) => one?.operation === operation),
    );
    const write = resource && Object.values(resource.operations).find((one) => one.operation === operation);
    if (!write) return (body) => body;
    this.#made += 1;
    const isNew = write === resource.operations.create;
    const own = { session, number: this.#made, id: isNew ? undefined : place.get(idPosition(resource)) };
    return (body) => ownBody(this.spec, write, resource, body, own);
  }

  async #placeFor(session: Session, operation: Operation): Promise<Place> {
    const owner = this.ownerOf(operation);
    if (!owner) return new Map();
    const thing = await this.create(session, owner);
    return thing?.place ?? (await this.#listed(session, owner)) ?? new Map();
  }

  /** Where nobody can create one, one that is there. */
  async #listed(session: Session, resource: Resource): Promise<Place | undefined> {
    const { list } = resource.operations;
    if (!list || resource.id?.field === undefined) return undefined;
    const scope = await this.#placeFor(session, list.operation);
    const input = await this.call(session, list.operation, {}, scope);
    const { status, json } = await session.send(list.operation.id, input);
    const items = status < 300 ? at(json, list.shown ?? '') : [];
    const id = Array.isArray(items) ? at(items[0], `/${resource.id.field}`) : undefined;
    return id === undefined ? undefined : new Map([...scope, [idPosition(resource), id]]);
  }
}

/** No valid call of an operation can be made from its document. */
export class Unsampled extends CaseEnded {
  override name = 'Unsampled';
}

/** The id that a new item has: in the answer, else in what was sent, else at the end of its `Location`. */
export function createdId(
  { id, operations: { create } }: Resource,
  sent: Pick<CallInput, 'body'>,
  { json, headers }: Pick<Answer, 'json' | 'headers'>,
): unknown {
  if (!id || !create) return undefined;
  const shown = create.shown !== undefined && id.field ? at(json, `${create.shown}/${id.field}`) : undefined;
  if (shown !== undefined) return shown;
  if (id.chosen && create.sent !== undefined && id.field) return at(sent.body, `${create.sent}/${id.field}`);
  const location = headerOf(headers, 'location')?.split(/[?#]/, 1)[0];
  const last = location?.replace(/\/$/, '').split('/').at(-1);
  return last === undefined ? undefined : decode(last);
}
