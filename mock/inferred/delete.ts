import type { Resource, ResourceOperation } from '../../contracts/openapi/resources/index.ts';
import type { Reply } from '../core/operation-types.ts';
import { buildResponse } from './build-response.ts';
import { itemPart } from './conform-body.ts';
import { type Context, isCreatedHere, type ResourceCall } from './context.ts';
import { findItem, isGoneKnown, noteDeleted } from './find-item.ts';
import { requirePrecondition } from './precondition.ts';
import { itemPathOf } from './stored-item.ts';

/** Deletes an item, and answers with what it was where the document has a body for that. */
export async function deleteItem(
  context: Context,
  resource: Resource,
  own: ResourceOperation,
  call: ResourceCall,
): Promise<Reply> {
  const { operation, status, responsePointer } = own;
  const { path, request, state } = call;
  const itemPath = itemPathOf(resource, operation, path);
  const item = await findItem(context, resource, operation, itemPath, state);
  (await requirePrecondition(context, resource, own, call))(item);
  await state.remove(resource.name, itemPath);
  if (!isCreatedHere(resource) || isGoneKnown(resource)) await noteDeleted(resource, itemPath, state);
  return buildResponse(context.spec, operation, status, request, itemPart(responsePointer, resource, item));
}
