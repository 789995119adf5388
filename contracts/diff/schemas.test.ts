import { describe, expect, test } from '@jest/globals';
import { changesBetween, type Json, withSchemas } from './testing.ts';

/** A change of a schema, and which side it breaks: consumers that send, or that read. */
type Row = [what: string, old: unknown, now: unknown, breaks: 'requests' | 'responses' | 'both' | 'none'];

const text = { type: 'string' };
const int = { type: 'integer' };
const num = { type: 'number' };
const bool = { type: 'boolean' };
const nil = { type: 'null' };
const object = (properties: Json, more: Json = {}) => ({ type: 'object', properties, ...more });
const list = (items: unknown, more: Json = {}) => ({ type: 'array', items, ...more });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** The linter takes an object with a `then` for a promise. */
const when = (condition: unknown, then: unknown) =>
  Object.fromEntries([
    ['if', condition],
    ['then', then],
  ]);

const components = {
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

const types: Row[] = [
  ['another type', int, bool, 'both'],
  ['a wider type', int, num, 'responses'],
  ['a narrower type', num, int, 'requests'],
  ['null allowed', text, { type: ['string', 'null'] }, 'responses'],
  ['null spelt as a union', { type: ['string', 'null'] }, { anyOf: [text, nil] }, 'none'],
  ['null spelt as oneOf', { oneOf: [nil, text] }, { type: ['string', 'null'] }, 'none'],
  ['null in an enum', { enum: ['a', null] }, { anyOf: [{ enum: ['a'] }, nil] }, 'none'],
  ['null in an enum only', { type: ['string', 'null'], enum: ['a'] }, { enum: ['a'] }, 'none'],
  ['a list of types as a union', { type: ['string', 'integer'] }, { oneOf: [int, text] }, 'none'],
  ['the type left out beside an enum', { type: 'string', enum: ['a'] }, { enum: ['a'] }, 'none'],
  ['the type left out beside properties', object({ a: text }), { properties: { a: text } }, 'none'],
  ['the type left out beside items', list(text), { items: text }, 'none'],
  ['any value', text, {}, 'responses'],
  ['true for any value', {}, true, 'none'],
  ['a boolean as an enum', bool, { enum: [true, false] }, 'none'],
  ['a multiple of 1 is an integer', { type: 'number', multipleOf: 1 }, int, 'none'],
];

const values: Row[] = [
  ['a value added', { enum: ['a', 'b'] }, { enum: ['a', 'b', 'c'] }, 'responses'],
  ['a value removed', { enum: ['a', 'b'] }, { enum: ['a'] }, 'requests'],
  ['another order', { enum: ['a', 'b'] }, { enum: ['b', 'a'] }, 'none'],
  ['one value as a constant', { enum: ['a'] }, { const: 'a' }, 'none'],
  [
    'values as constants',
    { enum: ['a', 'b'] },
    { oneOf: [{ const: 'b' }, { const: 'a', title: 'A' }] },
    'none',
  ],
  ['another constant', { const: 'a' }, { const: 'b' }, 'both'],
  ['any text', { enum: ['a'] }, text, 'responses'],
  ['values within the limits', { type: 'string', maxLength: 3 }, { enum: ['a', 'b'] }, 'requests'],
  ['a value beyond the limit', { enum: ['a', 'long'] }, { type: 'string', maxLength: 3 }, 'both'],
  ['open values', { anyOf: [text, { enum: ['a'] }] }, text, 'none'],
  ['objects as values', { enum: [{ a: 1 }] }, { enum: [{ a: 1 }, { a: 2 }] }, 'responses'],
  ['values of two parts', { allOf: [{ enum: ['a', 'b'] }, { enum: ['b', 'c'] }] }, { const: 'b' }, 'none'],
];

const numbers: Row[] = [
  ['a lower maximum', { type: 'number', maximum: 10 }, { type: 'number', maximum: 9 }, 'requests'],
  ['no maximum', { type: 'number', maximum: 10 }, num, 'responses'],
  ['a higher minimum', { type: 'number', minimum: 1 }, { type: 'number', minimum: 2 }, 'requests'],
  ['a limit excluded', { type: 'number', minimum: 1 }, { type: 'number', exclusiveMinimum: 1 }, 'requests'],
  ['of integers, above 0 is at least 1', { ...int, exclusiveMinimum: 0 }, { ...int, minimum: 1 }, 'none'],
  ['both limits said', { ...num, minimum: 1 }, { ...num, minimum: 1, exclusiveMinimum: 0 }, 'none'],
  ['a step', num, { ...num, multipleOf: 0.5 }, 'requests'],
  ['a finer step', { ...num, multipleOf: 0.5 }, { ...num, multipleOf: 0.1 }, 'responses'],
  ['int32 where it was int64', { ...int, format: 'int64' }, { ...int, format: 'int32' }, 'requests'],
  ['int64 said', int, { ...int, format: 'int64' }, 'none'],
  [
    'int32 within the limits',
    { ...int, minimum: 0, maximum: 9, format: 'int32' },
    { ...int, minimum: 0, maximum: 9 },
    'none',
  ],
  ['float where it was double', { ...num, format: 'double' }, { ...num, format: 'float' }, 'requests'],
  ['a limit of another type', { ...text, maximum: 3 }, text, 'none'],
];

const strings: Row[] = [
  ['shorter', { ...text, maxLength: 9 }, { ...text, maxLength: 8 }, 'requests'],
  ['a length of 0', text, { ...text, minLength: 0 }, 'none'],
  ['not empty', text, { ...text, minLength: 1 }, 'requests'],
  ['a pattern', text, { ...text, pattern: '^a' }, 'requests'],
  ['another pattern', { ...text, pattern: '^a' }, { ...text, pattern: '^b' }, 'both'],
  ['a pattern that all match', text, { ...text, pattern: '.*' }, 'none'],
  ['a format', text, { ...text, format: 'uuid' }, 'requests'],
  ['another format', { ...text, format: 'date' }, { ...text, format: 'date-time' }, 'both'],
  ['a wider format', { ...text, format: 'uri' }, { ...text, format: 'uri-reference' }, 'responses'],
  ['a password', text, { ...text, format: 'password' }, 'none'],
  ['a format that nobody knows', text, { ...text, format: 'phone-of-ours' }, 'none'],
  ['base64', text, { ...text, contentEncoding: 'base64' }, 'both'],
  ['base64 as a format', { ...text, format: 'byte' }, { ...text, contentEncoding: 'base64' }, 'none'],
  [
    'another content',
    { ...text, contentMediaType: 'text/html' },
    { ...text, contentMediaType: 'text/csv' },
    'both',
  ],
];

const objects: Row[] = [
  ['a property added', object({ a: text }), object({ a: text, b: text }), 'none'],
  ['a property removed', object({ a: text, b: text }), object({ a: text }), 'both'],
  ['required', object({ a: text }), object({ a: text }, { required: ['a'] }), 'requests'],
  ['no longer required', object({ a: text }, { required: ['a'] }), object({ a: text }), 'responses'],
  [
    'required, with a default',
    object({ a: text }),
    object({ a: { ...text, default: 'x' } }, { required: ['a'] }),
    'requests',
  ],
  ['nothing required said', object({ a: text }), object({ a: text }, { required: [] }), 'none'],
  ['closed', object({ a: text }), object({ a: text }, { additionalProperties: false }), 'requests'],
  [
    'closed and one removed',
    object({ a: text, b: text }),
    object({ a: text }, { additionalProperties: false }),
    'both',
  ],
  ['open said', object({ a: text }), object({ a: text }, { additionalProperties: true }), 'none'],
  [
    'closed by unevaluatedProperties',
    object({ a: text }),
    object({ a: text }, { unevaluatedProperties: false }),
    'requests',
  ],
  [
    'both ways to close',
    object({ a: text }, { additionalProperties: false }),
    object({ a: text }, { unevaluatedProperties: false }),
    'none',
  ],
  [
    'a map of other values',
    { type: 'object', additionalProperties: text },
    { type: 'object', additionalProperties: int },
    'both',
  ],
  [
    'a property became part of a map',
    object({ a: text }, { additionalProperties: text }),
    { type: 'object', additionalProperties: text },
    'none',
  ],
  [
    'a property of a map',
    { type: 'object', additionalProperties: text },
    object({ a: int }, { additionalProperties: text }),
    'both',
  ],
  [
    'named by a pattern',
    { type: 'object', patternProperties: { '^x': text } },
    { type: 'object', patternProperties: { '^x': int } },
    'both',
  ],
  [
    'a pattern of names',
    { type: 'object' },
    { type: 'object', patternProperties: { '^x': text } },
    'requests',
  ],
  [
    'a property by a pattern',
    object({ xa: text }),
    { type: 'object', patternProperties: { '^x': text } },
    'requests',
  ],
  ['names', { type: 'object' }, { type: 'object', propertyNames: { pattern: '^a' } }, 'requests'],
  ['any names said', { type: 'object' }, { type: 'object', propertyNames: text }, 'none'],
  [
    'fewer properties',
    { type: 'object', maxProperties: 3 },
    { type: 'object', maxProperties: 2 },
    'requests',
  ],
  ['more properties', { type: 'object' }, { type: 'object', minProperties: 1 }, 'requests'],
  [
    'one needs another',
    object({ a: text, b: text }),
    object({ a: text, b: text }, { dependentRequired: { a: ['b'] } }),
    'requests',
  ],
  [
    'one needs another that is there',
    object({ a: text, b: text }, { required: ['b'] }),
    object({ a: text, b: text }, { required: ['b'], dependentRequired: { a: ['b'] } }),
    'none',
  ],
  [
    'one needs a schema',
    object({ a: text, b: text }),
    object({ a: text, b: text }, { dependentSchemas: { a: { required: ['b'] } } }),
    'requests',
  ],
  [
    'one needs a schema that all match',
    object({ a: text, b: text }, { required: ['b'] }),
    object({ a: text, b: text }, { required: ['b'], dependentSchemas: { a: { required: ['b'] } } }),
    'none',
  ],
];

const arrays: Row[] = [
  ['items of another type', list(text), list(int), 'both'],
  ['fewer items', list(text, { maxItems: 3 }), list(text, { maxItems: 2 }), 'requests'],
  ['no duplicates', list(text), list(text, { uniqueItems: true }), 'requests'],
  ['nothing about items', list(text), { type: 'array' }, 'responses'],
  [
    'a tuple of another type',
    { type: 'array', prefixItems: [text, int] },
    { type: 'array', prefixItems: [text, text] },
    'both',
  ],
  [
    'a longer tuple',
    { type: 'array', prefixItems: [text] },
    { type: 'array', prefixItems: [text, int] },
    'none',
  ],
  [
    'a shorter tuple',
    { type: 'array', prefixItems: [text, int] },
    { type: 'array', prefixItems: [text] },
    'both',
  ],
  [
    'nothing after the tuple',
    { type: 'array', prefixItems: [text] },
    { type: 'array', prefixItems: [text], items: false },
    'requests',
  ],
  [
    'both ways to end a tuple',
    { type: 'array', prefixItems: [text], items: false },
    { type: 'array', prefixItems: [text], unevaluatedItems: false },
    'none',
  ],
  ['contains', list(text), list(text, { contains: { const: 'a' } }), 'requests'],
  [
    'contains more',
    list(text, { contains: { const: 'a' } }),
    list(text, { contains: { const: 'a' }, minContains: 2 }),
    'requests',
  ],
  [
    'contains at most',
    list(text, { contains: { const: 'a' } }),
    list(text, { contains: { const: 'a' }, maxContains: 2 }),
    'requests',
  ],
  ['contains none or more', list(text), list(text, { contains: { const: 'a' }, minContains: 0 }), 'none'],
  [
    'contains something wider',
    list(text, { contains: { const: 'a' } }),
    list(text, { contains: { enum: ['a', 'b'] } }),
    'responses',
  ],
];

const unions: Row[] = [
  ['an arm added', { oneOf: [ref('Cat')] }, { oneOf: [ref('Cat'), ref('Dog')] }, 'responses'],
  ['an arm removed', { anyOf: [ref('Cat'), ref('Dog')] }, { anyOf: [ref('Dog')] }, 'requests'],
  ['another order', { oneOf: [ref('Cat'), ref('Dog')] }, { oneOf: [ref('Dog'), ref('Cat')] }, 'none'],
  ['one arm instead of itself', ref('Pet'), { oneOf: [ref('Pet')] }, 'none'],
  ['anyOf and oneOf', { oneOf: [ref('Cat'), ref('Dog')] }, { anyOf: [ref('Cat'), ref('Dog')] }, 'none'],
  [
    'an arm of an arm',
    { oneOf: [{ oneOf: [ref('Cat')] }, ref('Dog')] },
    { oneOf: [ref('Cat'), ref('Dog')] },
    'none',
  ],
  [
    'a union instead of an enum of kinds',
    object({ kind: { enum: ['a', 'b'] }, n: int }, { required: ['kind'] }),
    { oneOf: ['a', 'b'].map((kind) => object({ kind: { const: kind }, n: int }, { required: ['kind'] })) },
    'none',
  ],
  [
    'a property of every arm removed',
    { anyOf: [object({ a: text, b: text }), object({ c: text, b: text })] },
    { anyOf: [object({ a: text }), object({ c: text })] },
    'both',
  ],
  [
    'an arm requires more',
    { oneOf: [ref('Cat'), int] },
    { oneOf: [{ ...components.Cat, required: ['kind', 'lives'] }, int] },
    'requests',
  ],
  [
    'a discriminator without an arm',
    { oneOf: [ref('Card'), ref('Cash')], discriminator: { propertyName: 'by' } },
    { oneOf: [ref('Card')], discriminator: { propertyName: 'by' } },
    'requests',
  ],
  [
    'a discriminator with a mapping of the same names',
    { oneOf: [ref('Card'), ref('Cash')], discriminator: { propertyName: 'by' } },
    {
      oneOf: [ref('Card'), ref('Cash')],
      discriminator: { propertyName: 'by', mapping: { Card: '#/components/schemas/Card' } },
    },
    'none',
  ],
];

const composed: Row[] = [
  ['a reference instead of the schema', text, ref('Text'), 'none'],
  ['allOf of one reference', ref('Pet'), { allOf: [ref('Pet')] }, 'none'],
  ['keywords beside a reference', ref('Text'), { ...ref('Text'), maxLength: 5 }, 'requests'],
  ['a limit of a part', ref('Name'), { ...text, maxLength: 20 }, 'none'],
  [
    'the stricter of two limits counts',
    { allOf: [{ ...text, maxLength: 9 }, { maxLength: 5 }] },
    { ...text, maxLength: 5 },
    'none',
  ],
  [
    'the stricter limit in another order',
    { allOf: [{ ...text, maxLength: 5 }, { maxLength: 9 }] },
    { allOf: [{ ...text, maxLength: 9 }, { maxLength: 5 }] },
    'none',
  ],
  [
    'a property in two parts, one of them stricter',
    { allOf: [object({ a: { ...text, maxLength: 9 } }), object({ a: text })] },
    { allOf: [object({ a: { ...text, maxLength: 5 } }), object({ a: text })] },
    'requests',
  ],
  [
    'properties in parts',
    ref('Pet'),
    { allOf: [object({ name: text }, { required: ['name'] }), object({ age: int })] },
    'none',
  ],
  [
    'a part of a union',
    { allOf: [object({ id: int }), { oneOf: [ref('Cat'), ref('Dog')] }] },
    { oneOf: [ref('Cat'), ref('Dog')].map((arm) => ({ allOf: [arm, object({ id: int })] })) },
    'none',
  ],
  ['recursive schemas', ref('Tree'), { $ref: '#/components/schemas/Tree', title: 'A tree' }, 'none'],
  ['recursive schemas of another type', ref('Tree'), ref('TreeOfNumbers'), 'both'],
  [
    'a condition',
    object({ a: text, b: text }),
    object({ a: text, b: text }, { ...when({ required: ['a'] }, { required: ['b'] }) }),
    'requests',
  ],
  [
    'a condition that is always met',
    object({ a: text, b: text }, { required: ['b'] }),
    object({ a: text, b: text }, { required: ['b'], ...when({ required: ['a'] }, { required: ['b'] }) }),
    'none',
  ],
  [
    'a condition said by references',
    { ...int, ...when({ minimum: 5 }, { multipleOf: 5 }) },
    { ...int, ...when({ allOf: [{ minimum: 5 }] }, { multipleOf: 5 }) },
    'none',
  ],
  ['a condition without consequences', int, { ...int, if: { minimum: 5 } }, 'none'],
  ['not', text, { ...text, not: { const: 'a' } }, 'requests'],
  ['not for more', { ...text, not: { const: 'a' } }, { ...text, not: { enum: ['a', 'b'] } }, 'requests'],
  ['not of another type', text, { ...text, not: nil }, 'none'],
  [
    'a title, a description, an example',
    text,
    { ...text, title: 'T', description: 'D', examples: ['x'], deprecated: true, 'x-internal': 1 },
    'none',
  ],
];

const directed: Row[] = [
  [
    'a readOnly property is required',
    object({}),
    object({ id: { ...text, readOnly: true } }, { required: ['id'] }),
    'none',
  ],
  [
    'a readOnly property is narrower',
    object({ id: { ...text, readOnly: true } }),
    object({ id: { ...text, readOnly: true, maxLength: 3 } }),
    'none',
  ],
  [
    'a readOnly property is wider',
    object({ id: { ...int, readOnly: true } }),
    object({ id: { ...num, readOnly: true } }),
    'responses',
  ],
  ['a readOnly property is gone', object({ id: { ...int, readOnly: true } }), object({}), 'responses'],
  ['a writeOnly property is gone', object({ pin: { ...int, writeOnly: true } }), object({}), 'requests'],
  [
    'a writeOnly property is optional',
    object({ pin: { ...int, writeOnly: true } }, { required: ['pin'] }),
    object({ pin: { ...int, writeOnly: true } }),
    'none',
  ],
  [
    'a writeOnly property by a reference',
    object({ pin: { allOf: [{ ...int, writeOnly: true }] } }),
    object({}),
    'requests',
  ],
  ['can no longer be set', object({ a: text }), object({ a: { ...text, readOnly: true } }), 'requests'],
  ['can no longer be read', object({ a: text }), object({ a: { ...text, writeOnly: true } }), 'responses'],
  [
    'another default',
    object({ a: { ...int, default: 1 } }),
    object({ a: { ...int, default: 2 } }),
    'requests',
  ],
  [
    'an extensible enum with one more',
    { ...text, 'x-extensible-enum': ['a'] },
    { ...text, 'x-extensible-enum': ['a', 'b'] },
    'none',
  ],
  [
    'an extensible enum with one less',
    { ...text, 'x-extensible-enum': ['a', 'b'] },
    { ...text, 'x-extensible-enum': ['a'] },
    'requests',
  ],
];

const rows = { types, values, numbers, strings, objects, arrays, unions, composed, directed };

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

test('a union that is too large to be taken apart is compared as it is written', async () => {
  const union = (count: number) => ({
    allOf: [0, 1, 2, 3, 4, 5].map((part) => ({
      oneOf: Array.from({ length: count }, (_, index) => object({ [`a${part}_${index}`]: text })),
    })),
  });
  expect(await changesBetween(withSchemas(union(9), {}), withSchemas(union(9), {}))).toEqual([]);
  expect(await changesBetween(withSchemas(union(9), {}), withSchemas(union(8), {}))).not.toEqual([]);
});

test('one edit of a schema that several operations use is one change', async () => {
  const use = (schema: Json) => {
    const document = withSchemas(ref('Pet'), list(ref('Pet')), { Pet: schema });
    const get = {
      operationId: 'getPet',
      responses: { 200: { description: 'one', content: { 'application/json': { schema: ref('Pet') } } } },
    };
    return { ...document, paths: { ...(document.paths as Json), '/pets/{id}': { get } } };
  };
  const found = await changesBetween(use(object({ a: text }, { required: ['a'] })), use(object({ a: text })));
  expect(found.map(({ message }) => message)).toEqual([
    '200: /*/a was always present, and no longer has to be',
  ]);
  expect(found[0]?.also).toEqual([
    {
      operationId: 'getPet',
      call: 'GET /pets/{id}',
      message: '200: /a was always present, and no longer has to be',
    },
  ]);
});
