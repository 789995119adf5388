import type { Document } from '../document.ts';
import { type Operation, responseFor, type Spec } from '../spec.ts';
import { correctionAt } from './author-corrections.ts';
import { findIdField } from './id-field.ts';
import {
  commonNames,
  type ItemHint,
  locateItem,
  requestSchema,
  responseSchema,
  successStatus,
} from './item-in-body.ts';
import { type FoundList, findList } from './list-and-paging.ts';
import { type PathOperations, parameterName, singular } from './path-pairs.ts';
import type { Resource, ResourceOperation, ResourceRole } from './resource.ts';
import { type SchemaShape, schemaShape } from './schema-shape.ts';

/** Which operation has which role, and the shape of an item. */
export interface ResourceRoles {
  operations: Resource['operations'];
  shape: SchemaShape;
  reasons: string[];
}

interface ResourcePaths {
  kind: Resource['kind'];
  collection: PathOperations | undefined;
  item: PathOperations | undefined;
  list: FoundList | undefined;
  name: string;
}

const itemRoles: readonly (readonly [string, ResourceRole])[] = [
  ['GET', 'read'],
  ['PUT', 'replace'],
  ['PATCH', 'merge'],
  ['DELETE', 'delete'],
];

/** Assigns a role to each operation of a resource. */
export function assignRoles(spec: Spec, given: ResourcePaths): ResourceRoles {
  const { kind, collection, item, list, name } = given;
  const found: FoundRole[] = [];
  for (const [method, role] of itemRoles) {
    const operation = (kind === 'singleton' ? collection : item)?.byMethod.get(method);
    if (operation) found.push({ role, operation, reason: `${method} ${verbs[role]}` });
  }
  const shape = itemShape(spec.document, found, given);
  const put = collection?.byMethod.get('PUT');
  if (put && item && !item.byMethod.has('PUT') && kind === 'collection' && takesItem(spec, put, shape))
    found.push({ role: 'replace', operation: put, reason: 'PUT replaces the one whose id is in its body' });
  const get = collection?.byMethod.get('GET');
  if (get && list) found.push({ role: 'list', operation: get, reason: 'GET lists them' });
  found.push(...creation(spec, given, shape), ...updateByPost(spec, given, found, shape));
  const operations: ResourceRoles['operations'] = {};
  const reasons: string[] = [];
  for (const { role, operation, reason } of found) {
    const bodies = bodiesOf(spec.document, operation, role, list, { singular: singular(name), known: shape });
    const canSucceed = responseFor(operation, bodies.status) !== undefined;
    if (canSucceed) operations[role] = bodies;
    reasons.push(`${operation.id}: ${canSucceed ? reason : 'it documents no success: it is ignored'}`);
  }
  const known = shape.properties.size > 0 ? shape : shapeOfWrites(spec.document, found, singular(name));
  return { operations, shape: known, reasons };
}

/** Whether an operation's request has members of an item, as far as the document describes these. */
function takesItem(spec: Spec, operation: Operation, item: SchemaShape): boolean {
  const sent = schemaShape(spec.document, requestSchema(operation));
  return item.properties.size === 0 || commonNames(sent, item).length > 0;
}

interface FoundRole {
  role: ResourceRole;
  operation: Operation;
  reason: string;
}

const verbs: Record<ResourceRole, string> = {
  create: 'creates one',
  list: 'lists them',
  read: 'reads one',
  replace: 'replaces one',
  merge: 'updates the members that are sent',
  delete: 'deletes one',
};

function correctedCreation({ document }: Spec, { collection }: ResourcePaths): FoundRole[] | undefined {
  const operation = collection?.byMethod.get('POST');
  const { create } = correctionAt(document, collection?.path ?? '') || {};
  if (!operation || create === undefined) return undefined;
  return [{ role: 'create', operation, reason: 'a correction says that it creates one' }];
}

function creation(spec: Spec, given: ResourcePaths, shape: SchemaShape): FoundRole[] {
  return correctedCreation(spec, given) ?? likelyCreation(spec, given, shape);
}

function likelyCreation(
  spec: Spec,
  { kind, collection, item, list, name }: ResourcePaths,
  shape: SchemaShape,
): FoundRole[] {
  const operation = kind === 'collection' ? collection?.byMethod.get('POST') : undefined;
  if (!operation || !(item || list)) return [];
  const status = successStatus(operation, 201);
  // The creation of several items is another operation.
  const answered = findList(spec.document, responseSchema(operation, status), name);
  if (answered && answered.pointer === list?.pointer) return [];
  if (status === 201) return [{ role: 'create', operation, reason: 'POST creates one: it returns 201' }];
  if (hasLocation(operation, status))
    return [{ role: 'create', operation, reason: 'POST creates one: it returns a Location' }];
  const sent = schemaShape(spec.document, requestSchema(operation));
  const common = commonNames(sent, shape);
  const located = locateItem(spec.document, responseSchema(operation, status), {
    singular: singular(name),
    known: shape,
  });
  const id = item && idIn(spec, item, operation, located?.shape, name);
  if (id !== undefined)
    return [{ role: 'create', operation, reason: `POST creates one: its response has the ${id}` }];
  if (common.length === 0 || (common.length < 2 && shape.properties.size > 3)) return [];
  return [
    {
      role: 'create',
      operation,
      reason: `POST creates one: its request has ${common.slice(0, 3).join(', ')}`,
    },
  ];
}

/** The member of a response that is the id of an item, where it has all that the path of one needs. */
function idIn(
  { document }: Spec,
  { segments, byMethod }: PathOperations,
  create: Operation,
  answered: SchemaShape | undefined,
  name: string,
): string | undefined {
  const parameter = parameterName(segments.at(-1));
  if (!answered || parameter === undefined) return undefined;
  return findIdField(document, parameter, answered, singular(name), create, [...byMethod.values()])?.field;
}

// Some APIs update an item by POST to its own path, as Stripe's does.
function updateByPost(
  spec: Spec,
  { kind, item }: ResourcePaths,
  found: FoundRole[],
  shape: SchemaShape,
): FoundRole[] {
  const operation = kind === 'collection' ? item?.byMethod.get('POST') : undefined;
  if (!operation?.requestBody || found.some(({ role }) => role === 'merge' || role === 'replace')) return [];
  return takesItem(spec, operation, shape)
    ? [{ role: 'merge', operation, reason: 'POST updates one: no other operation does' }]
    : [];
}

function hasLocation(operation: Operation, status: number): boolean {
  const headers = operation.responses.get(String(status))?.value.headers ?? {};
  return Object.keys(headers).some((name) => name.toLowerCase() === 'location');
}

function itemShape(
  document: Document,
  found: FoundRole[],
  { kind, list, name }: Pick<ResourcePaths, 'kind' | 'list' | 'name'>,
): SchemaShape {
  const read = found.find(({ role }) => role === 'read');
  const listed = schemaShape(document, list?.items);
  // A singleton has no list that would tell a wrapper from a member.
  const known = kind === 'singleton' || listed.properties.size > 0 ? listed : undefined;
  const hint = { singular: singular(name), known };
  const returned = read && locateItem(document, responseSchema(read.operation, 200), hint)?.shape;
  return returned && returned.properties.size > 0 ? returned : listed;
}

/** Where no read or list returns an item: its shape in the response of a write, else in its request. */
function shapeOfWrites(document: Document, found: FoundRole[], singular: string): SchemaShape {
  const writes = found.filter(({ role }) => role !== 'delete' && role !== 'list');
  const schemas = [
    ...writes.map(({ operation }) => responseSchema(operation, successStatus(operation, 200))),
    ...writes.map(({ operation }) => requestSchema(operation)),
  ];
  const shapes = schemas.flatMap(
    (schema) => locateItem(document, schema, { singular, known: noShape })?.shape ?? [],
  );
  return shapes.find(({ properties }) => properties.size > 0) ?? noShape;
}

const noShape: SchemaShape = { types: [], properties: new Map(), items: undefined, isOpen: false };

const usualStatus: Record<ResourceRole, number> = {
  create: 201,
  list: 200,
  read: 200,
  replace: 200,
  merge: 200,
  delete: 204,
};

function bodiesOf(
  document: Document,
  operation: Operation,
  role: ResourceRole,
  list: FoundList | undefined,
  hint: ItemHint,
): ResourceOperation {
  const status = successStatus(operation, usualStatus[role]);
  const sent = locateItem(document, requestSchema(operation), hint)?.pointer;
  if (role === 'list')
    return { operation, status, requestPointer: undefined, responsePointer: list?.pointer };
  const returned = locateItem(document, responseSchema(operation, status), hint)?.pointer;
  return { operation, status, requestPointer: sent, responsePointer: returned };
}
