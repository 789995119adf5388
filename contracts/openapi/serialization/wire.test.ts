import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { noBody } from '../../http/message.ts';
import type { Parameter, PathItem, RequestBody, Schema } from '../document.ts';
import { createRouter } from '../router.ts';
import { createSpec, type Operation, type Spec } from '../spec.ts';
import { parseRequest } from './parse-request.ts';
import { type RequestInput, serializeRequest } from './serialize-request.ts';

interface Given {
  path?: string;
  parameters?: Parameter[];
  requestBody?: RequestBody;
}

function oneOperation({ path = '/things', parameters = [], requestBody }: Given): [Spec, Operation] {
  const item: PathItem = { post: { parameters, ...(requestBody && { requestBody }), responses: {} } };
  const spec = createSpec('test', { openapi: '3.1.0', paths: { [path]: item } }, { checked: true });
  const [operation] = spec.operations.values();
  if (!operation) throw new Error('no operation');
  return [spec, operation];
}

/** Writes a request and reads it again, by way of the router. */
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

describe('writes what the table of the specification has (3.1.1, section 4.8.12.6)', () => {
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

  test.each(table)('%s %s, explode %s: %s is %s', async (place, style, explode, kind, wanted) => {
    const types = {
      string: text,
      array: texts,
      object: { ...colors, additionalProperties: { type: 'integer' } },
    };
    const parameter = { name: 'color', in: place, style, explode, schema: types[kind] } as Parameter;
    const made = oneOperation({
      path: place === 'path' ? '/things/{color}' : '/things',
      parameters: [parameter],
    });
    const { path, query, headers } = serializeRequest(...made, { [place]: { color: values[kind] } }, '/v1');
    const written = {
      path: path.slice('/v1/things/'.length),
      query,
      header: headers.color,
      cookie: headers.cookie,
    };
    expect(written[place]).toBe(wanted);
    const reading = await roundTrip(made, { [place]: { color: values[kind] } });
    expect({ value: reading[place].color, faults: reading.faults }).toEqual({
      value: values[kind],
      faults: [],
    });
  });
});

describe('reads what it writes', () => {
  const anyText = fc.string({ minLength: 1, unit: 'grapheme' }).filter((one) => one.isWellFormed());
  const plain = fc.stringMatching(/^[A-Za-z0-9_-]+$/);
  const styles: [Parameter['in'], NonNullable<Parameter['style']>, fc.Arbitrary<string>][] = [
    ['path', 'simple', anyText],
    ['path', 'label', anyText],
    ['path', 'matrix', anyText],
    ['query', 'form', anyText],
    ['query', 'spaceDelimited', plain],
    ['query', 'pipeDelimited', plain],
    ['header', 'simple', plain],
    ['cookie', 'form', anyText],
  ];
  const all = styles.flatMap(([place, style, item]) =>
    [true, false].map((explode) => [place, style, explode, item] as const),
  );

  test.each(all)('%s %s, explode %s', async (place, style, explode, item) => {
    const path = place === 'path' ? '/things/{p}' : '/things';
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
          const reading = await roundTrip(made, { [place]: { p: value } });
          expect({ value: reading[place].p, faults: reading.faults }).toEqual({ value, faults: [] });
        }),
        { numRuns: 30 },
      );
    }
  });

  test('deepObject, also deeper', async () => {
    const deep = fc.record({
      a: anyText,
      b: fc.record({ c: anyText }),
      d: fc.array(anyText, { minLength: 2 }),
    });
    const schema = {
      type: 'object',
      properties: { a: text, b: { type: 'object', properties: { c: text } }, d: texts },
    };
    const made = oneOperation({ parameters: [{ name: 'f', in: 'query', style: 'deepObject', schema }] });
    await fc.assert(
      fc.asyncProperty(deep, async (f) => {
        const { query, faults } = await roundTrip(made, { query: { f } });
        expect({ query, faults }).toEqual({ query: { f }, faults: [] });
      }),
    );
  });

  test('content parameters are JSON', async () => {
    const made = oneOperation({
      path: '/things/{p}',
      parameters: [
        { name: 'p', in: 'path', required: true, content: { 'application/json': { schema: {} } } },
        { name: 'q', in: 'query', content: { 'application/json': { schema: {} } } },
      ],
    });
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.jsonValue(), async (p, q) => {
        const reading = await roundTrip(made, { path: { p }, query: { q } });
        expect(JSON.stringify([reading.path.p, reading.query.q])).toBe(JSON.stringify([p, q]));
      }),
    );
  });

  test('parameters inside a segment keep apart', async () => {
    const made = oneOperation({
      path: '/from/{a}/{b}.json',
      parameters: ['a', 'b'].map((name) => ({ name, in: 'path' as const, required: true, schema: text })),
    });
    await fc.assert(
      fc.asyncProperty(anyText, anyText, async (a, b) => {
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
        name: anyText,
        age: fc.integer(),
        ok: fc.boolean(),
        tags: fc.array(anyText, { minLength: 1 }),
        more: fc.record({ deep: anyText }),
      },
      { requiredKeys: ['name'] },
    )
    .map((one) => ({ ...one }));

  test.each([
    ['application/json', undefined],
    ['application/vnd.thing+json', undefined],
    ['application/x-www-form-urlencoded', undefined],
    [
      'application/x-www-form-urlencoded',
      { tags: { explode: false }, more: { style: 'deepObject' as const } },
    ],
    ['multipart/form-data', undefined],
    ['multipart/form-data', { more: { contentType: 'application/json' } }],
  ])('a body of %s with the encoding %j', async (mediaType, encoding) => {
    const content = { [mediaType]: { schema: fields, ...(encoding && { encoding }) } };
    const made = oneOperation({ requestBody: { required: true, content } });
    await fc.assert(
      fc.asyncProperty(form, async (body) => {
        const reading = await roundTrip(made, { body });
        expect({ body: reading.body, faults: reading.faults }).toEqual({ body, faults: [] });
      }),
      { numRuns: 30 },
    );
  });
});

describe('reads', () => {
  const query = (schema: Schema, others: Partial<Parameter> = {}) =>
    oneOperation({ parameters: [{ name: 'q', in: 'query', schema, ...others }] });
  const read = async ([spec, operation]: [Spec, Operation], line: string) => {
    const request = { method: 'POST', path: '/things', query: line, headers: {}, body: noBody };
    const { query: values, faults } = await parseRequest(spec, operation, request, {});
    return faults.length > 0 ? faults.map(({ rule }) => rule) : values;
  };
  const either = { oneOf: [{ type: 'integer', minimum: 10 }, { type: 'string' }] };

  test.each<[string, Schema, string, unknown]>([
    ['an integer', { type: 'integer' }, 'q=5', { q: 5 }],
    ['no integer', { type: 'integer' }, 'q=5.5', ['type']],
    ['a null as text', { type: ['string', 'null'] }, 'q=null', { q: 'null' }],
    ['a null, where no text will do', { type: ['integer', 'null'] }, 'q=null', { q: null }],
    ['through allOf', { allOf: [{ type: 'number' }, { minimum: 1 }] }, 'q=2.5', { q: 2.5 }],
    ['through anyOf', { anyOf: [{ type: 'boolean' }, { type: 'integer' }] }, 'q=true', { q: true }],
    ['the reading that is valid', either, 'q=5', { q: '5' }],
    ['the other reading', either, 'q=15', { q: 15 }],
    ['an enumeration without a type', { enum: [1, 2] }, 'q=2', { q: 2 }],
    ['several where one is wanted: the last', { type: 'integer' }, 'q=1&q=2', { q: 2 }],
    ['one or several: one', { oneOf: [text, texts] }, 'q=a', { q: 'a' }],
    ['one or several: several', { oneOf: [text, texts] }, 'q=a&q=b', { q: ['a', 'b'] }],
    ['a plus as a space', text, 'q=a+b%2B', { q: 'a b+' }],
    ['what is not well encoded', text, 'q=%zz', { q: '%zz' }],
    ['a default', { type: 'integer', default: 3 }, '', { q: 3 }],
    ['nothing', { type: 'integer' }, 'other=1', {}],
    ['brackets', texts, 'q=a', { q: ['a'] }],
  ])('%s', async (_, schema, line, wanted) => {
    expect(await read(query(schema), line)).toEqual(wanted);
  });

  test('an empty value only where it is allowed', async () => {
    expect(await read(query({ type: 'integer' }), 'q=')).toEqual(['type']);
    expect(await read(query({ type: 'integer' }, { allowEmptyValue: true }), 'q=')).toEqual({ q: '' });
    expect(await read(query({ type: 'integer' }, { allowEmptyValue: true }), 'q')).toEqual({ q: '' });
  });

  test('a comma in a value is none between values', async () => {
    expect(await read(query(texts, { explode: false }), 'q=a%2Cb,c')).toEqual({ q: ['a,b', 'c'] });
  });

  test('headers that OpenAPI wants ignored are ignored', async () => {
    const made = oneOperation({
      parameters: [{ name: 'Authorization', in: 'header', required: true, schema: text }],
    });
    expect(await read(made, '')).toEqual({});
  });
});
