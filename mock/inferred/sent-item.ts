import { isRecord } from '../../contracts/http/is-record.ts';
import { valueAt } from '../../contracts/http/json-pointer.ts';
import type { Document } from '../../contracts/openapi/document.ts';
import type { Resource, ResourceOperation } from '../../contracts/openapi/resources/index.ts';
import { sameName } from '../../contracts/openapi/resources/index.ts';
import { sendableBy } from './sendable-members.ts';
import type { StoredItem } from './stored-item.ts';
import { toResponseForm } from './to-response-form.ts';

/** The item in a request's body, under the names and in the form that responses have. Empty where the body has no item. */
export function sentItem(
  document: Document,
  resource: Resource,
  own: Pick<ResourceOperation, 'operation' | 'requestPointer'>,
  body: unknown,
): StoredItem {
  const sent = own.requestPointer === undefined ? undefined : valueAt(body, own.requestPointer);
  return isRecord(sent) ? shownItem(document, resource, own, sent) : {};
}

/** An item that was sent, under the names and in the form that responses have. */
export function shownItem(
  document: Document,
  resource: Resource,
  own: Pick<ResourceOperation, 'operation' | 'requestPointer'>,
  sent: StoredItem,
): StoredItem {
  const { properties } = resource.shape;
  const { parts, names, holder } = sendableBy(document, resource, own);
  if (holder !== undefined)
    return { [holder]: toResponseForm(document, properties.get(holder)?.schema, sent) };
  const item = unwrapped(sent, parts);
  const unused = [...properties.keys()].filter((name) => !Object.hasOwn(item, name));
  const entries = Object.entries(item).map(([name, value]) => {
    const isKnown = properties.has(name) || resource.writeOnly.includes(name);
    const shown = names.get(name) ?? (isKnown ? name : (sameName(unused, name) ?? name));
    return [shown, toResponseForm(document, properties.get(shown)?.schema, value)] as const;
  });
  return Object.fromEntries(entries);
}

/** An item that is sent in parts, as a whole. */
function unwrapped(sent: StoredItem, parts: readonly string[]): StoredItem {
  const wrapped = Object.entries(sent).filter(([name, value]) => parts.includes(name) && isRecord(value));
  if (wrapped.length === 0) return sent;
  const names = wrapped.map(([name]) => name);
  const others = Object.entries(sent).filter(([name]) => !names.includes(name));
  return Object.assign({}, ...wrapped.map(([, value]) => value), Object.fromEntries(others));
}
