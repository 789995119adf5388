import type { Resource } from '../../contracts/openapi/resources/index.ts';
import type { Operation } from '../../contracts/openapi/spec.ts';
import { Problem } from '../core/problem.ts';
import {
  type Context,
  generateItem,
  hasStatus,
  isCreatable,
  isCreatedHere,
  type ResourceCall,
} from './context.ts';
import { refuse } from './document-refusal.ts';
import { idFromText } from './ids.ts';
import { addInitialItems } from './initial-items.ts';
import { type DocumentState, storeKey } from './state.ts';
import { type ItemPath, pathValues, type StoredItem } from './stored-item.ts';

/**
 * The item of a call. Where no operation creates one, every id exists until it is deleted, unless a list has the ids;
 * the same where one can be created, no response has its id, and the document has no 404, or where it can be created at
 * another path only. Throws the document's 404.
 */
export async function findItem(
  context: Context,
  resource: Resource,
  operation: Operation,
  itemPath: ItemPath,
  state: DocumentState,
): Promise<StoredItem> {
  await addInitialItems(context, resource, itemPath.scope, state);
  const stored = await state.find(resource.name, itemPath);
  if (stored) return stored;
  await requireParent(context, resource, operation, itemPath.scope, state);
  if (await isAssumed(resource, operation, itemPath, state)) {
    const item = await generateItem(context, resource, idFromText(resource, itemPath.id));
    await state.add(resource.name, itemPath, item);
    await state.note(assumedNote(resource, itemPath));
    return item;
  }
  return refuseMissing(context, operation, resource, itemPath, state);
}

async function isAssumed(
  resource: Resource,
  operation: Operation,
  itemPath: ItemPath,
  state: DocumentState,
): Promise<boolean> {
  // Where the document has no other answer, a singleton exists, and so does an item whose id no caller can know.
  if (isCreatedHere(resource)) return !hasStatus(operation, 404) && resource.id?.reportedBy === undefined;
  const isDeleted = await state.hasNote(deletedNote(resource, itemPath));
  if (hasStatus(operation, 404)) return !isDeleted && !resource.list && !isCreatable(resource);
  // What another path has created is gone for good.
  return !isDeleted || !isCreatable(resource) || (await state.hasNote(assumedNote(resource, itemPath)));
}

/** Notes that an item was deleted which no caller had created: it is no longer assumed. */
export function noteDeleted(resource: Resource, itemPath: ItemPath, state: DocumentState): Promise<void> {
  return state.note(deletedNote(resource, itemPath));
}

/** Whether an item that no caller can create was deleted. */
export async function isDeletedForGood(
  resource: Resource,
  itemPath: ItemPath,
  state: DocumentState,
): Promise<boolean> {
  return !isCreatable(resource) && (await state.hasNote(deletedNote(resource, itemPath)));
}

function deletedNote(resource: Resource, { scope, id }: ItemPath): string {
  return `deleted/${storeKey(resource.name, scope, id)}`;
}

function assumedNote(resource: Resource, { scope, id }: ItemPath): string {
  return `assumed/${storeKey(resource.name, scope, id)}`;
}

/** The scope of a call on a collection, whose items are there then. Throws the document's 404 where its parent is not. */
export async function enterCollection(
  context: Context,
  resource: Resource,
  operation: Operation,
  { path, state }: Pick<ResourceCall, 'path' | 'state'>,
): Promise<string[]> {
  const scope = pathValues(operation, path).slice(0, resource.scope.length);
  await requireParent(context, resource, operation, scope, state);
  await addInitialItems(context, resource, scope, state);
  return scope;
}

/** Throws the document's 404 where the item that a collection belongs to is known not to exist. */
export async function requireParent(
  context: Context,
  resource: Pick<Resource, 'parent'> & { name?: string },
  operation: Operation,
  scope: readonly string[],
  state: DocumentState,
): Promise<void> {
  const parent = resource.parent === undefined ? undefined : context.resources.get(resource.parent);
  // Of what is only created elsewhere, callers may know more than the document says.
  if (!parent || !isCreatedHere(parent) || !hasStatus(operation, 404)) return;
  const depth = parent.scope.length;
  const itemPath = { scope: scope.slice(0, depth), id: scope[depth] ?? '' };
  await addInitialItems(context, parent, itemPath.scope, state);
  if (await state.find(parent.name, itemPath)) return;
  // A creation that has no 404 takes any parent, which is there from then on.
  if (resource.name !== undefined && (await state.list(resource.name, scope)).length > 0) return;
  await refuseMissing(context, operation, parent, itemPath, state);
}

/** Throws the document's 404; its 410 for an item that was deleted (RFC 9110, section 15.5.11). */
export async function refuseMissing(
  { spec }: Context,
  operation: Operation,
  resource: Resource,
  itemPath: ItemPath,
  state: DocumentState,
): Promise<never> {
  const problem = new Problem('no-such-item', `there is no ${resource.name} ${itemPath.id}`.trimEnd());
  const isGone = isGoneKnown(resource) && (await state.hasNote(deletedNote(resource, itemPath)));
  return refuse(spec, operation, isGone ? [410, 404] : [404, 410], problem, { verbatim: true });
}

/** Whether the document has an answer of its own for an item that was deleted. */
export function isGoneKnown({ operations }: Resource): boolean {
  return Object.values(operations).some(({ operation }) => operation.responses.has('410'));
}
