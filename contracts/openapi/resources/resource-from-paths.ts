import type { Spec } from '../spec.ts';
import { assignRoles, type ResourceRoles } from './assign-operation-roles.ts';
import { classifyFields } from './field-roles.ts';
import { itemShapeAt, requestSchema, responseSchema } from './item-in-body.ts';
import { describeListing, type FoundList, findList } from './list-and-paging.ts';
import { type PathOperations, type PathPair, pathSegments, resourceName } from './path-pairs.ts';
import { findPrecondition } from './precondition.ts';
import type { Resource } from './resource.ts';
import { identify } from './resource-id.ts';
import type { SchemaShape } from './schema-shape.ts';

/** Describes the resource of a pair of paths; `undefined` where they have none. */
export function describeResource(spec: Spec, pair: PathPair): Resource | undefined {
  const { collection, item } = pair;
  const name = resourceName((item ?? collection)?.segments ?? []);
  const list = listOf(spec, collection, name);
  const kind = kindOf(item, list, collection);
  if (!kind || name === '') return undefined;
  const roles = assignRoles(spec, { kind, collection, item, list, name });
  if (Object.keys(roles.operations).length === 0) return undefined;
  const reasons = [kindReason(kind, pair, list), ...roles.reasons];
  const sent = sentShape(spec, roles);
  const id = kind === 'collection' && item ? identify(spec, { item, name, roles, sent, reasons }) : undefined;
  const create = roles.operations.create?.operation;
  const { reasons: fieldReasons, ...fields } = classifyFields(
    roles.shape,
    sent,
    id,
    create?.responses.has('409') ?? false,
  );
  addPreconditions(spec, roles, fields.serverSet, reasons);
  return {
    name,
    kind,
    collection: collection?.path,
    item: item?.path,
    parent: undefined,
    scope: scopeOf(collection, item),
    id,
    operations: roles.operations,
    actions: [],
    bulk: [],
    views: [],
    list: list && describeListOf(spec, roles, list, sent, reasons),
    shape: roles.shape,
    ...fields,
    reasons: [...reasons, ...fieldReasons],
  };
}

/** Finds how writes state the version of an item that they are meant for. */
function addPreconditions(
  { document }: Spec,
  { operations, shape }: ResourceRoles,
  serverSet: string[],
  reasons: string[],
): void {
  for (const write of [operations.replace, operations.merge, operations.delete]) {
    const found = write && findPrecondition(document, write, shape, serverSet);
    if (!write || !found) continue;
    write.precondition = found;
    const version = found.field ?? 'the ETag';
    reasons.push(`${write.operation.id} sends ${version} as ${found.name}: it fails where that has changed`);
  }
}

function listOf(
  { document }: Spec,
  collection: PathOperations | undefined,
  name: string,
): FoundList | undefined {
  const get = collection?.byMethod.get('GET');
  return get && findList(document, responseSchema(get, 200), name.split('/').at(-1) ?? name);
}

function kindOf(
  item: PathOperations | undefined,
  list: FoundList | undefined,
  collection: PathOperations | undefined,
): Resource['kind'] | undefined {
  if (item || list) return 'collection';
  const methods = collection?.byMethod;
  return methods?.has('GET') && (methods.has('PUT') || methods.has('PATCH')) ? 'singleton' : undefined;
}

function kindReason(kind: Resource['kind'], pair: PathPair, list: FoundList | undefined): string {
  const path = pair.collection?.path ?? '';
  if (kind === 'singleton') return `it is a singleton: ${path} is read and updated as a whole`;
  if (list) return `${path} is a collection: ${list.reason}`;
  return `${pair.item?.path} is one item: its path ends with a parameter`;
}

function sentShape({ document }: Spec, { operations }: ResourceRoles): SchemaShape | undefined {
  const creation = operations.create ?? operations.replace;
  if (creation?.requestPointer === undefined) return undefined;
  const schema = requestSchema(creation.operation);
  return itemShapeAt(document, schema, creation.requestPointer);
}

function scopeOf(collection: PathOperations | undefined, item: PathOperations | undefined): string[] {
  // The item's spelling wins where both have one: it has more operations.
  const segments = item ? item.segments.slice(0, -1) : pathSegments(collection?.path ?? '');
  return segments.flatMap((segment) => [...segment.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name));
}

function describeListOf(
  { document }: Spec,
  { operations, shape }: ResourceRoles,
  { pointer }: FoundList,
  sent: SchemaShape | undefined,
  reasons: string[],
): Resource['list'] {
  const operation = operations.list?.operation;
  if (!operation) return undefined;
  const list = describeListing(document, operation, responseSchema(operation, 200), shape, sent);
  reasons.push(`its items are at ${pointer === '' ? 'the root of the response' : pointer}`);
  for (const [meaning, parameter] of Object.entries(list.paging))
    reasons.push(`${parameter} is the ${meaning} of a page, by its name`);
  for (const { parameter, field } of list.filters) reasons.push(`${parameter} filters by ${field}`);
  const { order } = list;
  if (order)
    reasons.push(
      `${order.parameter} sorts by ${order.choices.map(({ field }) => field).join(', ') || 'any member'}`,
    );
  for (const parameter of list.unknown) reasons.push(`${parameter} has no known meaning, and is ignored`);
  for (const [meaning, at] of Object.entries(list.totals))
    reasons.push(`${at} is ${totalsMeanings[meaning]}`);
  return list;
}

const totalsMeanings: Record<string, string> = {
  total: 'the total number of items',
  count: 'the number of items on the page',
  next: 'the next page',
  more: 'whether more follow',
  pages: 'the number of pages',
  first: 'the id of the first item on the page',
  last: 'the id of the last item on the page',
};
