import { escapeStep, valueAt } from '../../http/json-pointer.ts';
import type { Resource } from '../../openapi/resources/index.ts';
import type { Operation } from '../../openapi/spec.ts';
import type { CallInput } from './call-input.ts';
import { type ItemPath, itemPathOf, itemPathUnder, keyOfPath, shapeOf, templateOf } from './item-path.ts';

/** A call that is to be made. */
export interface PlannedCall {
  operation: Operation;
  /** May be another than the operation's. */
  method: string;
  /** As it is sent, below the base path. */
  path: string;
  input: CallInput;
}

/** An item that a call is about. */
export interface Subject {
  resource: Resource;
  path: ItemPath;
  /** Whether the call creates it by its document, and so need not show that it is the run's. */
  isNew: boolean;
}

/**
 * The item that a write is about: whose id is in the body, or the innermost that its path goes through. `new` where it
 * creates one under an id that the server chooses; `undefined` where it is about no item at all.
 */
export function subjectOf(resources: readonly Resource[], call: PlannedCall): Subject | 'new' | undefined {
  const { operation, method } = call;
  const own = method === operation.method ? resources.flatMap((one) => byBody(one, operation)) : [];
  for (const { resource, role } of own) {
    const path = inBody(resource, role, call);
    if (path) return { resource, path, isNew: role === 'create' };
    if (role === 'create') return 'new';
  }
  const [resource] = itemsOn(resources, operation.path);
  if (!resource) return undefined;
  const path = itemPathOf(call.path).slice(0, templateOf(resource.item ?? '').length);
  return { resource, path, isNew: false };
}

/** The item that a body names, where the path leads to another one: a server may go by either. */
export function namedInBody(resources: readonly Resource[], call: PlannedCall): Subject | undefined {
  const path = keyOfPath(itemPathOf(call.path));
  for (const resource of resources) {
    const role = writingRoles.find((one) => resource.operations[one]?.operation === call.operation);
    const named = role && call.operation.path === resource.item && inBody(resource, role, call);
    if (named && keyOfPath(named) !== path) return { resource, path: named, isNew: false };
  }
  return undefined;
}

const writingRoles = ['create', 'replace', 'merge'] as const;

type WritingRole = (typeof writingRoles)[number];

/** The role in which an operation writes an item that its path does not lead to. */
function byBody(resource: Resource, operation: Operation): { resource: Resource; role: WritingRole }[] {
  const role = writingRoles.find((one) => resource.operations[one]?.operation === operation);
  return role === undefined || operation.path === resource.item ? [] : [{ resource, role }];
}

/** Where the item is that a body names. */
export function inBody(
  resource: Resource,
  role: WritingRole,
  { operation, path, input: { body } }: PlannedCall,
): ItemPath | undefined {
  const { requestPointer } = resource.operations[role] ?? {};
  const { field } = resource.id ?? {};
  if (requestPointer === undefined || field === undefined || Buffer.isBuffer(body)) return undefined;
  const id = valueAt(body, `${requestPointer}/${escapeStep(field)}`);
  if (!['string', 'number', 'bigint'].includes(typeof id) || id === '') return undefined;
  return itemPathUnder(resource, { template: operation.path, path: itemPathOf(path) }, id);
}

/** The resources that a path goes through an item of, the innermost first. */
function itemsOn(resources: readonly Resource[], template: string): Resource[] {
  const shape = `${shapeOf(template)}/`;
  const depth = ({ item = '' }: Resource) => templateOf(item).length;
  return resources
    .filter(({ item }) => item !== undefined && shape.startsWith(`${shapeOf(item)}/`))
    .sort((one, other) => depth(other) - depth(one));
}
