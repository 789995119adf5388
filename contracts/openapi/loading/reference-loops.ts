import { type Document, find } from '../document.ts';
import { isRecord } from './walk-document.ts';

/**
 * Schemas that lead back to themselves with no property or item between, so that no value is ever judged. Each circle
 * once, by the schema in it that it was found by; `referring` are all that have a `$ref`, which every circle needs.
 */
export function referenceLoops<Schema extends object>(
  document: Document,
  referring: Iterable<Schema>,
): Schema[] {
  const done = new Set<object>();
  return [...referring].filter((schema) => isInCircle(document, schema, done));
}

// With a stack of its own: a chain of references may be longer than the machine's.
function isInCircle(document: Document, start: object, done: Set<object>): boolean {
  const way = new Set<object>();
  const open: { schema: object; left: object[] }[] = [];
  const enter = (schema: object) => {
    way.add(schema);
    open.push({ schema, left: sameValue(document, schema as Record<string, unknown>) });
  };
  if (!done.has(start)) enter(start);
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const next = top.left.pop();
    if (next === undefined) {
      open.pop();
      way.delete(top.schema);
      done.add(top.schema);
    } else if (way.has(next)) {
      for (const { schema } of open) done.add(schema);
      return true;
    } else if (!done.has(next)) enter(next);
  }
  return false;
}

/** The schemas that a schema puts the same value to. */
function sameValue(document: Document, schema: Record<string, unknown>): object[] {
  const { $ref, allOf, anyOf, oneOf, dependentSchemas, not, if: when } = schema;
  const target = typeof $ref === 'string' ? find(document, $ref)?.value : undefined;
  const lists = [allOf, anyOf, oneOf].flatMap((list) => (Array.isArray(list) ? list : []));
  const others = isRecord(dependentSchemas) ? Object.values(dependentSchemas) : [];
  return [target, ...lists, ...others, not, when, schema.then, schema.else].filter(isRecord);
}
