import { mediaTypeOf } from '../../contracts/http/message.ts';
import {
  type MemberSchema,
  type Resource,
  type ResourceOperation,
  requestSchema,
  shapeOf,
} from '../../contracts/openapi/resources/index.ts';
import type { Operation, Spec } from '../../contracts/openapi/spec.ts';
import type { Reply } from '../core/operation.ts';
import { Problem } from '../core/problem.ts';
import { buildResponse } from './build-response.ts';
import { conformItem } from './conform-item.ts';
import { type Context, has, isCreatable, type ResourceCall } from './context.ts';
import { newItem, sentItem } from './create.ts';
import { findItem, requireParent } from './find-item.ts';
import { idFromText } from './ids.ts';
import { type ItemPath, isObject, itemPathOf, type StoredItem, visible } from './item.ts';
import { patched } from './patch.ts';
import { populate } from './populate.ts';
import { etagFor, requireState, withNextVersion } from './precondition.ts';
import { refuse } from './refuse.ts';
import { setTimes } from './times.ts';

/** Answers a replacement: what was sent is the item now, but for what the server sets; it may be a new one. */
export async function replace(
  world: Context,
  resource: Resource,
  own: ResourceOperation,
  call: ResourceCall,
): Promise<Reply> {
  const { operation, status, requestPointer, responsePointer } = own;
  const { state, request } = call;
  const thing = sentItem(call.body, requestPointer);
  const place = placeToReplace(resource, operation, thing, call);
  const item = await newItem(world, resource, thing, state);
  const named = withId(resource, item, place);
  const show = (item: StoredItem) =>
    responsePointer === undefined ? [] : ([[responsePointer, visible(resource, item)]] as const);
  if (isCreatable(resource) && operation.responses.has('201')) {
    await requireParent(world, resource, operation, place.scope, state);
    await populate(world, resource, place.scope, state);
    if (await state.add(resource.name, place, named)) {
      const made = await conformItem(world.spec, resource, place, named, state);
      const etag = etagFor(world.spec, operation, 201, resource, made);
      return buildResponse(world.spec, operation, 201, request, show(made), etag);
    }
  } else {
    await findItem(world, resource, operation, place, state);
  }
  const isFresh = await requireState(world, resource, own, call);
  const changedTo = await state.change(resource.name, place, (was) => {
    isFresh(was);
    const now = withNextVersion(resource, { ...named, ...serverSetOf(resource, was) });
    return setTimes(resource, now, thing, state.session.clock, false);
  });
  const kept = await conformItem(world.spec, resource, place, changedTo ?? named, state);
  const changed = operation.responses.has('200') ? 200 : operation.responses.has('204') ? 204 : status;
  const etag = etagFor(world.spec, operation, changed, resource, kept);
  return buildResponse(world.spec, operation, changed, request, show(kept), etag);
}

/** Answers a change of some members: a merge patch (RFC 7396), or a JSON Patch (RFC 6902) by its media type. */
export async function merge(
  world: Context,
  resource: Resource,
  own: ResourceOperation,
  call: ResourceCall,
): Promise<Reply> {
  const { operation, status, requestPointer, responsePointer } = own;
  const { state, request, body } = call;
  const place = itemPathOf(resource, operation, call.path);
  const before = await findItem(world, resource, operation, place, state);
  const isPatch = mediaTypeOf(request.headers) === 'application/json-patch+json';
  const change = isPatch
    ? await patched(world, resource, operation, body)
    : (item: StoredItem) =>
        mergePatch(
          item,
          settable(world, resource, operation, sentItem(body, requestPointer)),
          resource.shape.properties,
        ) as StoredItem;
  await requireComplete(world, resource, operation, change(before));
  const isFresh = await requireState(world, resource, own, call);
  const changed = await state.change(resource.name, place, (was) => {
    isFresh(was);
    const now = withNextVersion(resource, { ...change(was), ...serverSetOf(resource, was) });
    return setTimes(resource, now, isPatch ? {} : sentItem(body, requestPointer), state.session.clock, false);
  });
  const kept = changed && (await conformItem(world.spec, resource, place, changed, state));
  const parts =
    responsePointer === undefined || !kept ? [] : ([[responsePointer, visible(resource, kept)]] as const);
  const etag = kept ? etagFor(world.spec, operation, status, resource, kept) : {};
  return buildResponse(world.spec, operation, status, request, parts, etag);
}

function placeToReplace(
  resource: Resource,
  operation: Operation,
  sent: StoredItem,
  call: ResourceCall,
): ItemPath {
  const place = itemPathOf(resource, operation, call.path);
  const field = resource.id?.field;
  // Some APIs replace at the collection's path, and the body says which one.
  if (place.id !== '' || field === undefined || resource.kind === 'singleton') return place;
  return { ...place, id: String(sent[field] ?? '') };
}

function withId(resource: Resource, item: StoredItem, { id }: ItemPath): StoredItem {
  const field = resource.id?.field;
  return field === undefined ? item : { ...item, [field]: idFromText(resource, id) };
}

/** What no caller changes. */
function serverSetOf({ serverSet, id }: Resource, item: StoredItem): StoredItem {
  const names = id?.field === undefined ? serverSet : [...serverSet, id.field];
  return Object.fromEntries(names.filter((name) => name in item).map((name) => [name, item[name]]));
}

/** As RFC 7396 has it, but that null stays where a member may be null. */
function mergePatch(target: unknown, patch: unknown, properties: ReadonlyMap<string, MemberSchema>): unknown {
  if (!isObject(patch)) return patch;
  const result: StoredItem = isObject(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch)) {
    const types = [properties.get(name)?.schema.type ?? []].flat();
    if (value === null && !types.includes('null')) delete result[name];
    else result[name] = mergePatch(result[name], value, new Map());
  }
  return result;
}

/** What a patch may say: null for what every item has says nothing, where the document has no refusal of it. */
function settable(
  { spec }: Context,
  { shape }: Resource,
  operation: Operation,
  sent: StoredItem,
): StoredItem {
  if ([422, 400, 409].some((status) => has(operation, status))) return sent;
  const sendable = shapeOf(spec.document, requestSchema(operation)).properties;
  const entries = Object.entries(sent).filter(([name, value]) => {
    const known = shape.properties.get(name);
    if (value !== null || !known?.required || isNullable(spec, known)) return true;
    return !isNullable(spec, sendable.get(name));
  });
  return Object.fromEntries(entries);
}

function isNullable({ document }: Spec, property: MemberSchema | undefined): boolean {
  return shapeOf(document, property?.schema).types.includes('null');
}

// A change that takes away what every item has is no valid change.
async function requireComplete(
  { spec }: Context,
  { shape, id }: Resource,
  operation: Operation,
  item: StoredItem,
): Promise<void> {
  const missing = [...shape.properties].find(([name, { schema, required }]) => {
    return required && schema.writeOnly !== true && name !== id?.field && item[name] === undefined;
  });
  if (!missing) return;
  const detail = `an item must have ${missing[0]}`;
  const problem = new Problem('invalid-request', detail, {
    errors: [{ pointer: `/body/${missing[0]}`, detail }],
  });
  await refuse(spec, operation, [422, 400, 409], problem);
}
