import type { Resource, ResourceOperation } from '../../contracts/openapi/resources/index.ts';
import type { Reply } from '../core/operation-types.ts';
import { buildResponse } from './build-response.ts';
import { itemPart } from './conform-body.ts';
import type { Context, ResourceCall } from './context.ts';
import { findItem } from './find-item.ts';
import { etagFor } from './precondition.ts';
import { showReferencedItems } from './show-referenced-items.ts';
import { itemPathOf } from './stored-item.ts';

/** Answers with an item as it is. */
export async function readItem(
  context: Context,
  resource: Resource,
  { operation, status, responsePointer }: ResourceOperation,
  { path, request, state }: ResourceCall,
): Promise<Reply> {
  const { spec } = context;
  const item = await findItem(context, resource, operation, itemPathOf(resource, operation, path), state);
  const shown = await showReferencedItems(context, resource, item, state);
  const etag = etagFor(spec, operation, status, resource, item);
  return buildResponse(spec, operation, status, request, itemPart(responsePointer, resource, shown), etag);
}
