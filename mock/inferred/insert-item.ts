import { countAcceptingPaths, type Resource } from '../../contracts/openapi/resources/index.ts';
import type { Operation, Spec } from '../../contracts/openapi/spec.ts';
import { Problem } from '../core/problem.ts';
import { hasStatus } from './context.ts';
import { refuse } from './document-refusal.ts';
import { idField, newId } from './ids.ts';
import type { DocumentState } from './state.ts';
import type { ItemPath, StoredItem } from './stored-item.ts';

const idAttempts = 100;

/** An item as it was stored, and where. */
export interface InsertedItem {
  item: StoredItem;
  itemPath: ItemPath;
}

/** Stores a new item, with the id that it has or a new one. Throws the document's refusal of a duplicate. */
export async function insertItem(
  spec: Spec,
  resource: Resource,
  operation: Operation,
  scope: readonly string[],
  item: StoredItem,
  state: DocumentState,
): Promise<InsertedItem> {
  const field = idField(resource);
  const chosen = field === undefined ? undefined : item[field];
  if (chosen !== undefined && chosen !== null && isReachable(spec, resource, chosen)) {
    const itemPath = { scope, id: String(chosen) };
    if (!(await state.add(resource.name, itemPath, item)))
      await overwrite(spec, resource, operation, itemPath, item, state);
    return { item, itemPath };
  }
  for (let attempt = 1; attempt <= idAttempts; attempt += 1) {
    // The paths may have room for few ids; the last attempt may take one that they do not lead to.
    const id = await newId(spec, resource, state, { ignorePaths: attempt === idAttempts });
    const withId = field === undefined ? item : { [field]: id, ...item, [field]: id };
    const itemPath = { scope, id: String(id) };
    if (await state.add(resource.name, itemPath, withId)) return { item: withId, itemPath };
  }
  throw new Problem('store-full', `no free id of ${resource.name} was found`);
}

// An id that no path takes would be useless: the server makes one, as it does where none is sent.
function isReachable(spec: Spec, resource: Resource, id: unknown): boolean {
  const { accepting, all } = countAcceptingPaths(spec, resource, id);
  return all === 0 || accepting > 0;
}

// Where a document has no refusal of a duplicate, the later one wins.
async function overwrite(
  spec: Spec,
  { name }: Resource,
  operation: Operation,
  itemPath: ItemPath,
  item: StoredItem,
  state: DocumentState,
): Promise<void> {
  if ([409, 422].some((status) => hasStatus(operation, status))) {
    const problem = new Problem('taken', `there is a ${name} ${itemPath.id} already`);
    await refuse(spec, operation, [409, 422], problem, { verbatim: true });
  }
  await state.change(name, itemPath, () => item);
}

/**
 * Throws the document's refusal of an item that has the same value as another one where that must be unique. `id` is its
 * own, where it is there already.
 */
export async function requireUnique(
  spec: Spec,
  { name, unique }: Resource,
  operation: Operation,
  { scope, id }: Pick<ItemPath, 'scope'> & Partial<ItemPath>,
  sent: StoredItem,
  state: DocumentState,
): Promise<void> {
  const given = unique.filter((field) => sent[field] !== undefined);
  if (given.length === 0) return;
  const others = await state.list(name, scope, id);
  const taken = given.find((field) => others.some((other) => other[field] === sent[field]));
  if (taken === undefined) return;
  const problem = new Problem('taken', `there is a ${name} with this ${taken} already`);
  await refuse(spec, operation, [409, 422, 400], problem, { verbatim: true });
}
