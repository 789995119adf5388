import type { Resource, ResourceOperation } from '../../contracts/openapi/resources/index.ts';
import type { Context, ResourceCall } from './context.ts';
import { requireUnique } from './insert-item.ts';
import { requirePrecondition, withNextVersion } from './precondition.ts';
import { setTimes } from './set-times.ts';
import type { ItemPath, StoredItem } from './stored-item.ts';
import { keptMembers } from './writable-members.ts';

/** A change of an item, and what the caller sent for it. */
export interface ItemChange {
  sent: StoredItem;
  change(before: StoredItem): StoredItem;
}

/**
 * Changes a stored item in a single step: what the server sets stays, its version and its times move on. Throws the
 * document's refusal of a stale write, and of what another item has where no two share it. Resolves with the item; `undefined` where it is gone.
 */
export async function updateItem(
  context: Context,
  resource: Resource,
  own: ResourceOperation,
  call: ResourceCall,
  itemPath: ItemPath,
  { sent, change }: ItemChange,
): Promise<StoredItem | undefined> {
  const { state } = call;
  const requireMet = await requirePrecondition(context, resource, own, call);
  const write = () =>
    state.change(resource.name, itemPath, (before) => {
      requireMet(before);
      const after = withNextVersion(resource, {
        ...change(before),
        ...keptMembers(context.spec, resource, own, before),
      });
      return setTimes(resource, after, sent, state.session.clock, false);
    });
  // Without a 409 the document does not say that an update can take what another item has.
  if (resource.unique.length === 0 || !own.operation.responses.has('409')) return write();
  return state.session.exclusively(`unique/${resource.name}`, async () => {
    const before = await state.find(resource.name, itemPath);
    if (before) await requireUnique(context.spec, resource, own.operation, itemPath, change(before), state);
    return write();
  });
}
