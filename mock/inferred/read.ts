import { answerSchema } from '../../contracts/openapi/resources/bodies.ts';
import { type Resource, type ResourceOperation, shapeOf } from '../../contracts/openapi/resources/index.ts';
import type { Operation } from '../../contracts/openapi/spec.ts';
import type { Reply } from '../core/operation.ts';
import { buildResponse, usualStatus } from './build-response.ts';
import { type Context, isCreatable, type ResourceCall } from './context.ts';
import { findItem, goneKey } from './find-item.ts';
import { isObject, itemPathOf, visible } from './item.ts';
import { etagFor, requireState } from './precondition.ts';

/** Answers with an item as it is. */
export async function read(
  world: Context,
  resource: Resource,
  { operation, status, responsePointer }: ResourceOperation,
  { path, request, state }: ResourceCall,
): Promise<Reply> {
  const item = await findItem(world, resource, operation, itemPathOf(resource, operation, path), state);
  return buildResponse(
    world.spec,
    operation,
    status,
    request,
    responsePointer === undefined ? [] : [[responsePointer, visible(resource, item)]],
    etagFor(world.spec, operation, status, resource, item),
  );
}

/** Deletes an item, and answers with what it was where the document wants that. */
export async function remove(
  world: Context,
  resource: Resource,
  own: ResourceOperation,
  call: ResourceCall,
): Promise<Reply> {
  const { operation, status, responsePointer } = own;
  const { path, request, state } = call;
  const place = itemPathOf(resource, operation, path);
  const item = await findItem(world, resource, operation, place, state);
  (await requireState(world, resource, own, call))(item);
  await state.remove(resource.name, place);
  if (!isCreatable(resource)) await state.note(goneKey(resource, place));
  return buildResponse(
    world.spec,
    operation,
    status,
    request,
    responsePointer === undefined ? [] : [[responsePointer, visible(resource, item)]],
  );
}

/** Does something else with an item: where the answer is an item, it is this one, with the members that were sent. */
export async function runAction(
  world: Context,
  resource: Resource,
  operation: Operation,
  { path, body, request, state }: ResourceCall,
): Promise<Reply> {
  const place = itemPathOf(resource, operation, path);
  const item = await findItem(world, resource, operation, place, state);
  const status = usualStatus(operation);
  const shape = shapeOf(world.spec.document, answerSchema(operation, status));
  const isItem = shape.properties.size > 0 && sameMembers(shape.properties, resource.shape.properties);
  if (!isItem) return buildResponse(world.spec, operation, status, request);
  const own = isObject(body) ? Object.entries(body).filter(([name]) => shape.properties.has(name)) : [];
  const changes = own.filter(([name]) => !resource.serverSet.includes(name) && name !== resource.id?.field);
  const kept = await state.change(resource.name, place, (was) => ({
    ...was,
    ...Object.fromEntries(changes),
  }));
  return buildResponse(world.spec, operation, status, request, [['', visible(resource, kept ?? item)]]);
}

function sameMembers(one: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>): boolean {
  return one.size === other.size && [...one.keys()].every((name) => other.has(name));
}
