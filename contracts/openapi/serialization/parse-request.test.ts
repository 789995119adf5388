import { describe, expect, test } from '@jest/globals';
import { noBody } from '../../http/message.ts';
import type { MediaType, Parameter, Schema } from '../document.ts';
import type { Operation, Spec } from '../spec.ts';
import { parseRequest } from './parse-request.ts';
import { oneOperation } from './testing.ts';

const text = { type: 'string' } as const;
const texts = { type: 'array', items: text } as const;
const integers = { type: 'array', items: { type: 'integer' } } as const;

describe('parses', () => {
  const query = (schema: Schema, others: Partial<Parameter> = {}) =>
    oneOperation({ parameters: [{ name: 'q', in: 'query', schema, ...others }] });
  const parse = async ([spec, operation]: [Spec, Operation], line: string) => {
    const request = { method: 'POST', path: '/pets', query: line, headers: {}, body: noBody };
    const { query: values, violations } = await parseRequest(spec, operation, request, {});
    return violations.length > 0 ? violations.map(({ rule }) => rule) : values;
  };
  const either = { oneOf: [{ type: 'integer', minimum: 10 }, { type: 'string' }] };

  test.each<[string, Schema, string, unknown]>([
    ['an integer', { type: 'integer' }, 'q=5', { q: 5 }],
    ['an invalid integer', { type: 'integer' }, 'q=5.5', ['type']],
    ['null as a string', { type: ['string', 'null'] }, 'q=null', { q: 'null' }],
    ['null where strings are not allowed', { type: ['integer', 'null'] }, 'q=null', { q: null }],
    ['by allOf', { allOf: [{ type: 'number' }, { minimum: 1 }] }, 'q=2.5', { q: 2.5 }],
    ['by anyOf', { anyOf: [{ type: 'boolean' }, { type: 'integer' }] }, 'q=true', { q: true }],
    ['the candidate that is valid', either, 'q=5', { q: '5' }],
    ['the other candidate', either, 'q=15', { q: 15 }],
    ['an enumeration without a type', { enum: [1, 2] }, 'q=2', { q: 2 }],
    ['the last of several where one is expected', { type: 'integer' }, 'q=1&q=2', { q: 2 }],
    ['one or several: one', { oneOf: [text, texts] }, 'q=a', { q: 'a' }],
    ['one or several: several', { oneOf: [text, texts] }, 'q=a&q=b', { q: ['a', 'b'] }],
    ['a plus as a space', text, 'q=a+b%2B', { q: 'a b+' }],
    ['an invalid percent encoding', text, 'q=%zz', { q: '%zz' }],
    ['a default', { type: 'integer', default: 3 }, '', { q: 3 }],
    ['a missing parameter', { type: 'integer' }, 'other=1', {}],
    ['one item of an array', texts, 'q=a', { q: ['a'] }],
    ['an array with empty brackets', integers, 'q[]=1&q[]=2', { q: [1, 2] }],
    ['an array with numbers in brackets', integers, 'q[1]=2&q[0]=1', { q: [1, 2] }],
    ['encoded brackets', integers, 'q%5B%5D=1', { q: [1] }],
    ['an invalid item in brackets', integers, 'q[]=x', ['type']],
  ])('%s', async (_, schema, line, expected) => {
    expect(await parse(query(schema), line)).toEqual(expected);
  });

  test('a single value of a list in a filter', async () => {
    const filter = query(
      { type: 'object', properties: { id: integers }, additionalProperties: false },
      { style: 'deepObject' },
    );
    expect(await parse(filter, 'q[id]=1')).toEqual({ q: { id: [1] } });
    expect(await parse(filter, 'q[id][]=1&q[id][]=3')).toEqual({ q: { id: [1, 3] } });
    expect(await parse(filter, 'q[other]=1')).toEqual(['additionalProperties']);
  });

  test('a parameter whose own name has brackets', async () => {
    const both = oneOperation({
      parameters: [
        { name: 'tag[]', in: 'query', schema: texts },
        { name: 'tag', in: 'query', schema: texts },
      ],
    });
    expect(await parse(both, 'tag[]=a&tag=b')).toEqual({ 'tag[]': ['a'], tag: ['b'] });
  });

  test('an empty value only where it is allowed', async () => {
    expect(await parse(query({ type: 'integer' }), 'q=')).toEqual(['type']);
    expect(await parse(query({ type: 'integer' }, { allowEmptyValue: true }), 'q=')).toEqual({ q: '' });
    expect(await parse(query({ type: 'integer' }, { allowEmptyValue: true }), 'q')).toEqual({ q: '' });
  });

  test('an encoded comma as part of a value', async () => {
    expect(await parse(query(texts, { explode: false }), 'q=a%2Cb,c')).toEqual({ q: ['a,b', 'c'] });
  });

  test('no header that OpenAPI ignores', async () => {
    const made = oneOperation({
      parameters: [{ name: 'Authorization', in: 'header', required: true, schema: text }],
    });
    expect(await parse(made, '')).toEqual({});
  });
});

describe('parses a form with', () => {
  const row = {
    type: 'object',
    properties: { price: text, count: { type: 'integer' }, tags: texts },
  } as const;
  const schema: Schema = {
    type: 'object',
    required: ['events'],
    additionalProperties: false,
    properties: {
      events: texts,
      items: { type: 'array', items: row },
      metadata: { type: 'object', additionalProperties: text },
      either: { anyOf: [{ type: 'array', items: row }, { enum: [''] }] },
    },
  };
  const nested = { style: 'deepObject', explode: true } as const;
  const encodings = {
    plain: {},
    nested: { events: nested, items: nested, metadata: nested, either: nested },
  };
  const parse = async (form: string, encoding: MediaType['encoding']) => {
    const type = 'application/x-www-form-urlencoded';
    const made = oneOperation({
      requestBody: { content: { [type]: { schema, ...(encoding && { encoding }) } } },
    });
    const headers = { 'content-type': type };
    const request = { method: 'POST', path: '/pets', query: '', headers, body: Buffer.from(form) };
    const { body, violations } = await parseRequest(...made, request, {});
    return violations.length > 0 ? violations.map(({ rule }) => rule) : body;
  };
  const two = [{ price: 'a', count: 2 }, { price: 'b' }];

  describe.each(Object.entries(encodings))('%s encoding', (_, encoding) => {
    test.each<[string, string, unknown]>([
      ['numbers in brackets', 'events[0]=a&events[1]=b', { events: ['a', 'b'] }],
      ['empty brackets', 'events[]=a', { events: ['a'] }],
      ['repeated names', 'events=a&events=b', { events: ['a', 'b'] }],
      ['both', 'events=a&events[]=b', { events: ['a', 'b'] }],
      [
        'an object',
        'events=a&metadata[tier]=gold&metadata[0]=x',
        { events: ['a'], metadata: { tier: 'gold', 0: 'x' } },
      ],
      [
        'objects by number',
        'events=a&items[0][price]=a&items[0][count]=2&items[1][price]=b',
        { events: ['a'], items: two },
      ],
      [
        'objects by order',
        'events=a&items[][price]=a&items[][count]=2&items[][price]=b',
        { events: ['a'], items: two },
      ],
      [
        'lists inside objects',
        'events=a&items[][tags][]=x&items[][tags][]=y',
        { events: ['a'], items: [{ tags: ['x', 'y'] }] },
      ],
      ['an empty text instead of a list', 'events=a&either=', { events: ['a'], either: '' }],
      [
        'a list instead of an empty text',
        'events=a&either[0][price]=a',
        { events: ['a'], either: [{ price: 'a' }] },
      ],
      ['an invalid item', 'events=a&items[0][count]=x', ['type']],
      ['brackets that are not closed', 'events=a&items[0=x', ['additionalProperties']],
    ])('%s', async (_, form, expected) => {
      expect(await parse(form, encoding)).toEqual(expected);
    });

    test('brackets too deep to be nested', async () => {
      const deep = `metadata${'[a]'.repeat(100_000)}`;
      expect(await parse(`events=a&${deep}=1`, encoding)).toEqual(['additionalProperties']);
    });
  });
});
