import { isDeepStrictEqual } from 'node:util';
import type { Resource } from '../../../spec/resources/index.ts';
import { readPages } from '../../cases/pages.ts';
import type { Case } from '../../plan.ts';
import type { Session } from '../../session.ts';
import { Item } from '../item.ts';
import { idPosition, type Place } from '../place.ts';
import { isSettled } from '../shown-again.ts';
import type { Things } from '../things.ts';
import { refusesMissing } from './gone.ts';

/** A case for each resource whose items are in items of another: they are in none but their own. */
export function ownParents(things: Things): Case[] {
  return things.resources
    .filter(({ operations }) => operations.create && operations.read)
    .filter(({ parent }) =>
      things.resources.some(({ name, operations }) => name === parent && operations.create),
    )
    .map((resource) => ({
      id: `own-parent/${resource.name}`,
      law: 'own-parent',
      writes: true,
      title: `one of ${resource.name} is found where it was created, and nowhere else`,
      run: (session) => lookElsewhere(things, session, resource),
    }));
}

async function lookElsewhere(things: Things, session: Session, resource: Resource): Promise<void> {
  const item = await Item.create(things, session, resource);
  const { read, replace, merge, delete: remove, list } = resource.operations;
  if (!read) return;
  const before = (await item.call(read)).shown;
  const elsewhere: Place = new Map([
    ...(await things.scope(session, resource)),
    [idPosition(resource), item.place.get(idPosition(resource))],
  ]);
  for (const one of [read, replace, merge, remove]) {
    if (!one) continue;
    const input = await things.call(session, one.operation, { seed: 2 }, elsewhere);
    if (refusesMissing(one.operation))
      await session.probe('unknown id', one.operation.id, input, 'one that is somewhere else');
    else if (one !== replace) await session.send(one.operation.id, input);
  }
  const { shown } = await item.call(read);
  for (const name of Object.keys(before).filter((one) => isSettled(resource, one))) {
    const message = 'another since one of the same id was written somewhere else';
    item.holds(isDeepStrictEqual(shown[name], before[name]), read, name, message);
  }
  if (!list) return;
  const call = await things.call(session, list.operation, {}, elsewhere);
  const look = () => readPages({ spec: things.spec, session, resource, call });
  const listed = await look();
  const isThere = listed?.ids.includes(item.id) ?? false;
  session.holds(!isThere, `/body${list.shown}`, `has ${item.id}, which is somewhere else`);
  const { id } = await Item.create(things, session, resource, { beside: item });
  const isSame = isDeepStrictEqual((await look())?.ids, listed?.ids);
  session.holds(isSame, `/body${list.shown}`, `another since ${id} was created somewhere else`);
}
