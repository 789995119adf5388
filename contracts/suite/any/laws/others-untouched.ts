import { isDeepStrictEqual } from 'node:util';
import type { Resource } from '../../../spec/resources/index.ts';
import type { Case } from '../../plan.ts';
import type { Session } from '../../session.ts';
import { Item } from '../item.ts';
import { isSettled } from '../shown-again.ts';
import type { Things } from '../things.ts';

/** A case for each resource that can be written after its creation: a write to one is none to another. */
export function othersUntouched(things: Things): Case[] {
  return things.resources
    .filter(({ operations }) => operations.create && operations.read)
    .filter(({ operations: { replace, merge, delete: remove } }) => replace ?? merge ?? remove)
    .map((resource) => ({
      id: `others-untouched/${resource.name}`,
      law: 'others-untouched',
      writes: true,
      // Another case must not be what changes it.
      alone: true,
      title: `a write to one of ${resource.name} changes no other`,
      run: (session) => writeBeside(things, session, resource),
    }));
}

async function writeBeside(things: Things, session: Session, resource: Resource): Promise<void> {
  const other = await Item.create(things, session, resource);
  const item = await Item.create(things, session, resource, { beside: other });
  const { read, replace, merge, delete: remove } = resource.operations;
  if (!read) return;
  const before = (await other.call(read)).shown;
  for (const write of [replace, merge, remove]) {
    if (!write) continue;
    // One write alone may write what the other is already.
    for (const seed of write === remove ? [2] : [2, 3, 4]) await item.call(write, { seed });
    const { shown } = await other.call(read);
    for (const name of Object.keys(before).filter((one) => isSettled(resource, one))) {
      const message = `another since ${write.operation.id} of another one`;
      other.holds(isDeepStrictEqual(shown[name], before[name]), read, name, message);
    }
  }
  if (remove) await other.call(remove);
}
