import { parametersOf } from '../serialization/parameter-rules.ts';
import type { Operation, Spec } from '../spec.ts';
import { parameterName, pathSegments } from './path-pairs.ts';
import type { Resource } from './resource.ts';

const known = new WeakMap<Resource, readonly string[]>();

/** JSON pointers of the schemas of an item's id, one for each operation with the id in its path. */
export function pathIdPointers({ document }: Spec, resource: Resource): readonly string[] {
  const before = known.get(resource);
  if (before) return before;
  const ofItem = ({ path }: Operation) =>
    pathSegments(path).length === pathSegments(resource.item ?? '').length;
  const operations = Object.values(resource.operations).flatMap(({ operation }) =>
    resource.item !== undefined && ofItem(operation) ? [operation] : [],
  );
  const pointers = operations.flatMap((operation) => {
    const name = parameterName(pathSegments(operation.path).at(-1));
    const rules = parametersOf(document, operation).find((one) => one.in === 'path' && one.name === name);
    return rules?.schemaPointer ?? [];
  });
  known.set(resource, pointers);
  return pointers;
}

/** How many of an item's paths accept an id: a body may have ids that no path accepts. */
export function countAcceptingPaths(
  spec: Spec,
  resource: Resource,
  id: unknown,
): { accepting: number; all: number } {
  const pointers = pathIdPointers(spec, resource);
  const accepting = pointers.filter((pointer) => spec.validators.text(pointer)(id) === undefined).length;
  return { accepting, all: pointers.length };
}
