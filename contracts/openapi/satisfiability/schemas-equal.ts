import { isDeepStrictEqual } from 'node:util';
import { type Document, find } from '../document.ts';
import { fieldOf } from '../loading/walk-document.ts';
import { isSchemaObject, type SchemaObject } from './subschemas.ts';

/** Keywords that no value is judged by. */
const remarks = new Set([
  ...['title', 'description', 'default', 'example', 'examples', 'deprecated', '$comment', 'externalDocs'],
  ...['xml', 'discriminator'],
]);

/** Deeper schemas are taken to differ. */
const deepest = 30;

/** Whether two schemas are the same but for remarks. Where it says no, they may still mean the same. */
export function schemasEqual(document: Document, one: unknown, other: unknown, depth = 0): boolean {
  const [left, right] = [targetOf(document, one), targetOf(document, other)];
  if (left === right) return true;
  if (depth > deepest || !isSchemaObject(left) || !isSchemaObject(right)) return false;
  const [names, others] = [keywordsOf(left), keywordsOf(right)];
  return (
    names.length === others.length &&
    names.every(
      (name) => Object.hasOwn(right, name) && isSame(document, name, left[name], right[name], depth),
    )
  );
}

function isSame(document: Document, keyword: string, one: unknown, other: unknown, depth: number): boolean {
  const [form] = fieldOf('schema', keyword) ?? [];
  if (form === undefined) return isDeepStrictEqual(one, other);
  if (form === 'one') return schemasEqual(document, one, other, depth + 1);
  if (!isHolder(one) || !isHolder(other)) return false;
  const [steps, others] = [Object.keys(one), Object.keys(other)];
  return (
    steps.length === others.length &&
    steps.every(
      (step) => Object.hasOwn(other, step) && schemasEqual(document, one[step], other[step], depth + 1),
    )
  );
}

/** A list or a map of schemas. */
function isHolder(value: unknown): value is SchemaObject {
  return value !== null && typeof value === 'object';
}

function keywordsOf(schema: SchemaObject): string[] {
  return Object.keys(schema).filter((name) => !remarks.has(name) && !name.startsWith('x-'));
}

/** What a schema that is nothing but a reference refers to. */
function targetOf(document: Document, schema: unknown): unknown {
  let value = schema;
  for (let hops = 0; hops < deepest && isSchemaObject(value) && typeof value.$ref === 'string'; hops += 1) {
    const found = keywordsOf(value).length === 1 ? find(document, value.$ref) : undefined;
    if (!found) return value;
    value = found.value;
  }
  return value;
}
