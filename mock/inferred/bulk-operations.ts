import { isRecord } from '../../contracts/http/is-record.ts';
import { valueAt } from '../../contracts/http/json-pointer.ts';
import {
  type BulkOperation,
  type Resource,
  sameName,
  singular,
} from '../../contracts/openapi/resources/index.ts';
import type { Spec } from '../../contracts/openapi/spec.ts';
import type { Reply } from '../core/operation-types.ts';
import { buildResponse } from './build-response.ts';
import { conformItem } from './conform-item.ts';
import type { Context, ResourceCall } from './context.ts';
import { enterCollection } from './find-item.ts';
import { insertItem } from './insert-item.ts';
import { replyWithPage } from './list.ts';
import { newItem } from './new-item.ts';
import { shownItem } from './sent-item.ts';
import { showReferencedItems } from './show-referenced-items.ts';
import { type StoredItem, withoutWriteOnly } from './stored-item.ts';

/** Answers an operation on many items: a search by POST, or the creation of several items. */
export async function runBulk(
  context: Context,
  resource: Resource,
  bulk: BulkOperation,
  call: ResourceCall,
): Promise<Reply> {
  const { state } = call;
  const scope = await enterCollection(context, resource, bulk.operation, call);
  if (bulk.kind === 'create') return createAll(context, resource, bulk, call, scope);
  const all = await state.list(resource.name, scope);
  const wanted = isRecord(call.body) ? shownItem(context.spec.document, resource, bulk, call.body) : {};
  const found = all.filter((item) => isMatch(resource, item, wanted));
  return replyWithPage(context, { ...resource, list: undefined }, bulk, call, found);
}

/** Whether an item has what a search asks for in the members of the same names. */
function isMatch({ shape }: Resource, item: StoredItem, wanted: StoredItem): boolean {
  return Object.entries(wanted).every(([name, value]) => {
    if (!shape.properties.has(name) || value === null || value === '') return true;
    const values = [value].flat().map(textOf);
    return [item[name]].flat().some((one) => values.includes(textOf(one)));
  });
}

/** A value as text; of an object that shows another item, its first member. */
function textOf(value: unknown): string {
  return String(isRecord(value) ? Object.values(value)[0] : value);
}

async function createAll(
  context: Context,
  resource: Resource,
  bulk: BulkOperation,
  call: ResourceCall,
  scope: readonly string[],
): Promise<Reply> {
  const { spec } = context;
  const { state } = call;
  const sent = valueAt(call.body, bulk.requestPointer ?? '');
  const created: StoredItem[] = [];
  for (const one of Array.isArray(sent) ? sent : []) {
    const given = sentOne(spec, resource, bulk, one);
    const made = await newItem(context, resource, bulk, given, call);
    const { item, itemPath } = await insertItem(spec, resource, bulk.operation, scope, made, state);
    created.push(await conformItem(spec, resource, itemPath, item, state));
  }
  const shown = await Promise.all(
    created.map(async (item) =>
      withoutWriteOnly(resource, await showReferencedItems(context, resource, item, state)),
    ),
  );
  const parts = [[bulk.responsePointer ?? '', shown] as const];
  return buildResponse(spec, bulk.operation, bulk.status, call.request, parts);
}

/** One of several items in a request: an object, or only a value of the member that the list is named like. */
function sentOne(
  { document }: Spec,
  resource: Resource,
  { member = '', ...own }: BulkOperation,
  sent: unknown,
): StoredItem {
  const names = [...resource.shape.properties.keys()];
  // No library knows all plurals.
  const known = sameName(names, singular(member)) ?? names.find((name) => member === `${name}s`) ?? member;
  const item = isRecord(sent) ? sent : { [known]: sent };
  // The request's own members say nothing of an item's.
  return shownItem(document, resource, { ...(resource.operations.create ?? own) }, item);
}
