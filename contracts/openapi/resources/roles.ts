import type { Document } from '../document.ts';
import { type Operation, responseFor, type Spec } from '../spec.ts';
import { answerSchema, locateItem, requestSchema, successOf } from './bodies.ts';
import type { FoundList } from './listing.ts';
import { type PathOperations, singularOf } from './paths.ts';
import type { Resource, ResourceOperation, Role } from './resource.ts';
import { type Shape, shapeOf } from './shape.ts';

/** Who does what, and what an item looks like. */
export interface Roles {
  operations: Resource['operations'];
  shape: Shape;
  why: string[];
}

interface Given {
  kind: Resource['kind'];
  collection: PathOperations | undefined;
  item: PathOperations | undefined;
  list: FoundList | undefined;
  name: string;
}

const itemRoles: readonly (readonly [string, Role])[] = [
  ['GET', 'read'],
  ['PUT', 'replace'],
  ['PATCH', 'merge'],
  ['DELETE', 'delete'],
];

/** Gives each operation of a resource its role. */
export function rolesOf(spec: Spec, given: Given): Roles {
  const { kind, collection, item, list, name } = given;
  const found: Found[] = [];
  for (const [method, role] of itemRoles) {
    const operation = (kind === 'singleton' ? collection : item)?.byMethod.get(method);
    if (operation) found.push({ role, operation, why: `${method} ${verbs[role]}` });
  }
  const shape = itemShape(spec.document, found, list, singularOf(name));
  const put = collection?.byMethod.get('PUT');
  if (put && item && !item.byMethod.has('PUT') && kind === 'collection' && isSent(spec, put, shape))
    found.push({ role: 'replace', operation: put, why: 'PUT replaces the one whose id its body has' });
  const get = collection?.byMethod.get('GET');
  if (get && list) found.push({ role: 'list', operation: get, why: 'GET lists them' });
  found.push(...creation(spec, given, shape), ...changeByPost(spec, given, found, shape));
  const operations: Roles['operations'] = {};
  const why: string[] = [];
  for (const { role, operation, why: reason } of found) {
    const bodies = bodiesOf(spec.document, operation, role, list, singularOf(name));
    const canSucceed = responseFor(operation, bodies.status) !== undefined;
    if (canSucceed) operations[role] = bodies;
    why.push(`${operation.id}: ${canSucceed ? reason : 'it documents no success, so it does nothing'}`);
  }
  const known = shape.properties.size > 0 ? shape : shownBy(spec.document, found, singularOf(name));
  return { operations, shape: known, why };
}

/** Whether an operation is sent something of an item, as far as the document shows what that is. */
function isSent(spec: Spec, operation: Operation, { properties }: Shape): boolean {
  const sent = [...shapeOf(spec.document, requestSchema(operation)).properties.keys()];
  return properties.size === 0 || sent.some((name) => properties.has(name));
}

interface Found {
  role: Role;
  operation: Operation;
  why: string;
}

const verbs: Record<Role, string> = {
  create: 'creates one',
  list: 'lists them',
  read: 'reads one',
  replace: 'replaces one',
  merge: 'changes the members that are sent',
  delete: 'deletes one',
};

function creation(spec: Spec, { kind, collection, item, list }: Given, shape: Shape): Found[] {
  const operation = kind === 'collection' ? collection?.byMethod.get('POST') : undefined;
  if (!operation || !(item || list)) return [];
  const status = successOf(operation, 201);
  if (status === 201) return [{ role: 'create', operation, why: 'POST creates one: it answers 201' }];
  if (hasLocation(operation, status))
    return [{ role: 'create', operation, why: 'POST creates one: it answers with a Location' }];
  const sent = shapeOf(spec.document, requestSchema(operation));
  const common = [...sent.properties.keys()].filter((name) => shape.properties.has(name));
  if (common.length === 0 || (common.length < 2 && shape.properties.size > 3)) return [];
  return [
    { role: 'create', operation, why: `POST creates one: it is sent ${common.slice(0, 3).join(', ')}` },
  ];
}

// Some APIs change an item by POST to its own path, as Stripe's does.
function changeByPost(spec: Spec, { kind, item }: Given, found: Found[], shape: Shape): Found[] {
  const operation = kind === 'collection' ? item?.byMethod.get('POST') : undefined;
  if (!operation?.requestBody || found.some(({ role }) => role === 'merge' || role === 'replace')) return [];
  return isSent(spec, operation, shape)
    ? [{ role: 'merge', operation, why: 'POST changes one: nothing else does' }]
    : [];
}

function hasLocation(operation: Operation, status: number): boolean {
  const headers = operation.responses.get(String(status))?.value.headers ?? {};
  return Object.keys(headers).some((name) => name.toLowerCase() === 'location');
}

function itemShape(document: Document, found: Found[], list: FoundList | undefined, singular: string): Shape {
  const read = found.find(({ role }) => role === 'read');
  const shown = read && locateItem(document, answerSchema(read.operation, 200), singular)?.shape;
  if (shown && shown.properties.size > 0) return shown;
  return list ? shapeOf(document, list.items) : shapeOf(document, undefined);
}

/** Where neither reading nor listing shows an item: what a change of it answers, else what it is sent. */
function shownBy(document: Document, found: Found[], singular: string): Shape {
  const changes = found.filter(({ role }) => role !== 'delete' && role !== 'list');
  const schemas = [
    ...changes.map(({ operation }) => answerSchema(operation, successOf(operation, 200))),
    ...changes.map(({ operation }) => requestSchema(operation)),
  ];
  const shapes = schemas.flatMap((schema) => locateItem(document, schema, singular)?.shape ?? []);
  return shapes.find(({ properties }) => properties.size > 0) ?? shapeOf(document, undefined);
}

const usualStatus: Record<Role, number> = {
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
  role: Role,
  list: FoundList | undefined,
  singular: string,
): ResourceOperation {
  const status = successOf(operation, usualStatus[role]);
  const sent = locateItem(document, requestSchema(operation), singular)?.pointer;
  if (role === 'list')
    return { operation, status, requestPointer: undefined, responsePointer: list?.pointer };
  const shown = locateItem(document, answerSchema(operation, status), singular)?.pointer;
  return { operation, status, requestPointer: sent, responsePointer: shown };
}
