import { describe, expect, test } from '@jest/globals';
import { jsonOf, numberOf, parseJson, tryParseJson, writeJson } from './lossless-json.ts';

describe('JSON with 64-bit integers', () => {
  test.each([
    '{"id":9007199254740993,"other":9007199254740992}',
    '[-9223372036854775808,9223372036854775807,18446744073709551615]',
    '9007199254740993',
    '{"text":"9007199254740993","list":[{"id":12345678901234567}],"small":1.5,"none":null}',
    '{"__proto__":{"id":9007199254740993}}',
  ])('is written as it was read: %s', (text) => {
    expect(writeJson(parseJson(text))).toBe(text);
  });

  test('has a bigint only where a number would lose digits', () => {
    expect(parseJson('[9007199254740993, 9007199254740992, 1, 0.1234567890123456789]')).toEqual([
      9007199254740993n,
      9007199254740992,
      1,
      0.12345678901234568,
    ]);
    // What a number is written as is read as the same number, so that the two sides of a call compare equal.
    for (const number of [2 ** 63, -(2 ** 53), 1e20, 1e21, 123456789012345680000])
      expect(parseJson(JSON.stringify([number]))).toEqual([number]);
    expect([numberOf('007'), numberOf('00000000000000000001')]).toEqual([7, 1]);
  });

  test('is not JSON where it cannot be parsed', () => {
    expect(() => parseJson('{"id":9007199254740993')).toThrow(SyntaxError);
    expect([tryParseJson('{'), tryParseJson(Buffer.from('null')), tryParseJson('')]).toEqual([
      undefined,
      null,
      undefined,
    ]);
  });

  test('is read by its media type', () => {
    const body = Buffer.from('{"a":1}');
    for (const type of ['application/json', 'application/problem+json; charset=utf-8', 'Text/JSON'])
      expect(jsonOf({ headers: { 'Content-Type': type }, body })).toEqual({ a: 1 });
    for (const headers of [{}, { 'content-type': 'text/plain' }])
      expect(jsonOf({ headers, body })).toBeUndefined();
  });

  test('cannot be written of what is circular', () => {
    const circular: Record<string, unknown> = {};
    circular.self = circular;
    expect(() => writeJson(circular)).toThrow(TypeError);
  });
});
