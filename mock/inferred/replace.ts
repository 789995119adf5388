import type { Resource, ResourceOperation } from '../../contracts/openapi/resources/index.ts';
import type { Operation } from '../../contracts/openapi/spec.ts';
import type { Reply } from '../core/operation-types.ts';
import { type Context, isCreatable, type ResourceCall } from './context.ts';
import { findItem, isDeletedForGood, requireParent } from './find-item.ts';
import { idFromText } from './ids.ts';
import { addInitialItems } from './initial-items.ts';
import { newItem } from './new-item.ts';
import { replyWithItem } from './reply-with-item.ts';
import { sentItem } from './sent-item.ts';
import { type ItemPath, itemPathOf, type StoredItem } from './stored-item.ts';
import { updateItem } from './update-item.ts';
import { notReplaced } from './writable-members.ts';

/** Answers a replacement: the item is what was sent, except for what the server sets; it may be a new one. */
export async function replaceItem(
  context: Context,
  resource: Resource,
  own: ResourceOperation,
  call: ResourceCall,
): Promise<Reply> {
  const { operation, status } = own;
  const { state } = call;
  const sent = sentItem(context.spec.document, resource, own, call.body);
  const itemPath = replacedPath(resource, operation, sent, call);
  // Nothing else would bring a singleton back.
  const isBack = resource.kind === 'singleton' && (await isDeletedForGood(resource, itemPath, state));
  const mayCreate = isBack || (isCreatable(resource) && operation.responses.has('201'));
  // Whatever was sent: what is not there comes first.
  if (mayCreate) await requireParent(context, resource, operation, itemPath.scope, state);
  else await findItem(context, resource, operation, itemPath, state);
  const item = withId(resource, await newItem(context, resource, own, sent, call), itemPath);
  if (mayCreate) {
    await addInitialItems(context, resource, itemPath.scope, state);
    const isNew = await state.add(resource.name, itemPath, item);
    if (isNew) return replyWithItem(context, resource, own, call, isBack ? status : 201, itemPath, item);
  }
  const change = (before: StoredItem) => ({
    ...item,
    ...notReplaced(context.spec, resource, own, sent, before),
  });
  const replaced = await updateItem(context, resource, own, call, itemPath, { sent, change });
  const changed = operation.responses.has('200') ? 200 : operation.responses.has('204') ? 204 : status;
  return replyWithItem(context, resource, own, call, changed, itemPath, replaced ?? item);
}

function replacedPath(
  resource: Resource,
  operation: Operation,
  sent: StoredItem,
  call: ResourceCall,
): ItemPath {
  const itemPath = itemPathOf(resource, operation, call.path);
  const field = resource.id?.field;
  // Some APIs replace at the collection's path, and the body has the id.
  if (itemPath.id !== '' || field === undefined || resource.kind === 'singleton') return itemPath;
  return { ...itemPath, id: String(sent[field] ?? '') };
}

function withId(resource: Resource, item: StoredItem, { id }: ItemPath): StoredItem {
  const field = resource.id?.field;
  return field === undefined ? item : { ...item, [field]: idFromText(resource, id) };
}
