import type { Spec } from '../spec.ts';
import { answerSchema } from './bodies.ts';
import { describeResource } from './describe.ts';
import { locateList } from './listing.ts';
import { keyOf, type PathOperations, pairPaths, segmentsOf } from './paths.ts';
import type { Resource } from './resource.ts';

/**
 * What an API keeps, found out from its document alone: its paths and methods, what is sent and answered, links and
 * `Location` headers. What none of this explains is in no resource.
 */
export function inferResources(spec: Spec): Resource[] {
  const pairs = pairPaths(spec, (path, hasItems) => isList(spec, path, hasItems));
  const found = pairs.flatMap((pair) => describeResource(spec, pair) ?? []);
  nameApart(found);
  const byItem = new Map(
    found.flatMap((one) => (one.item === undefined ? [] : [[keyOf(segmentsOf(one.item)), one] as const])),
  );
  for (const resource of found) nest(resource, byItem);
  giveActions(spec, found, byItem);
  return found;
}

// One item can have a list in it; a list that is not the whole answer counts only where there are items below it.
function isList({ document }: Spec, { byMethod, path }: PathOperations, hasItems: boolean): boolean {
  const read = byMethod.get('GET');
  const list = read && locateList(document, answerSchema(read, 200), path);
  return list !== undefined && (list.pointer === '' || hasItems);
}

// `/a/pets` and `/{b}/pets` may both be there: a path is never the same.
function nameApart(resources: Resource[]): void {
  const seen = new Set<string>();
  for (const resource of resources) {
    if (seen.has(resource.name)) resource.name = pathOf(resource);
    seen.add(resource.name);
  }
}

function nest(resource: Resource, byItem: ReadonlyMap<string, Resource>): void {
  const parent = itemAbove(pathOf(resource), byItem);
  if (!parent) return;
  resource.parent = parent.name;
  resource.why.push(`it belongs to one of ${parent.name}: its path goes on from ${parent.item}`);
}

function giveActions(spec: Spec, all: Resource[], byItem: ReadonlyMap<string, Resource>): void {
  const explained = new Set(
    all.flatMap(({ operations }) => Object.values(operations).map(({ operation }) => operation)),
  );
  for (const operation of spec.operations.values()) {
    if (explained.has(operation)) continue;
    const owner = byItem.get(keyOf(segmentsOf(operation.path))) ?? itemAbove(operation.path, byItem);
    if (!owner) continue;
    owner.actions.push(operation);
    owner.why.push(
      `${operation.id} does something else with one of them: ${operation.method} ${operation.path}`,
    );
  }
}

/** The resource with the longest item path that a path goes on from: by `/` or, as Google's do, by `:`. */
function itemAbove(path: string, byItem: ReadonlyMap<string, Resource>): Resource | undefined {
  const segments = keyOf(segmentsOf(path)).split('/');
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
