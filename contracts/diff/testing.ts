import { loadDocument } from '../openapi/load-document.ts';
import type { BreakingChange } from './breaking-change.ts';
import { diff } from './diff.ts';

/** A part of a document. */
export type Json = Record<string, unknown>;

/** Compares two documents that are given as objects, on a day. */
export async function changesBetween(
  old: Json,
  now: Json,
  today = new Date('2026-01-01'),
): Promise<BreakingChange[]> {
  const [before, after] = [await loadDocument(old), await loadDocument(now)];
  return diff(before.spec, after.spec, { today });
}

/** What the changes affect, and how: `requests: the body is required`. */
export async function describeChanges(old: Json, now: Json): Promise<string[]> {
  const found = await changesBetween(old, now);
  return found.map(({ affects, message }) => `${affects}: ${message}`);
}

/** A document with one path. */
export function withPath(item: Json, more: Json = {}, path = '/pets'): Json {
  return { openapi: '3.1.0', info: { title: 'Pets', version: '1' }, paths: { [path]: item }, ...more };
}

/** JSON bodies of a schema. */
export function json(schema: unknown): Json {
  return { content: { 'application/json': { schema } } };
}

/** A document whose only operation sends a body of one schema and receives one of another. */
export function withSchemas(
  sent: unknown,
  received: unknown,
  schemas: Json = {},
  { operationId = 'addPet', path = '/pets' } = {},
): Json {
  const post = {
    operationId,
    requestBody: json(sent),
    responses: { 200: { description: 'added', ...json(received) } },
  };
  return withPath({ post }, { components: { schemas } }, path);
}
