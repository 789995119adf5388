import type { Document } from '../document.ts';
import type { Operation, Spec } from '../spec.ts';
import { commonNames, requestSchema, responseSchema, successStatus } from './item-in-body.ts';
import { findList } from './list-and-paging.ts';
import { pathKey, pathSegments } from './path-pairs.ts';
import type { BulkOperation, Resource } from './resource.ts';
import { schemaShape } from './schema-shape.ts';

const searches = /search|query|find|filter|lookup/i;
const creations = /batch|bulk|many|multiple|import/i;
const others = /delet|remov|updat|edit|patch|destroy/i;

/** Operations on many items of a resource: searches by POST, and creations of several items at once. */
export function findBulkOperations(spec: Spec, all: readonly Resource[]): [Resource, BulkOperation][] {
  const explained = new Set(
    all.flatMap(({ operations, views }) =>
      [operations, ...views.map((view) => view.operations)].flatMap((own) =>
        Object.values(own).map(({ operation }) => operation),
      ),
    ),
  );
  const byCollection = new Map(
    all.flatMap((one) =>
      one.id?.field !== undefined && one.collection !== undefined
        ? [[pathKey(pathSegments(one.collection)), one] as const]
        : [],
    ),
  );
  return [...spec.operations.values()].flatMap((operation) => {
    if (operation.method !== 'POST' || explained.has(operation)) return [];
    const segments = pathSegments(operation.path);
    const own = byCollection.get(pathKey(segments));
    const resource = own ?? byCollection.get(pathKey(segments.slice(0, -1)));
    const verb = own ? '' : (segments.at(-1) ?? '');
    const bulk = resource && bulkOf(spec.document, resource, operation, verb);
    return resource && bulk ? [[resource, bulk] as [Resource, BulkOperation]] : [];
  });
}

function bulkOf(
  document: Document,
  resource: Resource,
  operation: Operation,
  verb: string,
): BulkOperation | undefined {
  const status = successStatus(operation, 200);
  const name = resource.name.split('/').at(-1) ?? '';
  const listed = findList(document, responseSchema(operation, status), name);
  const isOwn = listed && commonNames(schemaShape(document, listed.items), resource.shape).length > 0;
  if (!listed || !isOwn || others.test(verb)) return undefined;
  const own = { operation, status, responsePointer: listed.pointer };
  if (searches.test(verb)) return { ...own, kind: 'search', requestPointer: '', member: undefined };
  const sent = arrayIn(document, operation);
  if (!sent || !(verb === '' || creations.test(verb))) return undefined;
  return { ...own, kind: 'create', ...sent };
}

/** Where a request has a list: it is one, or has only one. */
function arrayIn(
  document: Document,
  operation: Operation,
): { requestPointer: string; member: string | undefined } | undefined {
  const shape = schemaShape(document, requestSchema(operation));
  if (shape.types.includes('array')) return { requestPointer: '', member: undefined };
  const arrays = [...shape.properties].filter(([, { schema }]) =>
    schemaShape(document, schema).types.includes('array'),
  );
  const [only] = arrays;
  return only && arrays.length === 1 ? { requestPointer: `/${only[0]}`, member: only[0] } : undefined;
}
