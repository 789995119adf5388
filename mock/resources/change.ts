import { mediaTypeOf } from '../../contracts/spec/message.ts';
import {
  type Property,
  type Resource,
  type ResourceOperation,
  requestSchema,
  shapeOf,
} from '../../contracts/spec/resources/index.ts';
import type { Operation, Spec } from '../../contracts/spec/spec.ts';
import type { Reply } from '../core/operation.ts';
import { Problem } from '../core/problem.ts';
import { answer } from './answer.ts';
import { newItem, sentThing } from './create.ts';
import { idFromText } from './ids.ts';
import { isObject, type Kept, type Place, placeOf, visible } from './kept.ts';
import { obtain, requireParent } from './obtain.ts';
import { patched } from './patch.ts';
import { populate } from './populate.ts';
import { etagFor, requireState, withNextVersion } from './precondition.ts';
import { refuse } from './refuse.ts';
import { settle } from './settle.ts';
import { setTimes } from './times.ts';
import { has, isCreatable, type ResourceCall, type World } from './world.ts';

/** Answers a replacement: what was sent is the item now, but for what the server sets; it may be a new one. */
export async function replace(
  world: World,
  resource: Resource,
  own: ResourceOperation,
  call: ResourceCall,
): Promise<Reply> {
  const { operation, status, sent, shown } = own;
  const { state, request } = call;
  const thing = sentThing(call.body, sent);
  const place = placeToReplace(resource, operation, thing, call);
  const item = await newItem(world, resource, thing, state);
  const named = withId(resource, item, place);
  const show = (item: Kept) => (shown === undefined ? [] : ([[shown, visible(resource, item)]] as const));
  if (isCreatable(resource) && operation.responses.has('201')) {
    await requireParent(world, resource, operation, place.scope, state);
    await populate(world, resource, place.scope, state);
    if (await state.add(resource.name, place, named)) {
      const made = await settle(world.spec, resource, place, named, state);
      const etag = etagFor(world.spec, operation, 201, resource, made);
      return answer(world.spec, operation, 201, request, show(made), etag);
    }
  } else {
    await obtain(world, resource, operation, place, state);
  }
  const isFresh = await requireState(world, resource, own, call);
  const changedTo = await state.change(resource.name, place, (was) => {
    isFresh(was);
    const now = withNextVersion(resource, { ...named, ...serverSetOf(resource, was) });
    return setTimes(resource, now, thing, state.host.clock, false);
  });
  const kept = await settle(world.spec, resource, place, changedTo ?? named, state);
  const changed = operation.responses.has('200') ? 200 : operation.responses.has('204') ? 204 : status;
  const etag = etagFor(world.spec, operation, changed, resource, kept);
  return answer(world.spec, operation, changed, request, show(kept), etag);
}

/** Answers a change of some members: a merge patch (RFC 7396), or a JSON Patch (RFC 6902) by its media type. */
export async function merge(
  world: World,
  resource: Resource,
  own: ResourceOperation,
  call: ResourceCall,
): Promise<Reply> {
  const { operation, status, sent, shown } = own;
  const { state, request, body } = call;
  const place = placeOf(resource, operation, call.path);
  const before = await obtain(world, resource, operation, place, state);
  const isPatch = mediaTypeOf(request.headers) === 'application/json-patch+json';
  const change = isPatch
    ? await patched(world, resource, operation, body)
    : (item: Kept) =>
        mergePatch(
          item,
          settable(world, resource, operation, sentThing(body, sent)),
          resource.shape.properties,
        ) as Kept;
  await requireComplete(world, resource, operation, change(before));
  const isFresh = await requireState(world, resource, own, call);
  const changed = await state.change(resource.name, place, (was) => {
    isFresh(was);
    const now = withNextVersion(resource, { ...change(was), ...serverSetOf(resource, was) });
    return setTimes(resource, now, isPatch ? {} : sentThing(body, sent), state.host.clock, false);
  });
  const kept = changed && (await settle(world.spec, resource, place, changed, state));
  const parts = shown === undefined || !kept ? [] : ([[shown, visible(resource, kept)]] as const);
  const etag = kept ? etagFor(world.spec, operation, status, resource, kept) : {};
  return answer(world.spec, operation, status, request, parts, etag);
}

function placeToReplace(resource: Resource, operation: Operation, sent: Kept, call: ResourceCall): Place {
  const place = placeOf(resource, operation, call.path);
  const field = resource.id?.field;
  // Some APIs replace at the collection's path, and the body says which one.
  if (place.id !== '' || field === undefined || resource.kind === 'singleton') return place;
  return { ...place, id: String(sent[field] ?? '') };
}

function withId(resource: Resource, item: Kept, { id }: Place): Kept {
  const field = resource.id?.field;
  return field === undefined ? item : { ...item, [field]: idFromText(resource, id) };
}

/** What no caller changes. */
function serverSetOf({ serverSet, id }: Resource, item: Kept): Kept {
  const names = id?.field === undefined ? serverSet : [...serverSet, id.field];
  return Object.fromEntries(names.filter((name) => name in item).map((name) => [name, item[name]]));
}

/** As RFC 7396 has it, but that null stays where a member may be null. */
function mergePatch(target: unknown, patch: unknown, properties: ReadonlyMap<string, Property>): unknown {
  if (!isObject(patch)) return patch;
  const result: Kept = isObject(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch)) {
    const types = [properties.get(name)?.schema.type ?? []].flat();
    if (value === null && !types.includes('null')) delete result[name];
    else result[name] = mergePatch(result[name], value, new Map());
  }
  return result;
}

/** What a patch may say: null for what every item has says nothing, where the document has no refusal of it. */
function settable({ spec }: World, { shape }: Resource, operation: Operation, sent: Kept): Kept {
  if ([422, 400, 409].some((status) => has(operation, status))) return sent;
  const sendable = shapeOf(spec.document, requestSchema(operation)).properties;
  const entries = Object.entries(sent).filter(([name, value]) => {
    const known = shape.properties.get(name);
    if (value !== null || !known?.required || isNullable(spec, known)) return true;
    return !isNullable(spec, sendable.get(name));
  });
  return Object.fromEntries(entries);
}

function isNullable({ document }: Spec, property: Property | undefined): boolean {
  return shapeOf(document, property?.schema).types.includes('null');
}

// A change that takes away what every item has is no valid change.
async function requireComplete(
  { spec }: World,
  { shape, id }: Resource,
  operation: Operation,
  item: Kept,
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
