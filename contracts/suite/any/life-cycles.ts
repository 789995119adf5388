import type { Resource, ResourceOperation } from '../../spec/resources/index.ts';
import { readPages } from '../cases/pages.ts';
import type { Case } from '../plan.ts';
import type { Session } from '../session.ts';
import { isGone } from './laws/gone.ts';
import type { Place } from './place.ts';
import { idPosition } from './place.ts';
import { at } from './pointer.ts';
import type { Thing } from './thing.ts';
import type { Things } from './things.ts';

/** A journey for each resource that can be created: it is there from then on, until it is deleted. */
export function lifeCycles(things: Things): Case[] {
  return things.resources
    .filter(({ operations }) => operations.create && (operations.read ?? operations.list))
    .map((resource) => ({
      id: `life-cycle/${resource.name}`,
      law: 'life-cycle',
      writes: true,
      title: `one of ${resource.name} is there from its creation to its deletion`,
      run: (session) => live(things, session, resource),
    }));
}

async function live(things: Things, session: Session, resource: Resource): Promise<void> {
  const thing = await things.createKnown(session, resource);
  const { read, list, replace, merge, delete: remove } = resource.operations;
  if (read) await isCalledAsSent(things, session, resource, read, thing);
  if (read) await isShown(things, session, resource, read, thing);
  if (list) await isListed(things, session, resource, list, thing.place, true);
  for (const update of [merge, replace]) {
    if (!update) continue;
    await session.succeed(update.operation.id, await things.call(session, update.operation, {}, thing.place));
    if (read)
      await session.succeed(read.operation.id, await things.call(session, read.operation, {}, thing.place));
  }
  if (!remove) return;
  await session.succeed(remove.operation.id, await things.call(session, remove.operation, {}, thing.place));
  await isGone(things, session, resource, thing.place);
  // What is only accepted is done later (RFC 9110, section 15.3.3).
  if (list && remove.status !== 202) await isListed(things, session, resource, list, thing.place, false);
}

async function isShown(
  things: Things,
  session: Session,
  resource: Resource,
  read: ResourceOperation,
  { place }: Thing,
): Promise<void> {
  const input = await things.call(session, read.operation, {}, place);
  if (!things.isKnownThere(read.operation, input)) return;
  const { json } = await session.succeed(read.operation.id, input);
  if (read.shown === undefined) return;
  const shown = at(json, read.shown);
  const pointer = `/body${read.shown}`;
  if (resource.id?.field !== undefined) {
    const [given, wanted] = [at(shown, `/${resource.id.field}`), place.get(idPosition(resource))];
    session.holds(
      String(given) === String(wanted),
      `${pointer}/${resource.id.field}`,
      `${given}, not ${wanted}`,
    );
  }
}

/** Wants an item to be found by the id that its creation chose, or to be called so. */
async function isCalledAsSent(
  things: Things,
  session: Session,
  resource: Resource,
  read: ResourceOperation,
  { place, sent }: Thing,
): Promise<void> {
  const { id, operations } = resource;
  const pointer = `${operations.create?.sent}/${id?.field}`;
  const wanted = id?.chosen ? at(sent.body, pointer) : undefined;
  const given = place.get(idPosition(resource));
  if (wanted === undefined || String(wanted) === String(given)) return;
  const called = new Map([...place, [idPosition(resource), wanted]]);
  const input = await things.call(session, read.operation, {}, called);
  const { status } = await session.send(read.operation.id, input);
  session.holds(status < 300, '/status', `${status}, and ${wanted} was created as ${given}`);
}

async function isListed(
  things: Things,
  session: Session,
  resource: Resource,
  list: ResourceOperation,
  place: Place,
  isThere: boolean,
): Promise<void> {
  if (resource.id?.field === undefined) return;
  const call = await things.call(session, list.operation, {}, place);
  const listed = await readPages({ spec: things.spec, session, resource, call });
  const wanted = String(place.get(idPosition(resource)));
  if (!listed?.isWhole) return;
  const message = isThere ? `has no ${wanted}` : `has ${wanted}, which was deleted`;
  session.holds(listed.ids.includes(wanted) === isThere, `/body${list.shown}`, message);
}
