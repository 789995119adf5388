import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Schema } from '../document.ts';
import type { Direction } from '../generation/copy-for-direction.ts';
import { difficultSchemas, specWithSchemas } from '../generation/difficult-schemas.ts';
import { createSpec } from '../spec.ts';
import { whyUnsatisfiable } from './unsatisfiable.ts';

const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const requiring = (name: string, schema: Schema): Schema => ({
  type: 'object',
  required: [name],
  properties: { [name]: schema },
});

const { document } = specWithSchemas({
  Endless: requiring('parent', ref('Endless')),
  One: requiring('other', ref('Other')),
  Other: requiring('one', ref('One')),
  Tree: requiring('children', { type: 'array', items: ref('Tree') }),
  Full: requiring('children', { type: 'array', minItems: 1, items: ref('Full') }),
  Chain: requiring('next', { type: ['object', 'null'], anyOf: [ref('Chain'), { type: 'null' }] }),
  // The required property may be a string, so an object is possible.
  Either: { anyOf: [{ type: 'string' }, requiring('inner', ref('Either'))] },
  Base: { type: 'object', properties: { name: { type: 'string' } } },
  Open: { title: 'open', allOf: [ref('Base')] },
  Shut: { title: 'shut', description: 'another', allOf: [ref('Base')] },
});

function why(schema: Schema, direction: Direction = 'request'): string | undefined {
  const found = whyUnsatisfiable(document, { value: schema, pointer: '#/x' }, direction);
  return found && `${found.pointer}: ${found.reason}`;
}

describe('no value matches', () => {
  const unsatisfiable: [what: string, schema: Schema, why: RegExp][] = [
    ['false', false, /^#\/x: it allows no value/],
    ['the opposite of everything', { not: {} }, /^#\/x: it allows no value/],
    [
      'two types at once',
      { allOf: [{ type: 'string' }, { type: 'integer' }] },
      /^#\/x\/allOf\/1: .*number.*string/,
    ],
    ['an enum of another type', { type: 'integer', enum: ['1'] }, /^#\/x\/enum: .* type integer/],
    ['a constant of another type', { type: 'string', const: 1 }, /^#\/x: it allows no value/],
    ['limits that exclude each other', { type: 'string', minLength: 3, maxLength: 2 }, /limits/],
    [
      'a pattern whose matches are all too long',
      { allOf: [{ type: 'string', pattern: '^[0-9a-f]{8}-[0-9a-f]{4}$' }, { maxLength: 12 }] },
      /limits/,
    ],
    [
      'an array with a required item that no value matches',
      { type: 'array', minItems: 1, items: false },
      /^#\/x\/items/,
    ],
    [
      'a required property that no value matches',
      requiring('a', { not: true }),
      /^#\/x\/properties\/a: it allows/,
    ],
    [
      'a required property that additionalProperties forbids',
      { allOf: [{ type: 'object', additionalProperties: false }, requiring('a', true)] },
      /additionalProperties: it allows no value/,
    ],
    [
      'a schema that requires itself',
      ref('Endless'),
      /^#\/components\/schemas\/Endless\/properties\/parent: .*contains the same schema again/,
    ],
    [
      'two that require each other',
      ref('One'),
      /^#\/components\/schemas\/Other\/properties\/one: .*contains the same schema again/,
    ],
    [
      'a non-empty array of itself',
      ref('Full'),
      /^#\/components\/schemas\/Full.*items: .*contains the same schema again/,
    ],
    ['one of two equal schemas', { oneOf: [ref('Open'), ref('Shut')] }, /^#\/x\/oneOf: 2 schemas/],
    ['alternatives that no value matches', { anyOf: [ref('Endless'), false] }, /Endless/],
  ];
  test.each(unsatisfiable)('%s', (_, schema, reason) => expect(why(schema)).toMatch(reason));
});

describe('some value may match', () => {
  const satisfiable: [what: string, schema: Schema][] = [
    ['an empty schema', {}],
    ['an array of itself', ref('Tree')],
    ['a chain that null ends', ref('Chain')],
    ['an object whose required property may be a string', { allOf: [ref('Either'), { type: 'object' }] }],
    ['one of two similar schemas', { oneOf: [ref('Open'), requiring('name', true)] }],
    // `title` is an annotation of a schema, but also a name of a property.
    [
      'one of two schemas with different properties',
      {
        oneOf: [
          { properties: { title: { type: 'string' } } },
          { properties: { title: { type: 'integer' } } },
        ],
      },
    ],
    ['any of two equal schemas', { anyOf: [ref('Open'), ref('Shut')] }],
    [
      'one of three schemas, two of which are equal',
      { oneOf: [ref('Open'), ref('Shut'), { type: 'string' }] },
    ],
    ['a forbidden property', { type: 'object', properties: { a: false } }],
    ['an array that must be empty', { type: 'array', items: false }],
    ['a pattern whose matches may be short enough', { type: 'string', pattern: '^(a|bcd)e*$', maxLength: 1 }],
    [
      'properties by pattern',
      { required: ['ab'], patternProperties: { '^a': true }, additionalProperties: false },
    ],
    ['an unresolved $ref', { $ref: '#/components/schemas/Nowhere' }],
  ];
  test.each(satisfiable)('%s', (_, schema) => expect(why(schema)).toBeUndefined());

  test.each(Object.entries(difficultSchemas))('a difficult schema: %s', (_, schema) => {
    expect(why(schema)).toBeUndefined();
  });
});

test('a property that the direction excludes is not required', () => {
  const schema = requiring('id', { readOnly: true, not: {} });
  expect(why(schema, 'request')).toBeUndefined();
  expect(why(schema, 'response')).toMatch(/^#\/x\/properties\/id/);
});

const plain: Schema[] = [
  {},
  false,
  { type: 'string' },
  { type: ['integer', 'null'] },
  { enum: ['a', 1] },
  { const: null },
];

/** Random schemas, without reference loops that apply to the same value. */
function schemas(leaves: Schema[]): fc.Arbitrary<Schema> {
  const { schema } = fc.letrec<{ schema: Schema; inner: Schema }>((tie) => {
    const some = fc.array(tie('schema'), { minLength: 1, maxLength: 3 });
    return {
      inner: fc.oneof(tie('schema'), fc.constantFrom(ref('A'), ref('B'))),
      schema: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.constantFrom(...leaves),
        fc.record({ allOf: some }),
        fc.record({ anyOf: some }),
        fc.record({ oneOf: some }),
        fc.record({
          type: fc.constant('object'),
          required: fc.subarray(['a', 'b']),
          properties: fc.record({ a: tie('inner') }),
          additionalProperties: tie('inner'),
        }),
        fc.record({ type: fc.constant('array'), minItems: fc.nat(1), items: tie('inner') }),
      ) as fc.Arbitrary<Schema>,
    };
  });
  return schema;
}

const values = [null, true, 1, 'a', 'b', {}, []];
const lists = values.map((value) => [value]);
const samples: unknown[] = [
  ...[...values, ...lists].flatMap((a) => [
    a,
    [[a]],
    { a },
    { b: a },
    { a: { a } },
    ...values.map((b) => ({ a, b })),
  ]),
];

// A value that ajv accepts proves that the schema is satisfiable.
test('a satisfiable schema is never reported as unsatisfiable', () => {
  let count = 0;
  const check = (A: Schema, B: Schema) => {
    const made = createSpec('random', { openapi: '3.1.0', paths: {}, components: { schemas: { A, B } } });
    const pointer = '#/components/schemas/A';
    if (!whyUnsatisfiable(made.document, { value: A, pointer }, 'request')) return;
    count += 1;
    const validate = made.validators.json(pointer);
    const accepted = samples.filter((value) => validate(value) === undefined);
    expect(accepted).toEqual([]);
  };
  const both = fc.property(schemas([...plain, ref('B')]), schemas(plain), check);
  fc.assert(both, { seed: 1, numRuns: 400 });
  expect(count).toBeGreaterThan(30);
});
