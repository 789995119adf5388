import type { Resource } from '../../contracts/openapi/resources/index.ts';
import type { Operation } from '../../contracts/openapi/spec.ts';

/** An item as it is kept: with what is never shown. */
export type StoredItem = Record<string, unknown>;

/** Where an item is: the values of the path's parameters in front of it, and its id; a singleton has none. */
export interface ItemPath {
  scope: readonly string[];
  id: string;
}

/** The values of a path's parameters, in the order of its template: two paths may call the same one differently. */
export function pathValues({ path }: Operation, values: Readonly<Record<string, unknown>>): string[] {
  return [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => String(values[name]));
}

/** Where an operation's path leads to. The id is empty where the path does not go down to an item. */
export function itemPathOf(
  resource: Resource,
  operation: Operation,
  values: Readonly<Record<string, unknown>>,
): ItemPath {
  const given = pathValues(operation, values);
  const depth = resource.scope.length;
  return { scope: given.slice(0, depth), id: given[depth] ?? '' };
}

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** What may be shown of an item. */
export function visible({ writeOnly }: Resource, item: StoredItem): StoredItem {
  if (!writeOnly.some((name) => name in item)) return item;
  return Object.fromEntries(Object.entries(item).filter(([name]) => !writeOnly.includes(name)));
}
