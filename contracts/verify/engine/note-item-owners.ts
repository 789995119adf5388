import { valueAt } from '../../http/json-pointer.ts';
import { writeJson } from '../../http/lossless-json.ts';
import type { Resource } from '../../openapi/resources/index.ts';
import type { Answer } from './answer-for-scenarios.ts';
import { inBody, type PlannedCall } from './item-of-call.ts';
import { type ItemPath, itemPathOf, itemPathUnder, keyOfPath, shapeOf } from './item-path.ts';
import type { OwnItem, OwnItems } from './own-items.ts';
import { shownId, shownIdOfCreated } from './shown-id.ts';

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
  const listed = valueAt(answer.json, resource.operations.list?.responsePointer ?? '');
  for (const one of Array.isArray(listed) ? listed : []) {
    const id = shownId(resource, one);
    const called = { template: operation.path, path: itemPathOf(path) };
    const item = id === undefined ? undefined : itemPathUnder(resource, called, id);
    if (item) items.other(item);
  }
}

/** What a run knows of its target and of itself. */
export interface Ownership {
  /** Whether nothing there is anybody else's. */
  isOpen: boolean;
  /** What the name of everything that the run creates begins with. */
  name: string;
}

/** Notes the items that a write created or deleted. */
export function noteWrite(
  items: OwnItems,
  resources: readonly Resource[],
  call: DoneCall,
  own: Ownership,
): void {
  const { operation, method, input, answer } = call;
  const path = itemPathOf(call.path);
  for (const resource of resources) {
    const { create } = resource.operations;
    if (resource.item !== undefined && shapeOf(resource.item) === shapeOf(operation.path)) {
      noteItem(items, { path, resource }, method, answer.status, own.isOpen);
    } else if (method === operation.method && create?.operation === operation) {
      const id = shownIdOfCreated(resource, input, answer);
      const called = { template: operation.path, path };
      const item = id === undefined ? undefined : itemPathUnder(resource, called, id);
      if (item && (own.isOpen || isNew(items, resource, item, call, own.name)))
        items.created({ path: item, resource });
    }
  }
}

/**
 * Whether a creation that succeeded created the item: a 200 where a 201 is documented may be one that was there, and so
 * may an id that the caller chose, unless nobody had it just before.
 */
function isNew(items: OwnItems, resource: Resource, item: ItemPath, call: DoneCall, name: string): boolean {
  const { operation, answer } = call;
  const id = item.at(-1) ?? '';
  const isNamed = [id, writeJson(answer.json) ?? ''].some((text) =>
    text.toLowerCase().includes(name.toLowerCase()),
  );
  if (isNamed || items.isMissing(item)) return true;
  const isKnownBefore = answer.status === 200 && operation.responses.has('201');
  const chosen = inBody(resource, 'create', call);
  return !isKnownBefore && (chosen === undefined || keyOfPath(chosen) !== keyOfPath(item));
}

function noteItem(items: OwnItems, item: OwnItem, method: string, status: number, isOpen: boolean): void {
  // What is only accepted is still there (RFC 9110, section 15.3.3).
  if (method === 'DELETE' && status !== 202) items.deleted(item.path);
  const wasMissing = isOpen ? status === 201 : items.isMissing(item.path);
  if ((method === 'PUT' || method === 'PATCH') && wasMissing) items.created(item);
}
