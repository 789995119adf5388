import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Schema } from '../document.ts';
import { builtinNames, loadBuiltin } from '../load-builtin.ts';
import { arbitraryFor } from './arbitrary.ts';
import type { Direction } from './copy-for-direction.ts';
import { difficultSchemas, difficultSpec } from './difficult-schemas.ts';
import { valueFor } from './make-valid-value.ts';

describe.each(Object.entries(difficultSchemas))('%s', (_, schema) => {
  test('has a valid value for any seed, always the same for one seed', () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const value = valueFor(difficultSpec, schema, { direction: 'request', seed });
      expect(value).not.toBeUndefined();
      expect(valueFor(difficultSpec, schema, { direction: 'request', seed })).toEqual(value);
    }
  });

  test('has an arbitrary of valid values', async () => {
    const arbitrary = (await arbitraryFor(difficultSpec, schema, {
      direction: 'request',
    })) as fc.Arbitrary<unknown>;
    expect(fc.sample(arbitrary, { seed: 1, numRuns: 20 })).toHaveLength(20);
  });
});

test('an unsatisfiable schema has no value', async () => {
  const unsatisfiable: Schema[] = [
    false,
    { type: 'string', minLength: 3, maxLength: 2 },
    { type: 'integer', minimum: 5, not: {} },
    { allOf: [{ type: 'string' }, { type: 'integer' }] },
    { type: 'object', required: ['a'], properties: { a: false } },
  ];
  for (const schema of unsatisfiable) {
    expect(valueFor(difficultSpec, schema, { direction: 'request' })).toBeUndefined();
    expect(await arbitraryFor(difficultSpec, schema, { direction: 'request' })).toBeUndefined();
  }
});

test('a value has no property that its direction excludes, even where it is required', () => {
  const schema: Schema = {
    allOf: [
      {
        type: 'object',
        properties: { id: { type: 'string', readOnly: true }, password: { type: 'string', writeOnly: true } },
      },
      { required: ['id', 'password'] },
    ],
  };
  const names = (direction: Direction) =>
    Object.keys(valueFor(difficultSpec, schema, { direction }) as object);
  expect(names('request')).toEqual(['password']);
  expect(names('response')).toEqual(['id']);
});

test('natural values are the schema’s own examples and defaults, where these are valid', () => {
  const natural = (schema: Schema) =>
    valueFor(difficultSpec, schema, { direction: 'response', natural: true });
  expect(natural({ type: 'object', properties: { city: { type: 'string', examples: ['Ulm'] } } })).toEqual({
    city: 'Ulm',
  });
  expect(natural({ type: 'integer', default: 7 })).toBe(7);
  expect(natural({ type: 'integer', example: 'seven' })).toEqual(expect.any(Number));
});

test('a counterexample shrinks to the simplest one', async () => {
  const schema: Schema = {
    type: 'object',
    required: ['name'],
    properties: {
      name: { type: 'string', minLength: 1 },
      tags: { type: 'array', items: { type: 'integer' } },
    },
  };
  const arbitrary = (await arbitraryFor(difficultSpec, schema, {
    direction: 'request',
  })) as fc.Arbitrary<unknown>;
  const passes = (value: unknown) => !((value as { tags?: number[] }).tags ?? []).some((tag) => tag >= 3);
  const { counterexample } = fc.check(fc.property(arbitrary, passes), { seed: 1, numRuns: 1000 });
  expect(counterexample).toEqual([{ name: 'a', tags: [3] }]);
});

test.each(builtinNames)('every schema of %s has a valid value in both directions', (name) => {
  const { operations, ...builtin } = loadBuiltin(name);
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
