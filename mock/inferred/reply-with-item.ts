import type { Resource, ResourceOperation } from '../../contracts/openapi/resources/index.ts';
import type { Reply } from '../core/operation-types.ts';
import { buildResponse } from './build-response.ts';
import { itemPart } from './conform-body.ts';
import { conformItem } from './conform-item.ts';
import type { Context, ResourceCall } from './context.ts';
import { etagFor } from './precondition.ts';
import { showReferencedItems } from './show-referenced-items.ts';
import type { ItemPath, StoredItem } from './stored-item.ts';

/** Answers a write with the item as it is stored now, and its entity tag where the document has one. */
export async function replyWithItem(
  context: Context,
  resource: Resource,
  { operation, responsePointer }: ResourceOperation,
  { request, state }: ResourceCall,
  status: number,
  itemPath: ItemPath,
  stored: StoredItem,
): Promise<Reply> {
  const { spec } = context;
  const item = await conformItem(spec, resource, itemPath, stored, state);
  const shown = await showReferencedItems(context, resource, item, state);
  const etag = etagFor(spec, operation, status, resource, item);
  return buildResponse(spec, operation, status, request, itemPart(responsePointer, resource, shown), etag);
}
