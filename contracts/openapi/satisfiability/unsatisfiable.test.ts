import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Schema } from '../document.ts';
import type { Direction } from '../generation/direction.ts';
import { hard, specOf } from '../generation/testing.ts';
import { createSpec } from '../spec.ts';
import { whyUnsatisfiable } from './unsatisfiable.ts';

const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const requiring = (name: string, schema: Schema): Schema => ({
  type: 'object',
  required: [name],
  properties: { [name]: schema },
});

const { document } = specOf({
  Endless: requiring('parent', ref('Endless')),
  One: requiring('other', ref('Other')),
  Other: requiring('one', ref('One')),
  Tree: requiring('children', { type: 'array', items: ref('Tree') }),
  Full: requiring('children', { type: 'array', minItems: 1, items: ref('Full') }),
  Chain: requiring('next', { type: ['object', 'null'], anyOf: [ref('Chain'), { type: 'null' }] }),
  // What it requires may be a text; so there is one, and it is an object.
  Either: { anyOf: [{ type: 'string' }, requiring('inner', ref('Either'))] },
  Base: { type: 'object', properties: { name: { type: 'string' } } },
  Open: { title: 'open', allOf: [ref('Base')] },
  Shut: { title: 'shut', description: 'another', allOf: [ref('Base')] },
});

function why(schema: Schema, direction: Direction = 'request'): string | undefined {
  const found = whyUnsatisfiable(document, { value: schema, pointer: '#/x' }, direction);
  return found && `${found.pointer}: ${found.why}`;
}

describe('no value keeps to', () => {
  const impossible: [what: string, schema: Schema, why: RegExp][] = [
    ['false', false, /^#\/x: it allows nothing/],
    ['the opposite of everything', { not: {} }, /^#\/x: it allows nothing/],
    [
      'two types at once',
      { allOf: [{ type: 'string' }, { type: 'integer' }] },
      /^#\/x\/allOf\/1: .*number.*string/,
    ],
    ['an enum of another type', { type: 'integer', enum: ['1'] }, /^#\/x\/enum: .* type integer/],
    ['a constant of another type', { type: 'string', const: 1 }, /^#\/x: it allows nothing/],
    ['limits that exclude each other', { type: 'string', minLength: 3, maxLength: 2 }, /limits/],
    ['a list that must have what cannot be', { type: 'array', minItems: 1, items: false }, /^#\/x\/items/],
    ['a member that must be and cannot', requiring('a', { not: true }), /^#\/x\/properties\/a: it allows/],
    [
      'a member that a closed part does not have',
      { allOf: [{ type: 'object', additionalProperties: false }, requiring('a', true)] },
      /additionalProperties: it allows nothing/,
    ],
    [
      'a schema that requires itself',
      ref('Endless'),
      /^#\/components\/schemas\/Endless\/properties\/parent: .*without end/,
    ],
    [
      'two that require each other',
      ref('One'),
      /^#\/components\/schemas\/Other\/properties\/one: .*without end/,
    ],
    [
      'a list of itself that is never empty',
      ref('Full'),
      /^#\/components\/schemas\/Full.*items: .*without end/,
    ],
    ['one of two that are the same', { oneOf: [ref('Open'), ref('Shut')] }, /^#\/x\/oneOf: 2 schemas/],
    ['alternatives of which none can be', { anyOf: [ref('Endless'), false] }, /Endless/],
  ];
  test.each(impossible)('%s', (_, schema, wanted) => expect(why(schema)).toMatch(wanted));
});

describe('there may be a value of', () => {
  const possible: [what: string, schema: Schema][] = [
    ['a schema that says nothing', {}],
    ['a list of itself', ref('Tree')],
    ['a chain that null ends', ref('Chain')],
    ['an object that requires what may be a text', { allOf: [ref('Either'), { type: 'object' }] }],
    ['one of two that only look alike', { oneOf: [ref('Open'), requiring('name', true)] }],
    // `title` is a remark in a schema, and a member among properties.
    [
      'one of two whose members differ',
      {
        oneOf: [
          { properties: { title: { type: 'string' } } },
          { properties: { title: { type: 'integer' } } },
        ],
      },
    ],
    ['any of two that are the same', { anyOf: [ref('Open'), ref('Shut')] }],
    ['one of three, two of which are the same', { oneOf: [ref('Open'), ref('Shut'), { type: 'string' }] }],
    ['a member that must not be', { type: 'object', properties: { a: false } }],
    ['a list that must be empty', { type: 'array', items: false }],
    [
      'members by pattern',
      { required: ['ab'], patternProperties: { '^a': true }, additionalProperties: false },
    ],
    ['a $ref to nowhere', { $ref: '#/components/schemas/Nowhere' }],
  ];
  test.each(possible)('%s', (_, schema) => expect(why(schema)).toBeUndefined());

  test.each(Object.entries(hard))('what is hard to keep to: %s', (_, schema) => {
    expect(why(schema)).toBeUndefined();
  });
});

test('what does not go a way is not required there', () => {
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

/** Schemas of which those that are put to the same value are no circle: such would have no end. */
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

// A value that ajv takes proves that there is one.
test('of no schema that some value keeps to it is said that none does', () => {
  let impossible = 0;
  const holds = (A: Schema, B: Schema) => {
    const made = createSpec('random', { openapi: '3.1.0', paths: {}, components: { schemas: { A, B } } });
    const pointer = '#/components/schemas/A';
    if (!whyUnsatisfiable(made.document, { value: A, pointer }, 'request')) return;
    impossible += 1;
    const validate = made.validators.json(pointer);
    const taken = samples.filter((value) => validate(value) === undefined);
    expect(taken).toEqual([]);
  };
  const both = fc.property(schemas([...plain, ref('B')]), schemas(plain), holds);
  fc.assert(both, { seed: 1, numRuns: 400 });
  expect(impossible).toBeGreaterThan(30);
});
