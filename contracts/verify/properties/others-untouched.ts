import { isDeepStrictEqual } from 'node:util';
import type { Resource } from '../../openapi/resources/index.ts';
import type { Session } from '../engine/session.ts';
import type { FixtureFactory } from '../fixtures/fixture-factory.ts';
import { Item } from '../fixtures/item.ts';
import { isStable } from '../fixtures/round-trip.ts';
import type { Case } from '../plan.ts';

/** A case for each resource that can be written after its creation: a write to one is none to another. */
export function othersUntouched(fixtures: FixtureFactory): Case[] {
  return fixtures.resources
    .filter(({ operations }) => operations.create && operations.read)
    .filter(({ operations: { replace, merge, delete: remove } }) => replace ?? merge ?? remove)
    .map((resource) => ({
      id: `others-untouched/${resource.name}`,
      check: 'others-untouched',
      writes: true,
      // Another case must not be what changes it.
      alone: true,
      title: `a write to one of ${resource.name} changes no other`,
      run: (session) => writeBeside(fixtures, session, resource),
    }));
}

async function writeBeside(fixtures: FixtureFactory, session: Session, resource: Resource): Promise<void> {
  const other = await Item.create(fixtures, session, resource);
  const item = await Item.create(fixtures, session, resource, { beside: other });
  const { read, replace, merge, delete: remove } = resource.operations;
  if (!read) return;
  const before = (await other.call(read)).shown;
  for (const write of [replace, merge, remove]) {
    if (!write) continue;
    // One write alone may write what the other is already.
    for (const seed of write === remove ? [2] : [2, 3, 4]) await item.call(write, { seed });
    const { shown } = await other.call(read);
    for (const name of Object.keys(before).filter((one) => isStable(resource, one))) {
      const message = `another since ${write.operation.id} of another one`;
      other.holds(isDeepStrictEqual(shown[name], before[name]), read, name, message);
    }
  }
  if (remove) await other.call(remove);
}
