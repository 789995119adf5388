import { isDeepStrictEqual } from 'node:util';
import type { Resource } from '../../openapi/resources/index.ts';
import type { Session } from '../engine/session.ts';
import { rejectsMissing } from '../fixtures/assert-deleted.ts';
import type { FixtureFactory } from '../fixtures/fixture-factory.ts';
import { type ItemLocation, idPosition } from '../fixtures/item-location.ts';
import { Item } from '../fixtures/item-under-test.ts';
import { readPages } from '../fixtures/read-pages.ts';
import { isStable } from '../fixtures/round-trip-rules.ts';
import { isUnchanged } from '../fixtures/unchanged-but-for-clocks.ts';
import type { Property } from './property.ts';

export const parentIsolation: Property = {
  id: 'parent-isolation',
  title: 'a nested item is found in the parent that it was created in, and nowhere else',
  appliesTo: ({ operations: { create, read }, parent }, { resources }) =>
    create !== undefined &&
    read !== undefined &&
    resources.some(({ name, operations }) => name === parent && operations.create !== undefined),
  // What others create or delete meanwhile is listed, too.
  alone: true,
  run: ({ fixtures, session, resource }) => lookElsewhere(fixtures, session, resource),
};

async function lookElsewhere(fixtures: FixtureFactory, session: Session, resource: Resource): Promise<void> {
  const item = await Item.create(fixtures, session, resource);
  const { read, replace, merge, delete: remove, list } = resource.operations;
  if (!read) return;
  const before = (await item.call(read)).shown;
  const elsewhere: ItemLocation = new Map([
    ...(await fixtures.scope(session, resource)),
    [idPosition(resource), item.place.get(idPosition(resource))],
  ]);
  for (const one of [read, replace, merge, remove]) {
    if (!one) continue;
    const input = await fixtures.call(session, one.operation, { seed: 2 }, elsewhere);
    if (rejectsMissing(one.operation))
      await session.probe('unknown id', one.operation.id, input, 'one that is somewhere else');
    else if (one !== replace) await session.send(one.operation.id, input);
  }
  const { shown } = await item.call(read);
  for (const name of Object.keys(before).filter((one) => isStable(resource, one))) {
    const message = 'another since one of the same id was written somewhere else';
    const isSame = isUnchanged(
      { fixtures, session, resource },
      { [name]: before[name] },
      { [name]: shown[name] },
    );
    item.assert(isSame, read, name, message);
  }
  if (!list) return;
  const call = await fixtures.call(session, list.operation, {}, elsewhere);
  const look = () => readPages({ spec: fixtures.spec, session, resource, call });
  const listed = await look();
  const isThere = listed?.ids.includes(item.id) ?? false;
  session.assert(!isThere, `/body${list.responsePointer}`, `has ${item.id}, which is somewhere else`);
  const { id } = await Item.create(fixtures, session, resource, { beside: item });
  const isSame = isDeepStrictEqual((await look())?.ids, listed?.ids);
  session.assert(isSame, `/body${list.responsePointer}`, `another since ${id} was created somewhere else`);
}
