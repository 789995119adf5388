import { isRecord } from '../../http/is-record.ts';
import { type Document, find } from '../document.ts';

/**
 * Schemas that refer to themselves with no property or item between, so that validation would never end. Of each
 * loop, one schema is returned whose `$ref` is part of it. `referring` are all schemas with a `$ref`, which every loop needs.
 */
export function referenceLoops<Schema extends object>(
  document: Document,
  referring: Iterable<Schema>,
): Schema[] {
  const done = new Set<object>();
  const loops = [...referring].map((schema) => findLoop(document, schema, done));
  return [...new Set(loops.map((loop) => referringIn(document, loop)))].filter(
    (one) => one !== undefined,
  ) as Schema[];
}

// With a stack of its own: a chain of references may be longer than the call stack.
function findLoop(document: Document, start: object, done: Set<object>): object[] {
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
      const schemas = open.map(({ schema }) => schema);
      for (const schema of schemas) done.add(schema);
      return schemas.slice(schemas.indexOf(next));
    } else if (!done.has(next)) enter(next);
  }
  return [];
}

function referringIn(document: Document, loop: readonly object[]): object | undefined {
  return loop.find((schema, index) => {
    const next = loop[(index + 1) % loop.length];
    return referredBy(document, schema as Record<string, unknown>) === next;
  });
}

function referredBy(document: Document, { $ref }: Record<string, unknown>): unknown {
  return typeof $ref === 'string' ? find(document, $ref)?.value : undefined;
}

/** The schemas that a schema applies to the same value. */
function appliedSchemas(document: Document, schema: Record<string, unknown>): object[] {
  const { allOf, anyOf, oneOf, dependentSchemas, not, if: condition } = schema;
  const lists = [allOf, anyOf, oneOf].flatMap((list) => (Array.isArray(list) ? list : []));
  const others = isRecord(dependentSchemas) ? Object.values(dependentSchemas) : [];
  return [referredBy(document, schema), ...lists, ...others, not, condition, schema.then, schema.else].filter(
    isRecord,
  );
}
