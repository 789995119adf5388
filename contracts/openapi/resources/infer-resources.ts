import type { Spec } from '../spec.ts';
import { findViews } from './alternative-paths.ts';
import { findBulkOperations } from './bulk-operations.ts';
import { responseSchema } from './item-in-body.ts';
import { findList } from './list-and-paging.ts';
import { type PathOperations, pairPaths, pathKey, pathSegments } from './path-pairs.ts';
import type { Resource } from './resource.ts';
import { describeResource } from './resource-from-paths.ts';

/**
 * Infers the resources of an API from its document alone: paths and methods, schemas of requests and responses, links and
 * `Location` headers. Operations that these do not explain belong to no resource.
 */
export function inferResources(spec: Spec): Resource[] {
  const pairs = pairPaths(spec, (path, hasItems) => isList(spec, path, hasItems));
  const found = pairs.flatMap((pair) => describeResource(spec, pair) ?? []);
  makeNamesUnique(found);
  const byItem = new Map(
    found.flatMap((one) => (one.item === undefined ? [] : [[pathKey(pathSegments(one.item)), one] as const])),
  );
  for (const resource of found) setParent(resource, byItem);
  assignActions(spec, found, byItem);
  for (const view of findViews(spec, found)) {
    view.parent ??= closestItem(view.path, byItem)?.name;
    view.target.views.push(view);
    view.target.reasons.push(`${view.path} has some of its items: they have the same schema`);
  }
  for (const [resource, bulk] of findBulkOperations(spec, found)) {
    resource.bulk.push(bulk);
    const does = bulk.kind === 'create' ? 'creates several' : 'searches them';
    resource.reasons.push(`${bulk.operation.id}: POST ${does}: its response has a list of them`);
  }
  withoutExplained(found);
  return found;
}

// An item can have a list inside: a list that is not the whole response counts only where items have paths below it.
function isList({ document }: Spec, { byMethod, path }: PathOperations, hasItems: boolean): boolean {
  const read = byMethod.get('GET');
  const list = read && findList(document, responseSchema(read, 200), path);
  return list !== undefined && (list.pointer === '' || hasItems);
}

// Both `/a/pets` and `/{b}/pets` may exist: their paths differ.
function makeNamesUnique(resources: Resource[]): void {
  const seen = new Set<string>();
  for (const resource of resources) {
    if (seen.has(resource.name)) resource.name = pathOf(resource);
    seen.add(resource.name);
  }
}

function setParent(resource: Resource, byItem: ReadonlyMap<string, Resource>): void {
  const parent = closestItem(pathOf(resource), byItem);
  if (!parent) return;
  resource.parent = parent.name;
  resource.reasons.push(`it belongs to one of ${parent.name}: its path continues ${parent.item}`);
}

function assignActions(spec: Spec, all: Resource[], byItem: ReadonlyMap<string, Resource>): void {
  const explained = new Set(
    all.flatMap(({ operations }) => Object.values(operations).map(({ operation }) => operation)),
  );
  for (const operation of spec.operations.values()) {
    if (explained.has(operation)) continue;
    const owner = byItem.get(pathKey(pathSegments(operation.path))) ?? closestItem(operation.path, byItem);
    if (!owner) continue;
    owner.actions.push(operation);
    owner.reasons.push(`${operation.id} is an action on one of them: ${operation.method} ${operation.path}`);
  }
}

/** What creates several items of a resource, or is a view's, is no action on an item above them. */
function withoutExplained(all: readonly Resource[]): void {
  const explained = new Set(
    all.flatMap(({ bulk, views }) => [
      ...bulk.map(({ operation }) => operation),
      ...views.flatMap(({ operations }) => Object.values(operations).map(({ operation }) => operation)),
    ]),
  );
  for (const one of all) one.actions = one.actions.filter((operation) => !explained.has(operation));
}

/** The resource with the longest item path that a path continues, with `/` or, as Google's do, with `:`. */
function closestItem(path: string, byItem: ReadonlyMap<string, Resource>): Resource | undefined {
  const segments = pathKey(pathSegments(path)).split('/');
  const verb = byItem.get(segments.join('/').replace(/:[^/]*$/, ''));
  if (verb && /:[^/]*$/.test(path)) return verb;
  for (let length = segments.length - 1; length > 0; length -= 1) {
    const found = byItem.get(segments.slice(0, length).join('/'));
    if (found) return found;
  }
  return undefined;
}

function pathOf({ collection, item }: Resource): string {
  return collection ?? item ?? '';
}
