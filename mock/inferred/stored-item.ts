import { isRecord } from '../../contracts/http/is-record.ts';
import type { MemberName, Resource } from '../../contracts/openapi/resources/index.ts';
import type { Operation } from '../../contracts/openapi/spec.ts';

/** An item as it is stored, its write-only members included. */
export type StoredItem = Record<string, unknown>;

/** Which item: the values of the path's parameters in front of it, and its id, which a singleton has as ''. */
export interface ItemPath {
  scope: readonly string[];
  id: string;
}

/** The values of a path's parameters, in the order of its template: two paths may call the same one differently. */
export function pathValues({ path }: Operation, values: Readonly<Record<string, unknown>>): string[] {
  return [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => String(values[name]));
}

/** The item that a call's path leads to. The id is '' where the path does not go down to an item. */
export function itemPathOf(
  resource: Resource,
  operation: Operation,
  values: Readonly<Record<string, unknown>>,
): ItemPath {
  const given = pathValues(operation, values);
  const depth = resource.scope.length;
  return { scope: given.slice(0, depth), id: given[depth] ?? '' };
}

/** The value of a member, wherever the item has it. */
export function memberOf(item: StoredItem, { field, within }: MemberName): unknown {
  if (within === undefined) return item[field];
  const holder = item[within];
  return isRecord(holder) ? holder[field] : undefined;
}

/** An item as responses may show it. */
export function withoutWriteOnly({ writeOnly }: Resource, item: StoredItem): StoredItem {
  if (!writeOnly.some((name) => name in item)) return item;
  return Object.fromEntries(Object.entries(item).filter(([name]) => !writeOnly.includes(name)));
}
