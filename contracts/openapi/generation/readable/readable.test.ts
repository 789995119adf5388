import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Schema } from '../../document.ts';
import { difficultSchemas, difficultSpec, specWithSchemas } from '../difficult-schemas.ts';
import { type ValueOptions, valueFor } from '../make-valid-value.ts';

const spec = specWithSchemas();

function shown(schema: Schema, options: Partial<ValueOptions> = {}): unknown {
  return valueFor(spec, schema, { direction: 'response', natural: true, readable: true, ...options });
}

function object(
  properties: Record<string, Schema>,
  options?: Partial<ValueOptions>,
): Record<string, unknown> {
  return shown({ type: 'object', properties }, options) as Record<string, unknown>;
}

const text: Schema = { type: 'string' };

test.each([
  ['first_name', /^[A-Z][a-z]+$/],
  ['author', /^[A-Z][a-z]+ [A-Z][a-z]+$/],
  ['username', /^[a-z]+\.[a-z]+$/],
  ['billingEmail', /^[a-z.]+@example\.com$/],
  ['phoneNumber', /^\+[\d ]+$/],
  ['city', /^[A-Z][a-z]+$/],
  ['countryCode', /^[A-Z]{2}$/],
  ['currency', /^[A-Z]{3}$/],
  ['locale', /^[a-z]{2}-[A-Z]{2}$/],
  ['time_zone', /^[A-Z][a-z]+\/[A-Z][a-z_A-Z]+$/],
  ['avatarUrl', /^https:\/\/example\.com\/avatar\.png$/],
  ['description', /^[A-Z][\w ]+\.$/],
  ['price', /^\d+(\.\d\d)?$/],
  ['createdAt', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/],
  ['dateOfBirth', /^(19|20)\d\d-\d\d-\d\d$/],
  ['colour', /^#[\da-f]{6}$/],
  ['userId', /^[\da-f]{16}$/],
  ['uuid', /^[\da-f]{8}-[\da-f]{4}-4/],
  ['ipAddress', /^\d+\.\d+\.\d+\.\d+$/],
  ['host', /example\.com$/],
  ['mimeType', /^application\/json$/],
  ['api_version', /^\d+\.\d+\.\d+$/],
  ['tags', /^[a-z]+$/],
  ['foo', /^string$/],
  ['', /^string$/],
])('a text called %j is %s', (name, expected) => {
  for (let seed = 1; seed <= 10; seed += 1)
    expect(object({ [name]: text }, { seed })[name]).toMatch(expected);
});

test('a name is that of what has it', () => {
  const named = specWithSchemas({
    Customer: { type: 'object', properties: { name: text } },
    Tag: { type: 'object', properties: { name: text } },
  });
  const nameIn = (schema: string) => {
    const value = valueFor(
      named,
      { $ref: `#/components/schemas/${schema}` },
      { direction: 'response', natural: true, readable: true },
    );
    return (value as { name: string }).name;
  };
  expect(nameIn('Customer')).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+$/);
  expect(nameIn('Tag')).toMatch(/^[a-z]+$/);
});

test('what an object says of a person and a place belongs together', () => {
  const { firstName, lastName, email } = object({ firstName: text, lastName: text, email: text });
  expect(email).toBe(`${firstName}.${lastName}@example.com`.toLowerCase());
  const found = object({ country: text, countryCode: text }, { seed: 4 });
  const again = object({ country: text, countryCode: text }, { seed: 4 });
  expect(found).toEqual(again);
});

test.each([
  ['price', 'number', 19.99],
  ['page_size', 'integer', 20],
  ['latitude', 'number', 90],
  ['age', 'integer', 100],
])('a number called %s of type %s is believable', (name, type, most) => {
  for (let seed = 1; seed <= 10; seed += 1) {
    const value = object({ [name]: { type: type as 'number' } }, { seed })[name] as number;
    expect(value).not.toBe(0);
    expect(Math.abs(value)).toBeLessThanOrEqual(Math.max(most, 50));
  }
});

test('without a name, a value is what it is in every mock', () => {
  expect(object({ a: text, b: { type: 'integer' }, c: { type: 'number' }, d: { type: 'boolean' } })).toEqual({
    a: 'string',
    b: 0,
    c: 0,
    d: true,
  });
  expect(object({ list: { type: 'array', items: text, minItems: 2, uniqueItems: true } })).toEqual({
    list: ['string', 'string2'],
  });
});

test('a value that is not natural differs by its seed, and is readable', () => {
  const schema: Schema = {
    type: 'object',
    required: ['a', 'b'],
    properties: { a: text, b: { type: 'integer' } },
  };
  const values = [1, 2, 3, 4, 5].map(
    (seed) => shown(schema, { natural: false, seed }) as { a: string; b: number },
  );
  expect(new Set(values.map(({ b }) => b)).size).toBeGreaterThan(3);
  expect(new Set(values.map(({ a }) => a)).size).toBeGreaterThan(1);
  for (const { a, b } of values) {
    expect(a).toMatch(/^[a-z]+$/);
    expect(b).toBeGreaterThanOrEqual(0);
  }
});

test('a name only suggests: lengths, patterns and limits are kept', () => {
  expect(object({ country: { type: 'string', maxLength: 3, minLength: 3 } }).country).toMatch(/^[A-Z]{3}$/);
  expect(object({ currency: { type: 'string', pattern: '^[a-z]{3}$' } }).currency).toMatch(/^[a-z]{3}$/);
  expect(object({ url: { type: 'string', pattern: '^/v1/pets' } }).url).toBe('/v1/pets');
  expect(object({ description: { type: 'string', maxLength: 12 } }).description).toMatch(
    /^[A-Z][a-z ]+[a-z]$/,
  );
  expect(object({ description: { type: 'string', minLength: 200 } }).description).toMatch(/^.{200,}$/);
  expect(object({ price: { type: 'number', multipleOf: 0.25 } }).price).toEqual(expect.any(Number));
  expect(object({ age: { type: 'integer', maximum: 5 } }).age).toBe(0);
  expect(object({ status: { type: 'string', minLength: 7, maxLength: 7 } }).status).toBe('strings');
});

test('times are in the order in which they happen', () => {
  const names = ['birthDate', 'createdAt', 'updatedAt', 'completedAt', 'expiresAt'];
  const time: Schema = { type: 'string', format: 'date-time' };
  for (let seed = 1; seed <= 20; seed += 1) {
    const value = object(Object.fromEntries(names.toReversed().map((name) => [name, time])), { seed });
    const times = names.map((name) => String(value[name]));
    expect(times.toSorted()).toEqual(times);
    const numbers = object({ created: { type: 'integer' }, updated: { type: 'integer' } }, { seed });
    expect(numbers.updated).toBeGreaterThan(numbers.created as number);
  }
});

test('what the schema has itself comes first: its default, its examples, its first value', () => {
  const city: Schema = { type: 'string', examples: ['Ulm'], enum: ['Bonn', 'Ulm', 'Kiel'] };
  expect(object({ city: { ...city, default: 'Kiel' } })).toEqual({ city: 'Kiel' });
  expect(object({ city: { ...city, default: '' } })).toEqual({ city: 'Ulm' });
  expect(object({ city })).toEqual({ city: 'Ulm' });
  expect(object({ city: { enum: [null, 'Bonn', 'Ulm'] } })).toEqual({ city: 'Bonn' });
  expect(object({ city: { anyOf: [{ type: 'null' }, text] } }).city).toEqual(expect.any(String));
});

test('an example that is not valid costs no other example', () => {
  const value = object({
    city: { type: 'string', example: 'Ulm' },
    population: { type: 'integer', example: 'many' },
    river: {
      type: 'object',
      example: { name: 7 },
      properties: { name: { type: 'string', example: 'Blau' } },
    },
  });
  expect(value).toEqual({ city: 'Ulm', population: 0, river: { name: 'Blau' } });
});

describe.each(Object.entries(difficultSchemas))('%s', (_, schema) => {
  test('is shown in printable ASCII', () => {
    for (let seed = 1; seed <= 10; seed += 1)
      for (const natural of [true, false]) {
        const value = valueFor(difficultSpec, schema, {
          direction: 'response',
          natural,
          readable: true,
          seed,
        });
        expect(JSON.stringify(value)).toMatch(/^[ -~]+$/);
      }
  });
});

const names = [
  'id',
  'name',
  'email',
  'createdAt',
  'price',
  'note',
  'x',
  'Straße',
  'a b',
  'count',
  'url',
  'tags',
];
const patterns = [
  '^[a-z]+$',
  '^\\S+$',
  '.',
  '^[^/]{2,9}$',
  '^[A-Z]{2}-\\d+$',
  '\\W',
  '^\\w+@\\w+$',
  '[^a-z]',
];
const strings = fc.record(
  {
    minLength: fc.nat(12),
    format: fc.constantFrom('date-time', 'uuid', 'email', 'uri', 'date', 'unknown', 'password'),
    pattern: fc.constantFrom(...patterns),
  },
  { requiredKeys: [] },
);
const numbers = fc.record(
  { minimum: fc.integer(), multipleOf: fc.constantFrom(0.01, 3, 0.5) },
  { requiredKeys: [] },
);
const { schema } = fc.letrec<{ schema: Schema }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3 },
    strings.map((rules) => ({ type: 'string', ...rules })),
    numbers.map((rules) => ({ type: 'number', ...rules })),
    fc.constantFrom<Schema>({ type: 'boolean' }, { type: ['null', 'integer'] }, {}),
    tie('schema').map((items) => ({ type: 'array', items })),
    fc
      .dictionary(fc.constantFrom(...names), tie('schema'))
      .map((properties) => ({ type: 'object', properties, required: Object.keys(properties) })),
  ),
}));

test('values of any schema have only printable ASCII, and no number that nobody would write', () => {
  const isReadable = (value: unknown): boolean => {
    if (typeof value === 'string') return /^[ -~]*$/.test(value);
    if (typeof value !== 'object' || value === null) return true;
    return Object.values(value).every(isReadable);
  };
  fc.assert(
    fc.property(schema, fc.boolean(), fc.nat(1000), (any, natural, seed) => {
      const one = valueFor(spec, any, { direction: 'response', seed });
      const value = valueFor(spec, any, { direction: 'response', natural, readable: true, seed });
      expect(value === undefined).toBe(one === undefined);
      expect(isReadable(value)).toBe(true);
    }),
    { seed: 1, numRuns: 100 },
  );
});
