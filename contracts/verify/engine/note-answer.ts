import { escapeStep, valueAt } from '../../http/json-pointer.ts';
import { createdId, type Resource } from '../../openapi/resources/index.ts';
import type { Answer } from './answer.ts';
import { itemPathOf, itemPathUnder, shapeOf } from './item-path.ts';
import type { OwnItem, OwnItems } from './own-items.ts';
import type { PlannedCall } from './subject.ts';

/** A call that succeeded. */
export interface DoneCall extends PlannedCall {
  answer: Answer;
}

/** Notes the items that a read shows: somebody else's. */
export function noteOthers(items: OwnItems, resources: readonly Resource[], call: DoneCall): void {
  const { operation } = call;
  for (const resource of resources) {
    const { list, read } = resource.operations;
    if (read?.operation === operation) items.other(itemPathOf(call.path));
    if (list?.operation === operation) noteListed(items, resource, call);
  }
}

function noteListed(items: OwnItems, resource: Resource, { operation, path, answer }: DoneCall): void {
  const { field } = resource.id ?? {};
  const listed = valueAt(answer.json, resource.operations.list?.responsePointer ?? '');
  for (const one of Array.isArray(listed) && field !== undefined ? listed : []) {
    const id = valueAt(one, `/${escapeStep(field ?? '')}`);
    const called = { template: operation.path, path: itemPathOf(path) };
    const item = id === undefined ? undefined : itemPathUnder(resource, called, id);
    if (item) items.other(item);
  }
}

/** Notes the items that a write created or deleted. Where nothing is anybody else's, a 201 alone says so. */
export function noteWrite(
  items: OwnItems,
  resources: readonly Resource[],
  call: DoneCall,
  isOpen: boolean,
): void {
  const { operation, method, input, answer } = call;
  const path = itemPathOf(call.path);
  for (const resource of resources) {
    const { create } = resource.operations;
    if (resource.item !== undefined && shapeOf(resource.item) === shapeOf(operation.path)) {
      noteItem(items, { path, resource }, method, answer.status, isOpen);
    } else if (method === operation.method && create?.operation === operation) {
      const id = createdId(resource, input, answer);
      const called = { template: operation.path, path };
      const item = id === undefined ? undefined : itemPathUnder(resource, called, id);
      if (item) items.created({ path: item, resource });
    }
  }
}

function noteItem(items: OwnItems, item: OwnItem, method: string, status: number, isOpen: boolean): void {
  // What is only accepted is still there (RFC 9110, section 15.3.3).
  if (method === 'DELETE' && status !== 202) items.deleted(item.path);
  const isNew = isOpen ? status === 201 : items.isMissing(item.path);
  if ((method === 'PUT' || method === 'PATCH') && isNew) items.created(item);
}
