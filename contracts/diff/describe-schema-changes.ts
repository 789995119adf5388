import { describe, expect, test } from '@jest/globals';
import { changesBetween, type Json, withSchemas } from './testing.ts';

/** A change of a schema, and which side it breaks: consumers that send, or that read. */
export type SchemaRow = [
  what: string,
  old: unknown,
  now: unknown,
  breaks: 'requests' | 'responses' | 'both' | 'none',
];

export const text = { type: 'string' };

export const int = { type: 'integer' };

export const num = { type: 'number' };

export const bool = { type: 'boolean' };

export const nil = { type: 'null' };

export const object = (properties: Json, more: Json = {}) => ({ type: 'object', properties, ...more });

export const list = (items: unknown, more: Json = {}) => ({ type: 'array', items, ...more });

export const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** The linter takes an object with a `then` for a promise. */
export const when = (condition: unknown, then: unknown) =>
  Object.fromEntries([
    ['if', condition],
    ['then', then],
  ]);

/** The schemas that rows refer to. */
export const components = {
  Text: text,
  Name: { allOf: [ref('Text')], maxLength: 20 },
  Pet: object({ name: text, age: int }, { required: ['name'] }),
  Cat: object({ kind: { const: 'cat' }, lives: int }, { required: ['kind'] }),
  Dog: object({ kind: { const: 'dog' }, tricks: int }, { required: ['kind'] }),
  Card: object({ number: text }),
  Cash: object({ amount: text }),
  Tree: object({ children: list(ref('Tree')), name: text }),
  TreeOfNumbers: object({ children: list(ref('TreeOfNumbers')), name: int }),
};

/** Where a schema may be. */
const places: [string, (schema: unknown) => unknown][] = [
  ['body', (schema) => schema],
  ['list', (schema) => list(schema)],
  ['envelope', (schema) => object({ data: list(schema) })],
  ['map', (schema) => ({ type: 'object', additionalProperties: schema })],
  ['map-by-a-pattern', (schema) => ({ type: 'object', patternProperties: { '^x': schema } })],
  ['tuple', (schema) => ({ type: 'array', prefixItems: [text, schema] })],
  ['part', (schema) => ({ allOf: [object({ id: int }), object({ data: schema })] })],
  ['arm-of-a-union', (schema) => ({ oneOf: [object({ data: schema }, { required: ['data'] }), int] })],
  ['lists-of-lists', (schema) => list(list(list(schema)))],
];

/** A document that sends and receives a schema in every place, each by an operation of its own. */
function inEveryPlace(schema: unknown): Json {
  const documents = places.map(([place, wrap]) =>
    withSchemas(wrap(schema), wrap(schema), components, { operationId: place, path: `/${place}` }),
  );
  return { ...documents[0], paths: Object.assign({}, ...documents.map(({ paths }) => paths)) };
}

/** Tests that each change breaks its side, wherever the schema is. */
export function describeSchemaChanges(rows: Readonly<Record<string, readonly SchemaRow[]>>): void {
  describe.each(Object.entries(rows))('a change of %s', (_, table) => {
    test.each(table)('%s', async (_name, old, now, breaks) => {
      const found = await changesBetween(inEveryPlace(old), inEveryPlace(now));
      const expected = breaks === 'both' ? ['requests', 'responses'] : breaks === 'none' ? [] : [breaks];
      for (const [place] of places) {
        const here = found.filter((change) =>
          [change, ...change.also].some(({ operationId }) => operationId === place),
        );
        const affected = [...new Set(here.map(({ affects }) => affects))].sort();
        expect({ place, affected }).toEqual({ place, affected: expected });
      }
    });
  });
}
