import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { builtinNames, builtinSpec } from '../builtin.ts';
import type { Schema } from '../document.ts';
import { createSpec, type Spec } from '../spec.ts';
import { arbitraryFor } from './arbitrary.ts';
import type { Direction } from './direction.ts';
import { valueFor } from './value.ts';

const document = (schemas: Record<string, Schema>) => ({
  openapi: '3.1.0',
  paths: {},
  components: { schemas },
});
const specOf = (schemas: Record<string, Schema> = {}): Spec => createSpec('values', document(schemas));
const tree: Schema = {
  type: 'object',
  required: ['children'],
  properties: { children: { type: 'array', items: { $ref: '#/components/schemas/Tree' } } },
};
const pet: Schema = {
  oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }],
  discriminator: { propertyName: 'kind', mapping: { dog: '#/components/schemas/Dog' } },
};
const kind = (...names: string[]): Schema => ({
  type: 'object',
  required: ['kind'],
  properties: { kind: { enum: names } },
});
const spec = specOf({ Tree: tree, Pet: pet, Cat: kind('Cat', 'dog'), Dog: kind('Cat', 'dog') });
const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

/** Schemas that are hard to keep to, by what makes them so. */
const hard: Record<string, Schema> = {
  'a length and a pattern': {
    type: 'string',
    minLength: 30,
    maxLength: 32,
    pattern: '^[a-z]([-a-z]*[a-z])?$',
  },
  'a length far away': { type: 'string', minLength: 5000, pattern: '^([A-Za-z0-9+/]{4})*$' },
  'a pattern that looks around': { type: 'string', pattern: '^(?!_sys_)(?=.*[0-9])[\\w.-]{4,16}$' },
  'a pattern of letters of any script': { type: 'string', pattern: '^[\\p{L}\\p{N}]{3}$' },
  'a pattern without anchors': { type: 'string', pattern: 'Z$', minLength: 5 },
  'two patterns': { type: 'string', allOf: [{ pattern: '^[a-z]+$' }, { pattern: '^.{7}$' }] },
  'a format and a pattern': { type: 'string', format: 'date-time', pattern: 'Z$' },
  'exclusive bounds': { type: 'integer', exclusiveMinimum: 4, exclusiveMaximum: 6 },
  'multiples within bounds': { type: 'number', multipleOf: 0.01, minimum: 0.015, maximum: 0.025 },
  'multiples of two numbers': { allOf: [{ multipleOf: 4 }, { multipleOf: 6, minimum: 13, type: 'integer' }] },
  'a large format': { type: 'integer', format: 'int32', minimum: 2147483647 },
  'not an enumerated value': { type: 'string', enum: ['a', 'b'], not: { const: 'a' } },
  'not null': { type: ['null', 'boolean'], not: { type: 'null' } },
  'not both members': {
    type: 'object',
    properties: { a: true, b: true },
    anyOf: [{ required: ['a'] }, { required: ['b'] }],
    not: { required: ['a', 'b'] },
  },
  'a condition': {
    type: 'object',
    required: ['kind'],
    properties: { kind: { enum: ['card', 'cash'] }, number: { type: 'string' } },
    if: { properties: { kind: { const: 'card' } } },
    // biome-ignore lint/suspicious/noThenProperty: a keyword.
    then: { required: ['number'] },
    else: { properties: { number: false } },
  },
  'contained items': {
    type: 'array',
    items: { type: 'integer' },
    contains: { minimum: 100 },
    minContains: 2,
    maxItems: 3,
  },
  'items in their places': {
    type: 'array',
    prefixItems: [{ const: 'x' }, { type: 'integer' }],
    items: false,
    minItems: 2,
  },
  'unique items of few': { type: 'array', items: { enum: [1, 2, 3] }, uniqueItems: true, minItems: 3 },
  'counted members': {
    type: 'object',
    minProperties: 3,
    maxProperties: 4,
    additionalProperties: { type: 'integer' },
  },
  'named members': {
    type: 'object',
    minProperties: 2,
    propertyNames: { pattern: '^x-[a-z]{2}$' },
    additionalProperties: { type: 'boolean' },
  },
  'members by pattern': {
    type: 'object',
    minProperties: 2,
    patternProperties: { '^s_[a-z]': { type: 'string' }, '^i_[a-z]': { type: 'integer' } },
    additionalProperties: false,
  },
  'dependent members': {
    type: 'object',
    required: ['card'],
    properties: { card: { type: 'string' }, address: { type: 'string' }, city: { type: 'string' } },
    dependentRequired: { card: ['address'], address: ['city'] },
    additionalProperties: false,
  },
  'dependent schemas': {
    type: 'object',
    required: ['card'],
    properties: { card: true },
    dependentSchemas: {
      card: { required: ['limit'], properties: { limit: { type: 'integer', minimum: 5 } } },
    },
  },
  'nothing unevaluated': {
    allOf: [{ type: 'object', required: ['a'], properties: { a: { type: 'string' } } }],
    properties: { b: { type: 'integer' } },
    unevaluatedProperties: false,
  },
  'closed schemas folded': {
    allOf: [
      { type: 'object', properties: { a: {}, b: {} }, additionalProperties: false, required: ['b'] },
      { properties: { b: { type: 'string' }, c: {} } },
    ],
  },
  'a schema that refers to itself': ref('Tree'),
  'a discriminator': { anyOf: [ref('Cat'), ref('Dog')] },
  'nothing said': {},
  'a reference with words beside it': { $ref: '#/components/schemas/Tree', minProperties: 2 },
};

describe.each(Object.entries(hard))('%s', (_, schema) => {
  test('has a valid value by any seed, the same for the same', () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const value = valueFor(spec, schema, { direction: 'request', seed });
      expect(value).not.toBeUndefined();
      expect(valueFor(spec, schema, { direction: 'request', seed })).toEqual(value);
    }
  });

  test('has an arbitrary', async () => {
    const arbitrary = (await arbitraryFor(spec, schema, { direction: 'request' })) as fc.Arbitrary<unknown>;
    expect(fc.sample(arbitrary, { seed: 1, numRuns: 20 })).toHaveLength(20);
  });
});

test('what cannot be is not made', async () => {
  const impossible: Schema[] = [
    false,
    { type: 'string', minLength: 3, maxLength: 2 },
    { type: 'integer', minimum: 5, not: {} },
    { allOf: [{ type: 'string' }, { type: 'integer' }] },
    { type: 'object', required: ['a'], properties: { a: false } },
  ];
  for (const schema of impossible) {
    expect(valueFor(spec, schema, { direction: 'request' })).toBeUndefined();
    expect(await arbitraryFor(spec, schema, { direction: 'request' })).toBeUndefined();
  }
});

test('a value has nothing that does not go its way, though it be required', () => {
  const schema: Schema = {
    allOf: [
      {
        type: 'object',
        properties: { id: { type: 'string', readOnly: true }, password: { type: 'string', writeOnly: true } },
      },
      { required: ['id', 'password'] },
    ],
  };
  const names = (direction: Direction) => Object.keys(valueFor(spec, schema, { direction }) as object);
  expect(names('request')).toEqual(['password']);
  expect(names('response')).toEqual(['id']);
});

test('natural data is the schema’s own where that is valid', () => {
  const natural = (schema: Schema) => valueFor(spec, schema, { direction: 'response', natural: true });
  expect(natural({ type: 'object', properties: { city: { type: 'string', examples: ['Ulm'] } } })).toEqual({
    city: 'Ulm',
  });
  expect(natural({ type: 'integer', default: 7 })).toBe(7);
  expect(natural({ type: 'integer', example: 'seven' })).toEqual(expect.any(Number));
});

test('a failure shrinks to the simplest value that fails', async () => {
  const schema: Schema = {
    type: 'object',
    required: ['name'],
    properties: {
      name: { type: 'string', minLength: 1 },
      tags: { type: 'array', items: { type: 'integer' } },
    },
  };
  const arbitrary = (await arbitraryFor(spec, schema, { direction: 'request' })) as fc.Arbitrary<unknown>;
  const holds = (value: unknown) => !((value as { tags?: number[] }).tags ?? []).some((tag) => tag >= 3);
  const { counterexample } = fc.check(fc.property(arbitrary, holds), { seed: 1, numRuns: 1000 });
  expect(counterexample).toEqual([{ name: 'a', tags: [3] }]);
});

test.each(builtinNames)('every schema of %s has a valid value each way', (name) => {
  const { operations, ...builtin } = builtinSpec(name);
  for (const { requestBody, responses, parameters } of operations.values()) {
    const contents = (part: { content?: Record<string, { schema?: Schema }> } | undefined) =>
      Object.values(part?.content ?? {}).flatMap(({ schema }) => (schema === undefined ? [] : [schema]));
    const given = { operations, ...builtin };
    const requests = [
      ...contents(requestBody?.value),
      ...parameters.map(({ value }) => value.schema ?? true),
    ];
    for (const schema of requests)
      expect(valueFor(given, schema, { direction: 'request' })).not.toBeUndefined();
    for (const schema of [...responses.values()].flatMap(({ value }) => contents(value)))
      expect(valueFor(given, schema, { direction: 'response', natural: true })).not.toBeUndefined();
  }
});
