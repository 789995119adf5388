import { isRecord } from '../../http/is-record.ts';
import { type Document, find, type Located } from '../document.ts';

/** A schema's keywords. */
export type SchemaObject = Record<string, unknown>;

/** `false` as keywords. */
const noValue: SchemaObject = { type: [] };

/** No hand-written schema has more. */
const maxSubschemas = 1000;

/**
 * All schemas that a value must match at once: a schema itself, its `$ref`, each of its `allOf`, and theirs. Unresolved
 * references are left out.
 */
export function allOfParts(document: Document, schema: Located<unknown>): Located<SchemaObject>[] {
  const { value: own, pointer } = schema;
  // Most have neither.
  if (isRecord(own) && own.$ref === undefined && own.allOf === undefined) return [{ value: own, pointer }];
  const parts: Located<SchemaObject>[] = [];
  const seen = new Set<unknown>();
  const waiting: Located<unknown>[] = [schema];
  for (let next = waiting.shift(); next && parts.length < maxSubschemas; next = waiting.shift()) {
    const { value, pointer } = next;
    if (value === false) parts.push({ value: noValue, pointer });
    if (!isRecord(value) || seen.has(value)) continue;
    seen.add(value);
    parts.push({ value, pointer });
    const target = typeof value.$ref === 'string' ? find(document, value.$ref) : undefined;
    if (target) waiting.push(target);
    for (const [index, one] of listOf(value.allOf).entries())
      waiting.push({ value: one, pointer: `${pointer}/allOf/${index}` });
  }
  return parts;
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
