import { describe, expect, test } from '@jest/globals';
import { noBody } from '../../http/message.ts';
import type { Parameter, Schema } from '../document.ts';
import type { Operation, Spec } from '../spec.ts';
import { parseRequest } from './parse-request.ts';
import { oneOperation } from './testing.ts';

const text = { type: 'string' } as const;
const texts = { type: 'array', items: text } as const;

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
  ])('%s', async (_, schema, line, expected) => {
    expect(await parse(query(schema), line)).toEqual(expected);
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
