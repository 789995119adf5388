import { parametersOf } from '../serialization/parameter-rules.ts';
import type { Operation, Spec } from '../spec.ts';
import { parameterOf, segmentsOf } from './paths.ts';
import type { Resource } from './resource.ts';

const known = new WeakMap<Resource, readonly string[]>();

/** JSON pointers of the schemas that the paths of one item have for its id, each path's own. */
export function pathIdPointers({ document }: Spec, resource: Resource): readonly string[] {
  const before = known.get(resource);
  if (before) return before;
  const ofItem = ({ path }: Operation) => segmentsOf(path).length === segmentsOf(resource.item ?? '').length;
  const operations = Object.values(resource.operations).flatMap(({ operation }) =>
    resource.item !== undefined && ofItem(operation) ? [operation] : [],
  );
  const pointers = operations.flatMap((operation) => {
    const name = parameterOf(segmentsOf(operation.path).at(-1));
    const rules = parametersOf(document, operation).find((one) => one.in === 'path' && one.name === name);
    return rules?.schemaPointer ?? [];
  });
  known.set(resource, pointers);
  return pointers;
}

/** How many of an item's paths let an id through, of how many: a body may have ids that no path has. */
export function pathsTaking(spec: Spec, resource: Resource, id: unknown): { taking: number; all: number } {
  const pointers = pathIdPointers(spec, resource);
  const taking = pointers.filter((pointer) => spec.validators.text(pointer)(id) === undefined).length;
  return { taking, all: pointers.length };
}
