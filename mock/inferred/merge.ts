import { isRecord } from '../../contracts/http/is-record.ts';
import { mediaTypeOf } from '../../contracts/http/message.ts';
import {
  type PropertyShape,
  type Resource,
  type ResourceOperation,
  requestSchema,
  schemaShape,
} from '../../contracts/openapi/resources/index.ts';
import type { Operation, Spec } from '../../contracts/openapi/spec.ts';
import type { Reply } from '../core/operation-types.ts';
import { Problem } from '../core/problem.ts';
import { buildResponse } from './build-response.ts';
import { representable } from './conform-item.ts';
import { type Context, hasStatus, type ResourceCall } from './context.ts';
import { refuse } from './document-refusal.ts';
import { findItem } from './find-item.ts';
import { patched } from './json-patch.ts';
import { replyWithItem } from './reply-with-item.ts';
import { sentItem } from './sent-item.ts';
import { itemPathOf, type StoredItem } from './stored-item.ts';
import { updateItem } from './update-item.ts';

/** Answers a change of some members: a merge patch (RFC 7396), or a JSON Patch (RFC 6902) by its media type. */
export async function mergeItem(
  context: Context,
  resource: Resource,
  own: ResourceOperation,
  call: ResourceCall,
): Promise<Reply> {
  const { spec } = context;
  const { operation, status } = own;
  const { state, request, body } = call;
  const itemPath = itemPathOf(resource, operation, call.path);
  const before = await findItem(context, resource, operation, itemPath, state);
  const isJsonPatch = mediaTypeOf(request.headers) === 'application/json-patch+json';
  const sent = isJsonPatch ? {} : sentItem(spec.document, resource, own, body);
  const change = isJsonPatch
    ? await patched(context, resource, operation, body)
    : mergePatchOf(context, resource, operation, sent);
  await requireComplete(spec, resource, operation, change(before));
  await representable(spec, resource, sent, change(before));
  const changed = await updateItem(context, resource, own, call, itemPath, { sent, change });
  if (!changed) return buildResponse(spec, operation, status, request);
  return replyWithItem(context, resource, own, call, status, itemPath, changed);
}

function mergePatchOf(
  context: Context,
  resource: Resource,
  operation: Operation,
  sent: StoredItem,
): (item: StoredItem) => StoredItem {
  const patch = withoutIgnoredNulls(context.spec, resource, operation, sent);
  return (item) => mergePatch(item, patch, resource.shape.properties) as StoredItem;
}

/** As RFC 7396 has it, but null stays where a member may be null. */
function mergePatch(
  target: unknown,
  patch: unknown,
  properties: ReadonlyMap<string, PropertyShape>,
): unknown {
  if (!isRecord(patch)) return patch;
  const result: StoredItem = isRecord(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch)) {
    const types = [properties.get(name)?.schema.type ?? []].flat();
    if (value === null && !types.includes('null')) delete result[name];
    else result[name] = mergePatch(result[name], value, new Map());
  }
  return result;
}

/** Null for a member that every item has changes nothing where the document has no refusal of it. */
function withoutIgnoredNulls(
  spec: Spec,
  { shape }: Resource,
  operation: Operation,
  sent: StoredItem,
): StoredItem {
  if ([422, 400, 409].some((status) => hasStatus(operation, status))) return sent;
  const sendable = schemaShape(spec.document, requestSchema(operation)).properties;
  const entries = Object.entries(sent).filter(([name, value]) => {
    const known = shape.properties.get(name);
    if (value !== null || !known?.required || isNullable(spec, known)) return true;
    return !isNullable(spec, sendable.get(name));
  });
  return Object.fromEntries(entries);
}

function isNullable({ document }: Spec, property: PropertyShape | undefined): boolean {
  return schemaShape(document, property?.schema).types.includes('null');
}

/** Throws the document's refusal of a change that removes a member which every item has. */
async function requireComplete(
  spec: Spec,
  { shape, id }: Resource,
  operation: Operation,
  item: StoredItem,
): Promise<void> {
  const missing = [...shape.properties].find(([name, { schema, required }]) => {
    return required && schema.writeOnly !== true && name !== id?.field && item[name] === undefined;
  });
  if (!missing) return;
  const [name] = missing;
  const detail = `an item must have ${name}`;
  const problem = new Problem('invalid-request', detail, { errors: [{ pointer: `/body/${name}`, detail }] });
  await refuse(spec, operation, [422, 400, 409], problem);
}
