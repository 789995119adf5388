import { expect, test } from '@jest/globals';
import {
  components,
  describeSchemaChanges,
  int,
  list,
  nil,
  num,
  object,
  ref,
  type SchemaRow,
  text,
  when,
} from './describe-schema-changes.ts';
import { changesBetween, type Json, withSchemas } from './testing.ts';

const unions: SchemaRow[] = [
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

const composed: SchemaRow[] = [
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

const directed: SchemaRow[] = [
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

describeSchemaChanges({ unions, composed, directed });

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
