import { createHash } from 'node:crypto';
import { headerOf } from '../../contracts/http/message.ts';
import type { Precondition, Resource, ResourceOperation } from '../../contracts/openapi/resources/index.ts';
import { type Operation, responseFor, type Spec } from '../../contracts/openapi/spec.ts';
import { Problem } from '../core/problem.ts';
import { Refusal } from '../core/refusal.ts';
import type { Context, ResourceCall } from './context.ts';
import { sentItem } from './create.ts';
import { type StoredItem, visible } from './item.ts';
import { refusal } from './refuse.ts';

/**
 * Throws the document's refusal of a write that was made for another state of its item than it is in. What it gives back
 * does so in the same step as the write.
 */
export async function requireState(
  { spec }: Context,
  resource: Resource,
  { operation, precondition, requestPointer }: ResourceOperation,
  call: ResourceCall,
): Promise<(item: StoredItem) => void> {
  const given = precondition && stateShown(precondition, requestPointer, call);
  if (!precondition || precondition.refusals.length === 0 || given === undefined) return () => undefined;
  const problem = new Problem('stale-write', 'it has been written since');
  // Made beforehand: a change is a single step, and cannot wait.
  const tooLate = new Refusal(
    await refusal(spec, operation, precondition.refusals, problem, { verbatim: true }),
  );
  return (item) => {
    const isMet =
      precondition.field === undefined
        ? isAmong(given, etagOf(resource, item))
        : given === String(item[precondition.field]);
    if (!isMet) throw tooLate;
  };
}

/** The `ETag` of what is shown of an item, where the answer has such a header. */
export function etagFor(
  spec: Spec,
  operation: Operation,
  status: number,
  resource: Resource,
  item: StoredItem,
): Record<string, string> {
  const response = responseFor(operation, status);
  const rule = response && spec.validators.headersOf(response).find(({ name }) => /^etag$/i.test(name));
  if (!rule) return {};
  const etag = etagOf(resource, item);
  return rule.validate(etag) ? {} : { [rule.name]: etag };
}

/** An item with another version than it had, where writes have to show one. */
export function withNextVersion({ operations }: Resource, item: StoredItem): StoredItem {
  const fields = Object.values(operations).flatMap(({ precondition }) => precondition?.field ?? []);
  const versions = [...new Set(fields)].map((field) => [field, nextVersion(item[field])] as const);
  return { ...item, ...Object.fromEntries(versions.filter(([, version]) => version !== undefined)) };
}

function nextVersion(version: unknown): unknown {
  if (typeof version === 'number') return version + 1;
  if (typeof version !== 'string') return undefined;
  if (/^\d{1,15}$/.test(version)) return String(Number(version) + 1);
  return version.length === 0 ? version : hash(version).slice(0, version.length);
}

function stateShown(
  { in: place, name }: Precondition,
  sent: string | undefined,
  { request, query, body }: ResourceCall,
): string | undefined {
  if (place === 'header') return headerOf(request.headers, name);
  const value = place === 'query' ? query[name] : sentItem(body, sent)[name];
  return value === undefined ? undefined : String(value);
}

// RFC 9110, section 13.1.1: one of them must be the item's, and `*` is any.
function isAmong(given: string, etag: string): boolean {
  return given.trim() === '*' || given.split(',').some((one) => one.trim() === etag);
}

function etagOf(resource: Resource, item: StoredItem): string {
  return `"${hash(JSON.stringify(visible(resource, item))).slice(0, 16)}"`;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
