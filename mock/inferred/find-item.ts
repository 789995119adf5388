import type { Resource } from '../../contracts/openapi/resources/index.ts';
import type { Operation } from '../../contracts/openapi/spec.ts';
import { Problem } from '../core/problem.ts';
import { type Context, generateItem, has, isCreatable } from './context.ts';
import { idFromText } from './ids.ts';
import type { ItemPath, StoredItem } from './item.ts';
import { populate } from './populate.ts';
import { refuse } from './refuse.ts';
import { type DocumentState, keyOf } from './state.ts';

/**
 * The item that a call is about. Where nobody can create one, every id is there until it is deleted, unless a list says
 * which are; so it is where one can be created, nothing tells its id, and the document has no 404. Throws the document's
 * 404.
 */
export async function findItem(
  world: Context,
  resource: Resource,
  operation: Operation,
  place: ItemPath,
  state: DocumentState,
): Promise<StoredItem> {
  await populate(world, resource, place.scope, state);
  const kept = await state.find(resource.name, place);
  if (kept) return kept;
  await requireParent(world, resource, operation, place.scope, state);
  if (await isAssumed(resource, operation, place, state)) {
    const item = await generateItem(world, resource, idFromText(resource, place.id));
    await state.add(resource.name, place, item);
    return item;
  }
  const detail = `there is no ${resource.name} ${place.id}`.trimEnd();
  return refuse(world.spec, operation, [404, 410], new Problem('no-such-item', detail), { verbatim: true });
}

async function isAssumed(
  resource: Resource,
  operation: Operation,
  place: ItemPath,
  state: DocumentState,
): Promise<boolean> {
  // Where the document has no other answer, a singleton is there, and so is an item whose id no caller can know.
  if (isCreatable(resource)) return !has(operation, 404) && resource.id?.told === undefined;
  if (!has(operation, 404)) return true;
  if (resource.list) return false;
  return !(await state.hasNote(goneKey(resource, place)));
}

/** What is noted of an item that nobody created and somebody deleted. */
export function goneKey(resource: Resource, { scope, id }: ItemPath): string {
  return `gone/${keyOf(resource.name, scope, id)}`;
}

/** Throws the document's 404 where the item that a collection belongs to is known not to be there. */
export async function requireParent(
  world: Context,
  resource: Resource,
  operation: Operation,
  scope: readonly string[],
  state: DocumentState,
): Promise<void> {
  const { spec, resources } = world;
  const parent = resource.parent === undefined ? undefined : resources.get(resource.parent);
  if (!parent || !isCreatable(parent) || !has(operation, 404)) return;
  const depth = parent.scope.length;
  const place = { scope: scope.slice(0, depth), id: scope[depth] ?? '' };
  await populate(world, parent, place.scope, state);
  if (await state.find(parent.name, place)) return;
  const detail = `there is no ${parent.name} ${place.id}`;
  await refuse(spec, operation, [404, 410], new Problem('no-such-item', detail), { verbatim: true });
}
