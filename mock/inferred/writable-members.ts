import {
  isTimeName,
  type PropertyShape,
  type Resource,
  type ResourceOperation,
  sameName,
} from '../../contracts/openapi/resources/index.ts';
import type { Spec } from '../../contracts/openapi/spec.ts';
import { sendableBy } from './sendable-members.ts';
import type { StoredItem } from './stored-item.ts';

/**
 * Whether an operation may set a member: one that callers set when they create an item, or that its own request has. The
 * server alone sets what is readOnly, times, and the version that a write is checked against.
 */
export function isWritable(spec: Spec, resource: Resource, own: ResourceOperation, name: string): boolean {
  if (!resource.serverSet.includes(name)) return true;
  if (resource.id?.sentAs !== undefined && name === resource.id.field) return true;
  if (isTimeName(name) || isVersion(resource, name)) return false;
  if (isSentAtCreation(spec, resource, name)) return true;
  if (resource.shape.properties.get(name)?.schema.readOnly === true) return false;
  const sendable = sendableBy(spec.document, resource, own).properties;
  // A request without described members takes any.
  if (sendable.size === 0) return own.operation.requestBody !== undefined;
  const sent = sendableAs(sendable, name);
  return sent !== undefined && sent.schema.readOnly !== true;
}

/** The members of a stored item that an operation does not set. */
export function keptMembers(
  spec: Spec,
  resource: Resource,
  own: ResourceOperation,
  before: StoredItem,
): StoredItem {
  const names = resource.serverSet.filter((name) => !isWritable(spec, resource, own, name));
  if (resource.id?.field !== undefined) names.push(resource.id.field);
  return Object.fromEntries(names.filter((name) => name in before).map((name) => [name, before[name]]));
}

/**
 * The members that a replacement leaves as they were: those that its request cannot have, and those that no creation has
 * either, unless they are sent.
 */
export function notReplaced(
  spec: Spec,
  resource: Resource,
  own: ResourceOperation,
  sent: StoredItem,
  before: StoredItem,
): StoredItem {
  const sendable = sendableBy(spec.document, resource, own).properties;
  const entries = Object.entries(before).filter(([name]) => {
    if (name in sent) return false;
    const rules = sendableAs(sendable, name);
    if (!rules) return sendable.size > 0;
    return resource.serverSet.includes(name) && rules.schema.default === undefined;
  });
  return Object.fromEntries(entries);
}

/** What a request says of a member, however it spells its name. */
export function sendableAs(
  sendable: ReadonlyMap<string, PropertyShape>,
  name: string,
): PropertyShape | undefined {
  const sentName = sameName(sendable.keys(), name);
  return sentName === undefined ? undefined : sendable.get(sentName);
}

// A response may call all its members readOnly.
function isSentAtCreation({ document }: Spec, resource: Resource, name: string): boolean {
  const { create } = resource.operations;
  if (!create || name === resource.id?.field) return false;
  const sent = sendableAs(sendableBy(document, resource, create).properties, name);
  return sent !== undefined && sent.schema.readOnly !== true;
}

function isVersion({ operations }: Resource, name: string): boolean {
  return Object.values(operations).some(({ precondition }) => precondition?.field === name);
}
