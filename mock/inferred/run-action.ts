import { isRecord } from '../../contracts/http/is-record.ts';
import type { Document } from '../../contracts/openapi/document.ts';
import {
  commonNames,
  locateItem,
  type Resource,
  resolvedSchema,
  responseSchema,
  type SchemaShape,
  schemaShape,
  singular,
} from '../../contracts/openapi/resources/index.ts';
import type { Operation } from '../../contracts/openapi/spec.ts';
import type { Reply } from '../core/operation-types.ts';
import { buildResponse, usualStatus } from './build-response.ts';
import { itemPart } from './conform-body.ts';
import { type Context, hasStatus, type ResourceCall } from './context.ts';
import { findItem } from './find-item.ts';
import { showReferencedItems } from './show-referenced-items.ts';
import { itemPathOf, type StoredItem } from './stored-item.ts';

/**
 * Does something else with an item: it gets the members that were sent and what the action's name says, and where the
 * response has an item, it is this one.
 */
export async function runAction(
  context: Context,
  resource: Resource,
  operation: Operation,
  { path, body, request, state }: ResourceCall,
): Promise<Reply> {
  const { spec } = context;
  const itemPath = itemPathOf(resource, operation, path);
  const status = usualStatus(operation);
  const isUnrefusable = !hasStatus(operation, 404) && !hasStatus(operation, 410);
  // Where the document cannot say that there is no such item, its own response is the better one.
  if (isUnrefusable && !(await state.find(resource.name, itemPath)))
    return buildResponse(spec, operation, status, request);
  const item = await findItem(context, resource, operation, itemPath, state);
  const answered = responseSchema(operation, status);
  const located = locateItem(spec.document, answered, {
    singular: singular(resource.name),
    known: resource.shape,
  });
  const isItem = located !== undefined && isLikeItem(located.shape, resource);
  const sent = isItem && isRecord(body) ? Object.entries(body) : [];
  const settable = sent.filter(([name]) => {
    const isShown = resource.shape.properties.has(name);
    return isShown && !resource.serverSet.includes(name) && name !== resource.id?.field;
  });
  const changes = { ...doneBy(spec.document, resource, operation), ...Object.fromEntries(settable) };
  const changed = await state.change(resource.name, itemPath, (before) => ({ ...before, ...changes }));
  if (!isItem) return buildResponse(spec, operation, status, request);
  const shown = await showReferencedItems(context, resource, changed ?? item, state);
  return buildResponse(spec, operation, status, request, itemPart(located.pointer, resource, shown));
}

/** Whether a response has an item: it has the id, and most of the other members. */
function isLikeItem(shape: SchemaShape, { shape: item, id }: Resource): boolean {
  if (id?.field !== undefined && !shape.properties.has(id.field)) return false;
  return shape.properties.size > 0 && commonNames(shape, item).length * 2 > item.properties.size;
}

/** What an action changes by its name: `/orders/{id}/cancel` makes the status `cancelled`, `/archive` sets `archived`. */
function doneBy(document: Document, { shape }: Resource, { path, method }: Operation): StoredItem {
  const verb = (/([A-Za-z]+)$/.exec(path)?.[1] ?? '').toLowerCase();
  const isUndone = method === 'DELETE' || (verb.startsWith('un') && verb.length > 4);
  const stem = verb.replace(/^un(?=.{3})/, '').replace(/e$/, '');
  if (method === 'GET' || stem.length < 3) return {};
  for (const [name, { schema }] of shape.properties) {
    const { types } = schemaShape(document, schema);
    const values = resolvedSchema(document, schema).enum;
    const isFlag = types.includes('boolean') && new RegExp(`^(is_?)?${stem}\\w{0,4}$`, 'i').test(name);
    if (isFlag) return { [name]: !isUndone };
    if (isUndone || !/^(status|state)$/i.test(name) || !Array.isArray(values)) continue;
    const value = values.find((one) => typeof one === 'string' && one.toLowerCase().startsWith(stem));
    if (value !== undefined) return { [name]: value };
  }
  return {};
}
