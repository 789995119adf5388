import { escapeStep } from '../../spec/document.ts';
import { inferResources, type Resource, type ResourceOperation } from '../../spec/resources/index.ts';
import type { Operation, Spec } from '../../spec/spec.ts';
import { NotTried } from '../case-ended.ts';
import type { Session } from '../session.ts';
import type { CallInput } from '../wire.ts';
import { ChosenIds } from './chosen-ids.ts';
import { createdId, idIn } from './created-id.ts';
import { creatable, isNamedInPath, newId } from './new-id.ts';
import { ownBody, withMembers } from './own-body.ts';
import { createOwnerOf, idPosition, type Place, parametersAt, placeOf } from './place.ts';
import { at } from './pointer.ts';
import { showsState, stateIn, withState } from './precondition.ts';
import { sampleCall, type Wish } from './sample.ts';
import { knownThing, type Thing } from './thing.ts';
import { whyNoCall } from './why-no-call.ts';

/** Makes up calls of a document's operations, with everything that they need already there. */
export class Things {
  readonly spec: Spec;
  readonly resources: readonly Resource[];
  readonly #ownerOf: (path: string) => Resource | undefined;
  readonly #guesses = new WeakSet<CallInput>();
  readonly #chosenIds: ChosenIds;
  #made = 0;

  constructor(spec: Spec) {
    this.spec = spec;
    this.resources = inferResources(spec).map(creatable);
    this.#ownerOf = createOwnerOf(this.resources);
    this.#chosenIds = new ChosenIds(spec);
  }

  /** The resource that an operation's path leads to an item of. */
  ownerOf({ path }: Operation): Resource | undefined {
    return this.#ownerOf(path);
  }

  /** The resource that an operation creates items of. */
  createdBy(operation: Operation): Resource | undefined {
    return this.resources.find(({ operations }) => operations.create?.operation === operation);
  }

  /** Whether what a call is about is known to be there: nothing in particular, or an item that was created for it. */
  isKnownThere(operation: Operation, call: CallInput): boolean {
    if (!operation.path.includes('{')) return true;
    return !this.#guesses.has(call) && this.isCreatable(operation);
  }

  /** Whether a run can create what an operation's path leads to an item of. */
  isCreatable(operation: Operation): boolean {
    return this.ownerOf(operation)?.operations.create !== undefined;
  }

  /** A valid call of an operation. Throws where the document is such that none can be made. */
  async call(session: Session, operation: Operation, wish: Wish = {}, place?: Place): Promise<CallInput> {
    const where = place ?? (await this.#placeFor(session, operation));
    const own = this.#ownBodies(session, operation, where, wish.members);
    const path = parametersAt(operation.path, where);
    const input = await sampleCall(this.spec, operation, { own, ...wish, path });
    // What cannot be made the run's own is still a valid call, and so is one of an item that need not be there.
    const call = input ?? (await sampleCall(this.spec, operation, { ...wish, path }));
    if (call && this.#isPlaced(operation, where))
      return this.#noted(operation, await this.#upToDate(session, operation, call, where));
    const guess = call ?? (await sampleCall(this.spec, operation, wish));
    if (!guess) throw new NotTried(whyNoCall(this.spec, operation, wish));
    this.#guesses.add(guess);
    return this.#noted(operation, guess);
  }

  #noted(operation: Operation, call: CallInput): CallInput {
    const resource = this.createdBy(operation);
    const { sent } = resource?.operations.create ?? {};
    if (resource?.id?.chosen && resource.id.field !== undefined && sent !== undefined)
      this.#chosenIds.choose(resource, at(call.body, `${sent}/${escapeStep(resource.id.field)}`));
    return call;
  }

  /** Creates an item of a resource, where it is said to be, or else in something that is created for it. */
  async create(
    session: Session,
    resource: Resource,
    wish: Wish = {},
    place?: Place,
  ): Promise<Thing | undefined> {
    const { create } = resource.operations;
    if (!create) return undefined;
    const scope = place ?? (await this.scope(session, resource));
    const call = await this.newCall(session, resource, create.operation, wish, scope);
    return this.createBy(session, resource, scope, call);
  }

  /** A call that creates an item in a place. */
  newCall(
    session: Session,
    resource: Resource,
    operation: Operation,
    wish: Wish,
    scope: Place,
  ): Promise<CallInput> {
    if (!isNamedInPath(resource)) return this.call(session, operation, wish, scope);
    this.#made += 1;
    const id = newId(this.spec, resource, operation, session, this.#made);
    return this.call(session, operation, wish, new Map([...scope, [idPosition(resource), id]]));
  }

  /** The same, by a call that is known. */
  async createBy(
    session: Session,
    resource: Resource,
    scope: Place,
    sent: CallInput,
  ): Promise<Thing | undefined> {
    const { create } = resource.operations;
    if (!create) return undefined;
    // What it has to be in may not be there, where nobody can say what is.
    const or = this.#guesses.has(sent) ? [404] : [];
    const answer = await session.succeed(create.operation.id, sent, { or });
    if (answer.status >= 400) return undefined;
    const named = isNamedInPath(resource) ? idIn(resource, create.operation, sent) : undefined;
    const id = named ?? createdId(resource, sent, answer) ?? idIn(resource, create.operation, sent);
    if (id === undefined) return undefined;
    const place = new Map([...scope, ...placeOf(create.operation.path, { ...sent.path })]);
    return { place: place.set(idPosition(resource), id), sent, answer };
  }

  /** Creates an item, for whoever cannot go on without it. Throws NotTried where nothing is to tell its id. */
  async createKnown(session: Session, resource: Resource, wish: Wish = {}, place?: Place): Promise<Thing> {
    return knownThing(session, resource, await this.create(session, resource, wish, place));
  }

  /** Where items of a resource can be created, or are listed: in what is created for them, where they are in something. */
  async scope(session: Session, resource: Resource): Promise<Place> {
    const { create, list } = resource.operations;
    const path = (create ?? list)?.operation.path ?? '';
    const above = isNamedInPath(resource) ? path.slice(0, path.lastIndexOf('/')) : path;
    return this.#placeBelow(session, this.#ownerOf(above));
  }

  /** Whether a place says which item a path leads to, where it leads to one. */
  #isPlaced(operation: Operation, place: Place): boolean {
    const owner = this.ownerOf(operation);
    return owner === undefined || place.has(idPosition(owner));
  }

  /** The state of an item that a write would have to show, as it is now. */
  async state(
    session: Session,
    { operations: { read } }: Resource,
    { precondition }: ResourceOperation,
    place: Place,
  ): Promise<unknown> {
    if (!read || !precondition) return undefined;
    const answer = await session.send(read.operation.id, await this.call(session, read.operation, {}, place));
    return stateIn(precondition, read.shown, answer);
  }

  /** The call, made for the state that its item is in, where it has to say for which. */
  async #upToDate(session: Session, operation: Operation, call: CallInput, place: Place): Promise<CallInput> {
    const { resource, own } = this.#writing(operation) ?? {};
    if (!resource || !own || !showsState(own, call)) return call;
    const state = await this.state(session, resource, own, place);
    const isHeader = own.precondition?.in === 'header';
    // `*` is any state (RFC 9110, section 13.1.1).
    return state === undefined && !isHeader ? call : withState(own, call, state ?? '*');
  }

  /** The resource that an operation writes or deletes an item of, and how. */
  #writing(operation: Operation): { resource: Resource; own: ResourceOperation } | undefined {
    for (const resource of this.resources) {
      const { create, replace, merge, delete: remove } = resource.operations;
      const own = [create, replace, merge, remove].find((one) => one?.operation === operation);
      if (own) return { resource, own };
    }
    return undefined;
  }

  /** How a body of an operation that writes an item becomes the run's own. */
  #ownBodies(
    session: Session,
    operation: Operation,
    place: Place,
    members: Wish['members'] = {},
  ): (body: unknown) => unknown {
    const { resource, own: write } = this.#writing(operation) ?? {};
    if (!resource || !write) return (body) => body;
    this.#made += 1;
    const isNew = write === resource.operations.create && !isNamedInPath(resource);
    const own = {
      session,
      number: this.#made,
      id: isNew ? undefined : place.get(idPosition(resource)),
      chosenIds: this.#chosenIds,
    };
    return (body) => withMembers(ownBody(this.spec, write, resource, body, own), write.sent, members);
  }

  #placeFor(session: Session, operation: Operation): Promise<Place> {
    return this.#placeBelow(session, this.ownerOf(operation));
  }

  async #placeBelow(session: Session, owner: Resource | undefined): Promise<Place> {
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
    if (id === undefined) return undefined;
    return placeOf(list.operation.path, { ...input.path }).set(idPosition(resource), id);
  }
}
