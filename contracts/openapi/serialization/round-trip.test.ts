import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Parameter, Schema } from '../document.ts';
import { createRouter } from '../router.ts';
import type { Operation, Spec } from '../spec.ts';
import { parseRequest } from './parse-request.ts';
import { type RequestInput, serializeRequest } from './serialize-request.ts';
import { oneOperation } from './testing.ts';

/** Serializes a request, routes it and parses it. */
async function roundTrip([spec, operation]: [Spec, Operation], input: RequestInput) {
  const request = serializeRequest(spec, operation, input, '/v1');
  const segments = request.path.slice('/v1/'.length).split('/').map(decodeURIComponent);
  const match = createRouter([operation])('POST', segments);
  expect({ path: request.path, found: match?.operation.id }).toMatchObject({ found: operation.id });
  return parseRequest(spec, operation, request, match?.path ?? {});
}

const text = { type: 'string' } as const;
const texts = { type: 'array', items: text } as const;
const colors = {
  type: 'object',
  properties: { R: { type: 'integer' }, G: { type: 'integer' }, name: text },
} as const;

describe('serializes the examples of the specification (3.1.1, section 4.8.12.6)', () => {
  const values = { string: 'blue', array: ['blue', 'black', 'brown'], object: { R: 100, G: 200, B: 150 } };
  const table: [Parameter['in'], string, boolean, keyof typeof values, string][] = [
    ['path', 'matrix', false, 'string', ';color=blue'],
    ['path', 'matrix', false, 'array', ';color=blue,black,brown'],
    ['path', 'matrix', false, 'object', ';color=R,100,G,200,B,150'],
    ['path', 'matrix', true, 'array', ';color=blue;color=black;color=brown'],
    ['path', 'matrix', true, 'object', ';R=100;G=200;B=150'],
    ['path', 'label', false, 'string', '.blue'],
    ['path', 'label', false, 'array', '.blue,black,brown'],
    ['path', 'label', false, 'object', '.R,100,G,200,B,150'],
    ['path', 'label', true, 'array', '.blue.black.brown'],
    ['path', 'label', true, 'object', '.R=100.G=200.B=150'],
    ['path', 'simple', false, 'array', 'blue,black,brown'],
    ['path', 'simple', false, 'object', 'R,100,G,200,B,150'],
    ['path', 'simple', true, 'array', 'blue,black,brown'],
    ['path', 'simple', true, 'object', 'R=100,G=200,B=150'],
    ['query', 'form', false, 'string', 'color=blue'],
    ['query', 'form', false, 'array', 'color=blue,black,brown'],
    ['query', 'form', false, 'object', 'color=R,100,G,200,B,150'],
    ['query', 'form', true, 'array', 'color=blue&color=black&color=brown'],
    ['query', 'form', true, 'object', 'R=100&G=200&B=150'],
    ['query', 'spaceDelimited', false, 'array', 'color=blue%20black%20brown'],
    ['query', 'spaceDelimited', false, 'object', 'color=R%20100%20G%20200%20B%20150'],
    ['query', 'pipeDelimited', false, 'array', 'color=blue%7Cblack%7Cbrown'],
    ['query', 'pipeDelimited', false, 'object', 'color=R%7C100%7CG%7C200%7CB%7C150'],
    ['query', 'deepObject', true, 'object', 'color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150'],
    ['header', 'simple', false, 'object', 'R,100,G,200,B,150'],
    ['header', 'simple', true, 'object', 'R=100,G=200,B=150'],
    ['cookie', 'form', false, 'array', 'color=blue,black,brown'],
    ['cookie', 'form', true, 'string', 'color=blue'],
  ];

  test.each(table)('%s %s, explode %s: %s to %s', async (place, style, explode, kind, expected) => {
    const types = {
      string: text,
      array: texts,
      object: { ...colors, additionalProperties: { type: 'integer' } },
    };
    const parameter = { name: 'color', in: place, style, explode, schema: types[kind] } as Parameter;
    const made = oneOperation({
      path: place === 'path' ? '/pets/{color}' : '/pets',
      parameters: [parameter],
    });
    const { path, query, headers } = serializeRequest(...made, { [place]: { color: values[kind] } }, '/v1');
    const serialized = {
      path: path.slice('/v1/pets/'.length),
      query,
      header: headers.color,
      cookie: headers.cookie,
    };
    expect(serialized[place]).toBe(expected);
    const parsed = await roundTrip(made, { [place]: { color: values[kind] } });
    expect({ value: parsed[place].color, violations: parsed.violations }).toEqual({
      value: values[kind],
      violations: [],
    });
  });
});

describe('parses what it serializes', () => {
  const anyString = fc.string({ minLength: 1, unit: 'grapheme' }).filter((one) => one.isWellFormed());
  const plain = fc.stringMatching(/^[A-Za-z0-9_-]+$/);
  const styles: [Parameter['in'], NonNullable<Parameter['style']>, fc.Arbitrary<string>][] = [
    ['path', 'simple', anyString],
    ['path', 'label', anyString],
    ['path', 'matrix', anyString],
    ['query', 'form', anyString],
    ['query', 'spaceDelimited', plain],
    ['query', 'pipeDelimited', plain],
    ['header', 'simple', plain],
    ['cookie', 'form', anyString],
  ];
  const all = styles.flatMap(([place, style, item]) =>
    [true, false].map((explode) => [place, style, explode, item] as const),
  );

  test.each(all)('%s %s, explode %s', async (place, style, explode, item) => {
    const path = place === 'path' ? '/pets/{p}' : '/pets';
    const operation = (schema: Schema) =>
      oneOperation({ path, parameters: [{ name: 'p', in: place, style, explode, schema }] });
    const shapes: [Schema, fc.Arbitrary<unknown>][] = [
      [text, item],
      [{ type: 'integer' }, fc.integer()],
      [{ type: 'number' }, fc.double({ noDefaultInfinity: true, noNaN: true }).map((one) => one + 0)],
      [{ type: 'boolean' }, fc.boolean()],
      [texts, fc.array(item, { minLength: 1 })],
      [{ type: 'array', items: { type: 'integer' } }, fc.array(fc.integer(), { minLength: 1 })],
      [
        colors,
        fc
          .record({ R: fc.integer(), G: fc.integer(), name: item }, { requiredKeys: ['R'] })
          .map((one) => ({ ...one })),
      ],
    ];
    for (const [schema, values] of shapes) {
      const made = operation(schema);
      await fc.assert(
        fc.asyncProperty(values, async (value) => {
          const parsed = await roundTrip(made, { [place]: { p: value } });
          expect({ value: parsed[place].p, violations: parsed.violations }).toEqual({
            value,
            violations: [],
          });
        }),
        { numRuns: 30 },
      );
    }
  });

  test('deepObject, also nested deeper', async () => {
    const deep = fc.record({
      a: anyString,
      b: fc.record({ c: anyString }),
      d: fc.array(anyString, { minLength: 2 }),
    });
    const schema = {
      type: 'object',
      properties: { a: text, b: { type: 'object', properties: { c: text } }, d: texts },
    };
    const made = oneOperation({ parameters: [{ name: 'f', in: 'query', style: 'deepObject', schema }] });
    await fc.assert(
      fc.asyncProperty(deep, async (f) => {
        const { query, violations } = await roundTrip(made, { query: { f } });
        expect({ query, violations }).toEqual({ query: { f }, violations: [] });
      }),
    );
  });

  test('JSON in parameters with content', async () => {
    const made = oneOperation({
      path: '/pets/{p}',
      parameters: [
        { name: 'p', in: 'path', required: true, content: { 'application/json': { schema: {} } } },
        { name: 'q', in: 'query', content: { 'application/json': { schema: {} } } },
      ],
    });
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.jsonValue(), async (p, q) => {
        const parsed = await roundTrip(made, { path: { p }, query: { q } });
        expect(JSON.stringify([parsed.path.p, parsed.query.q])).toBe(JSON.stringify([p, q]));
      }),
    );
  });

  test('several parameters in one segment', async () => {
    const made = oneOperation({
      path: '/from/{a}/{b}.json',
      parameters: ['a', 'b'].map((name) => ({ name, in: 'path' as const, required: true, schema: text })),
    });
    await fc.assert(
      fc.asyncProperty(anyString, anyString, async (a, b) => {
        expect((await roundTrip(made, { path: { a, b } })).path).toEqual({ a, b });
      }),
    );
  });

  const fields = {
    type: 'object',
    required: ['name'],
    properties: {
      name: text,
      age: { type: 'integer' },
      ok: { type: 'boolean' },
      tags: texts,
      more: { type: 'object', properties: { deep: text } },
    },
  };
  const form = fc
    .record(
      {
        name: anyString,
        age: fc.integer(),
        ok: fc.boolean(),
        tags: fc.array(anyString, { minLength: 1 }),
        more: fc.record({ deep: anyString }),
      },
      { requiredKeys: ['name'] },
    )
    .map((one) => ({ ...one }));

  test.each([
    ['application/json', undefined],
    ['application/vnd.pet+json', undefined],
    ['application/x-www-form-urlencoded', undefined],
    [
      'application/x-www-form-urlencoded',
      { tags: { explode: false }, more: { style: 'deepObject' as const } },
    ],
    ['multipart/form-data', undefined],
    ['multipart/form-data', { more: { contentType: 'application/json' } }],
  ])('a body of type %s with the encoding %j', async (mediaType, encoding) => {
    const content = { [mediaType]: { schema: fields, ...(encoding && { encoding }) } };
    const made = oneOperation({ requestBody: { required: true, content } });
    await fc.assert(
      fc.asyncProperty(form, async (body) => {
        const parsed = await roundTrip(made, { body });
        expect({ body: parsed.body, violations: parsed.violations }).toEqual({ body, violations: [] });
      }),
      { numRuns: 30 },
    );
  });
});
