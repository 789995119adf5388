import { valueAt } from '../../http/json-pointer.ts';
import type { Resource, ResourceOperation } from '../../openapi/resources/index.ts';
import type { Session } from '../engine/session.ts';
import { assertDeleted } from '../fixtures/assert-deleted.ts';
import { awaitDeleted } from '../fixtures/await-accepted.ts';
import type { FixtureFactory } from '../fixtures/fixture-factory.ts';
import type { ItemLocation } from '../fixtures/item-location.ts';
import { idPosition } from '../fixtures/item-location.ts';
import { parameterRules } from '../fixtures/paginator.ts';
import { readPages } from '../fixtures/read-pages.ts';
import type { CreatedItem } from '../fixtures/require-known-item.ts';
import type { Property } from './property.ts';

export const lifeCycle: Property = {
  id: 'life-cycle',
  title: 'an item is there from its creation to its deletion',
  appliesTo: ({ operations: { create, read, list } }) => create !== undefined && (read ?? list) !== undefined,
  // What others create or delete meanwhile is listed, too.
  alone: true,
  run: ({ fixtures, session, resource }) => live(fixtures, session, resource),
};

async function live(fixtures: FixtureFactory, session: Session, resource: Resource): Promise<void> {
  const item = await fixtures.createKnown(session, resource);
  const { read, list, replace, merge, delete: remove } = resource.operations;
  if (read) await isCalledAsSent(fixtures, session, resource, read, item);
  if (read) await isShown(fixtures, session, resource, read, item);
  const filters = list ? defaultFilters(fixtures, resource, item.answer) : {};
  if (list) await isListed(fixtures, session, resource, list, item.location, true, filters);
  for (const update of [merge, replace]) {
    if (!update) continue;
    await session.succeed(
      update.operation.id,
      await fixtures.call(session, update.operation, {}, item.location),
    );
    if (read)
      await session.succeed(
        read.operation.id,
        await fixtures.call(session, read.operation, {}, item.location),
      );
  }
  if (!remove) return;
  await session.succeed(
    remove.operation.id,
    await fixtures.call(session, remove.operation, {}, item.location),
  );
  await awaitDeleted(session, resource, item.location);
  await assertDeleted(fixtures, session, resource, item.location);
  // What is only accepted is done later (RFC 9110, section 15.3.3).
  if (list && remove.status !== 202) await isListed(fixtures, session, resource, list, item.location, false);
}

async function isShown(
  fixtures: FixtureFactory,
  session: Session,
  resource: Resource,
  read: ResourceOperation,
  { location }: CreatedItem,
): Promise<void> {
  const input = await fixtures.call(session, read.operation, {}, location);
  if (!fixtures.isKnownThere(read.operation, input)) return;
  const { json } = await session.succeed(read.operation.id, input);
  if (read.responsePointer === undefined) return;
  const shown = valueAt(json, read.responsePointer);
  const pointer = `/body${read.responsePointer}`;
  if (resource.id?.field !== undefined) {
    const [given, wanted] = [valueAt(shown, `/${resource.id.field}`), location.get(idPosition(resource))];
    session.assert(
      String(given) === String(wanted),
      `${pointer}/${resource.id.field}`,
      `${given}, not ${wanted}`,
    );
  }
}

/** Wants an item to be found by the id that its creation chose, or to be called so. */
async function isCalledAsSent(
  fixtures: FixtureFactory,
  session: Session,
  resource: Resource,
  read: ResourceOperation,
  { location, sent }: CreatedItem,
): Promise<void> {
  const { id, operations } = resource;
  const pointer = `${operations.create?.requestPointer}/${id?.field}`;
  const wanted = id?.clientChosen ? valueAt(sent.body, pointer) : undefined;
  const given = location.get(idPosition(resource));
  if (wanted === undefined || String(wanted) === String(given)) return;
  const called = new Map([...location, [idPosition(resource), wanted]]);
  const input = await fixtures.call(session, read.operation, {}, called);
  const { status } = await session.send(read.operation.id, input);
  session.assert(status < 300, '/status', `${status}, and ${wanted} was created as ${given}`);
}

/** What a list has to be asked for to show an item, where it leaves out others by default: `state` is `placed`. */
function defaultFilters(
  { spec }: FixtureFactory,
  { list, operations }: Resource,
  { json }: CreatedItem['answer'],
): Record<string, unknown> {
  const operation = operations.list?.operation;
  const shown = valueAt(json, operations.create?.responsePointer ?? '');
  const entries = (list?.filters ?? []).flatMap(({ parameter, field }) => {
    const value = valueAt(shown, `/${field}`);
    const isDefault = operation && parameterRules(spec.document, operation, parameter).default !== undefined;
    return isDefault && value !== undefined ? [[parameter, value] as const] : [];
  });
  return Object.fromEntries(entries);
}

async function isListed(
  fixtures: FixtureFactory,
  session: Session,
  resource: Resource,
  list: ResourceOperation,
  place: ItemLocation,
  isThere: boolean,
  filters: Record<string, unknown> = {},
): Promise<void> {
  if (resource.id?.field === undefined) return;
  const listing = await fixtures.call(session, list.operation, {}, place);
  const call = { ...listing, query: { ...listing.query, ...filters } };
  const listed = await readPages({ spec: fixtures.spec, session, resource, call });
  const wanted = String(place.get(idPosition(resource)));
  if (!listed?.isWhole) return;
  const message = isThere ? `has no ${wanted}` : `has ${wanted}, which was deleted`;
  session.assert(listed.ids.includes(wanted) === isThere, `/body${list.responsePointer}`, message);
}
