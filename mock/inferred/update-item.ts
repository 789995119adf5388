import type { Resource, ResourceOperation } from '../../contracts/openapi/resources/index.ts';
import type { Context, ResourceCall } from './context.ts';
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
 * document's refusal of a stale write. Resolves with the item; `undefined` where it is gone.
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
  return state.change(resource.name, itemPath, (before) => {
    requireMet(before);
    const after = withNextVersion(resource, {
      ...change(before),
      ...keptMembers(context.spec, resource, own, before),
    });
    return setTimes(resource, after, sent, state.session.clock, false);
  });
}
