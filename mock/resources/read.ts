import { answerSchema } from '../../contracts/spec/resources/bodies.ts';
import { type Resource, type ResourceOperation, shapeOf } from '../../contracts/spec/resources/index.ts';
import type { Operation } from '../../contracts/spec/spec.ts';
import type { Reply } from '../core/operation.ts';
import { answer, usualStatus } from './answer.ts';
import { isObject, placeOf, visible } from './kept.ts';
import { goneKey, obtain } from './obtain.ts';
import { etagFor, requireState } from './precondition.ts';
import { isCreatable, type ResourceCall, type World } from './world.ts';

/** Answers with an item as it is. */
export async function read(
  world: World,
  resource: Resource,
  { operation, status, shown }: ResourceOperation,
  { path, request, state }: ResourceCall,
): Promise<Reply> {
  const item = await obtain(world, resource, operation, placeOf(resource, operation, path), state);
  return answer(
    world.spec,
    operation,
    status,
    request,
    shown === undefined ? [] : [[shown, visible(resource, item)]],
    etagFor(world.spec, operation, status, resource, item),
  );
}

/** Deletes an item, and answers with what it was where the document wants that. */
export async function remove(
  world: World,
  resource: Resource,
  own: ResourceOperation,
  call: ResourceCall,
): Promise<Reply> {
  const { operation, status, shown } = own;
  const { path, request, state } = call;
  const place = placeOf(resource, operation, path);
  const item = await obtain(world, resource, operation, place, state);
  (await requireState(world, resource, own, call))(item);
  await state.remove(resource.name, place);
  if (!isCreatable(resource)) await state.note(goneKey(resource, place));
  return answer(
    world.spec,
    operation,
    status,
    request,
    shown === undefined ? [] : [[shown, visible(resource, item)]],
  );
}

/** Does something else with an item: where the answer is an item, it is this one, with the members that were sent. */
export async function act(
  world: World,
  resource: Resource,
  operation: Operation,
  { path, body, request, state }: ResourceCall,
): Promise<Reply> {
  const place = placeOf(resource, operation, path);
  const item = await obtain(world, resource, operation, place, state);
  const status = usualStatus(operation);
  const shape = shapeOf(world.spec.document, answerSchema(operation, status));
  const isItem = shape.properties.size > 0 && sameMembers(shape.properties, resource.shape.properties);
  if (!isItem) return answer(world.spec, operation, status, request);
  const own = isObject(body) ? Object.entries(body).filter(([name]) => shape.properties.has(name)) : [];
  const changes = own.filter(([name]) => !resource.serverSet.includes(name) && name !== resource.id?.field);
  const kept = await state.change(resource.name, place, (was) => ({
    ...was,
    ...Object.fromEntries(changes),
  }));
  return answer(world.spec, operation, status, request, [['', visible(resource, kept ?? item)]]);
}

function sameMembers(one: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>): boolean {
  return one.size === other.size && [...one.keys()].every((name) => other.has(name));
}
