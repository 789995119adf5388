import { createHash } from 'node:crypto';
import { writeJson } from '../../contracts/http/lossless-json.ts';
import { headerOf } from '../../contracts/http/message.ts';
import type { Document } from '../../contracts/openapi/document.ts';
import type { Precondition, Resource, ResourceOperation } from '../../contracts/openapi/resources/index.ts';
import { type Operation, responseFor, type Spec } from '../../contracts/openapi/spec.ts';
import { Problem } from '../core/problem.ts';
import { Refusal } from '../core/refusal.ts';
import type { Context, ResourceCall } from './context.ts';
import { refusal, refuse } from './document-refusal.ts';
import { sentItem } from './sent-item.ts';
import { type StoredItem, withoutWriteOnly } from './stored-item.ts';

/**
 * Returns a check for the step that writes: it throws the document's refusal where the caller's version or ETag is not
 * that of the item.
 */
export async function requirePrecondition(
  { spec }: Context,
  resource: Resource,
  own: ResourceOperation,
  call: ResourceCall,
): Promise<(item: StoredItem) => void> {
  const { operation, precondition } = own;
  const given = precondition && givenVersion(spec.document, resource, own, precondition, call);
  // Optional or not, it is wanted where the document says how its absence is refused (RFC 6585, section 3).
  if (precondition && given === undefined && operation.responses.has('428')) {
    const missing = new Problem('precondition-required', `the request has no ${precondition.name}`);
    await refuse(spec, operation, [428], missing, { verbatim: true });
  }
  if (!precondition || precondition.refusals.length === 0 || given === undefined) return () => undefined;
  const problem = new Problem('stale-write', 'the item has changed since the caller read it');
  // Made beforehand: the check itself cannot wait.
  const staleWrite = new Refusal(
    await refusal(spec, operation, precondition.refusals, problem, { verbatim: true }),
  );
  return (item) => {
    const isMet =
      precondition.field === undefined
        ? isAmong(given, etagOf(resource, item))
        : given === String(item[precondition.field]);
    if (!isMet) throw staleWrite;
  };
}

/** The `ETag` of an item, where the response has such a header. */
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

/** An item with the next version, where writes have to send one. */
export function withNextVersion({ operations }: Resource, item: StoredItem): StoredItem {
  const fields = Object.values(operations).flatMap(({ precondition }) => precondition?.field ?? []);
  const versions = [...new Set(fields)].map((field) => [field, nextVersion(item[field])] as const);
  return { ...item, ...Object.fromEntries(versions.filter(([, version]) => version !== undefined)) };
}

function nextVersion(version: unknown): unknown {
  if (typeof version === 'bigint') return version + 1n;
  if (typeof version === 'number') return version + 1;
  if (typeof version !== 'string') return undefined;
  if (/^\d{1,15}$/.test(version)) return String(Number(version) + 1);
  return version.length === 0 ? version : hash(version).slice(0, version.length);
}

function givenVersion(
  document: Document,
  resource: Resource,
  own: ResourceOperation,
  { in: location, name }: Precondition,
  { request, query, body }: ResourceCall,
): string | undefined {
  if (location === 'header') return headerOf(request.headers, name);
  const value = location === 'query' ? query[name] : sentItem(document, resource, own, body)[name];
  return value === undefined ? undefined : String(value);
}

// RFC 9110, section 13.1.1: one of them must be the item's, and `*` is any.
function isAmong(given: string, etag: string): boolean {
  return given.trim() === '*' || given.split(',').some((one) => one.trim() === etag);
}

function etagOf(resource: Resource, item: StoredItem): string {
  return `"${hash(writeJson(withoutWriteOnly(resource, item))).slice(0, 16)}"`;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
