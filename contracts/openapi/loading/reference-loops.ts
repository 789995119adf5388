import { isRecord } from '../../http/is-record.ts';
import { type Document, find } from '../document.ts';

/**
 * Schemas that refer to themselves with no property or item between, so that validation would never end. Each loop is
 * reported once, by one of its schemas. `referring` are all schemas with a `$ref`, which every loop needs.
 */
export function referenceLoops<Schema extends object>(
  document: Document,
  referring: Iterable<Schema>,
): Schema[] {
  const done = new Set<object>();
  return [...referring].filter((schema) => isInLoop(document, schema, done));
}

// With a stack of its own: a chain of references may be longer than the call stack.
function isInLoop(document: Document, start: object, done: Set<object>): boolean {
  const path = new Set<object>();
  const open: { schema: object; left: object[] }[] = [];
  const enter = (schema: object) => {
    path.add(schema);
    open.push({ schema, left: appliedSchemas(document, schema as Record<string, unknown>) });
  };
  if (!done.has(start)) enter(start);
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const next = top.left.pop();
    if (next === undefined) {
      open.pop();
      path.delete(top.schema);
      done.add(top.schema);
    } else if (path.has(next)) {
      for (const { schema } of open) done.add(schema);
      return true;
    } else if (!done.has(next)) enter(next);
  }
  return false;
}

/** The schemas that a schema applies to the same value. */
function appliedSchemas(document: Document, schema: Record<string, unknown>): object[] {
  const { $ref, allOf, anyOf, oneOf, dependentSchemas, not, if: condition } = schema;
  const target = typeof $ref === 'string' ? find(document, $ref)?.value : undefined;
  const lists = [allOf, anyOf, oneOf].flatMap((list) => (Array.isArray(list) ? list : []));
  const others = isRecord(dependentSchemas) ? Object.values(dependentSchemas) : [];
  return [target, ...lists, ...others, not, condition, schema.then, schema.else].filter(isRecord);
}
