import { isDeepStrictEqual } from 'node:util';
import { isRecord } from '../../http/is-record.ts';
import { type Document, find } from '../document.ts';
import { fieldKind } from '../loading/walk-document.ts';
import type { SchemaObject } from './all-of-parts.ts';

/** Keywords that do not restrict values. */
const annotations = new Set([
  ...['title', 'description', 'default', 'example', 'examples', 'deprecated', '$comment', 'externalDocs'],
  ...['xml', 'discriminator'],
]);

/** Deeper schemas are taken to differ. */
const maxDepth = 30;

/** Whether two schemas are equal but for annotations. Schemas that differ may still mean the same. */
export function schemasEqual(document: Document, one: unknown, other: unknown, depth = 0): boolean {
  const [left, right] = [targetOf(document, one), targetOf(document, other)];
  if (left === right) return true;
  if (depth > maxDepth || !isRecord(left) || !isRecord(right)) return false;
  const [names, others] = [keywordsOf(left), keywordsOf(right)];
  return (
    names.length === others.length &&
    names.every(
      (name) => Object.hasOwn(right, name) && isEqualKeyword(document, name, left[name], right[name], depth),
    )
  );
}

function isEqualKeyword(
  document: Document,
  keyword: string,
  one: unknown,
  other: unknown,
  depth: number,
): boolean {
  const [form] = fieldKind('schema', keyword) ?? [];
  if (form === undefined) return isDeepStrictEqual(one, other);
  if (form === 'one') return schemasEqual(document, one, other, depth + 1);
  if (!isListOrMap(one) || !isListOrMap(other)) return false;
  const [steps, others] = [Object.keys(one), Object.keys(other)];
  return (
    steps.length === others.length &&
    steps.every(
      (step) => Object.hasOwn(other, step) && schemasEqual(document, one[step], other[step], depth + 1),
    )
  );
}

/** A list or a map of schemas. */
function isListOrMap(value: unknown): value is SchemaObject {
  return value !== null && typeof value === 'object';
}

function keywordsOf(schema: SchemaObject): string[] {
  return Object.keys(schema).filter((name) => !annotations.has(name) && !name.startsWith('x-'));
}

/** Resolves a schema that consists of nothing but a `$ref`. */
function targetOf(document: Document, schema: unknown): unknown {
  let value = schema;
  for (let hops = 0; hops < maxDepth && isRecord(value) && typeof value.$ref === 'string'; hops += 1) {
    const found = keywordsOf(value).length === 1 ? find(document, value.$ref) : undefined;
    if (!found) return value;
    value = found.value;
  }
  return value;
}
