import { Buffer } from 'node:buffer';
import { describe, expect, test } from '@jest/globals';
import { GoError } from './error.ts';
import { type Node, scanAll, scanFirst } from './scan-json.ts';

const first = (text: string) => scanFirst(Buffer.from(text));
const text = (value: string): Node => ({ kind: 'string', value });
const number = (raw: string): Node => ({ kind: 'number', raw });

describe('a value', () => {
  test.each<[string, Node]>([
    ['null', { kind: 'null' }],
    ['true', { kind: 'bool', value: true }],
    ['false', { kind: 'bool', value: false }],
    ['-0', number('-0')],
    ['-1.50e+07', number('-1.50e+07')],
    ['0E0', number('0E0')],
    ['12345678901234567890', number('12345678901234567890')],
    ['[]', { kind: 'array', items: [] }],
    [' [ 1 , [ ] , "a" ] ', { kind: 'array', items: [number('1'), { kind: 'array', items: [] }, text('a')] }],
    ['{ }', { kind: 'object', entries: [] }],
  ])('is read from %j', (input, want) => {
    expect(first(input)).toEqual(want);
    expect(scanAll(input)).toEqual(want);
  });

  test('keeps equal keys, the order of keys and a key named __proto__', () => {
    const node = first('{"b":1,"a":{"__proto__":2},"b":3}');
    const inner: Node = { kind: 'object', entries: [['__proto__', number('2')]] };
    const entries = [
      ['b', number('1')],
      ['a', inner],
      ['b', number('3')],
    ];
    expect(node).toEqual({ kind: 'object', entries });
  });
});

describe('a body', () => {
  test.each(['null x', '{}}', 'truex', '5 x', '"a"b', '[] ]', '[1]{'])(
    'is read to the end of its first value in %j',
    (input) => {
      expect(() => first(input)).not.toThrow();
    },
  );

  test.each(['', ' ', '\t\r\n '])('is EOF when it is but %j', (input) => {
    expect(() => first(input)).toThrow(new GoError('EOF'));
  });

  test.each([
    '-',
    'nul',
    '{',
    '{"',
    '{"a',
    '{"a"',
    '{"a":',
    '{"a":1',
    '{"a":1,',
    '[',
    '[1,',
    '"a',
    '"\\',
    '"\\u12',
    '1.',
    '1e+',
  ])('that ends too early in %j is an unexpected EOF', (input) => {
    expect(() => first(input)).toThrow(new GoError('unexpected EOF'));
  });

  test('may be a part of a larger buffer', () => {
    expect(scanFirst(Buffer.from('x{"a":1}x').subarray(1, 8))).toEqual(first('{"a":1}'));
  });

  test('reads the same when it is large', () => {
    const long = 'x'.repeat(5000);
    const label = 'a label of more than twelve letters';
    expect(first(`["${long}","${label}"]`)).toEqual({ kind: 'array', items: [text(long), text(label)] });
  });
});

describe('a text that must be one value', () => {
  test.each([
    ['', 'unexpected end of JSON input'],
    [' ', 'unexpected end of JSON input'],
    ['[', 'unexpected end of JSON input'],
    ['{"a"', 'unexpected end of JSON input'],
    ['"a', 'unexpected end of JSON input'],
    ['nul', "invalid character ' ' in literal null (expecting 'l')"],
    ['-', "invalid character ' ' in numeric literal"],
    ['1.', "invalid character ' ' after decimal point in numeric literal"],
    ['1e', "invalid character ' ' in exponent of numeric literal"],
    ['"\\', "invalid character ' ' in string escape code"],
    ['"\\u12', "invalid character ' ' in \\u hexadecimal character escape"],
    ['{} x', "invalid character 'x' after top-level value"],
    ['{}{', "invalid character '{' after top-level value"],
    ['nullx', "invalid character 'x' after top-level value"],
    ['01', "invalid character '1' after top-level value"],
    ['\udcff', "invalid character 'ÿ' looking for beginning of value"],
  ])('is refused when it is %j', (input, message) => {
    expect(() => scanAll(input)).toThrow(new GoError(message));
  });
});

describe('a character in the wrong place', () => {
  test.each([
    ['{"a":1,}', "'}' looking for beginning of object key string"],
    ["{'a':1}", "'\\'' looking for beginning of object key string"],
    ['{"a" 1}', "'1' after object key"],
    ['{"a":1 "b":2}', "'\"' after object key:value pair"],
    ['{"a":1]', "']' after object key:value pair"],
    ['{"a":01}', "'1' after object key:value pair"],
    ['[1 2]', "'2' after array element"],
    ['[1}', "'}' after array element"],
    ['[1,]', "']' looking for beginning of value"],
    ['[,]', "',' looking for beginning of value"],
    ['{"a":}', "'}' looking for beginning of value"],
    ['{"a":.1}', "'.' looking for beginning of value"],
    ['{"a":+1}', "'+' looking for beginning of value"],
    ['{"a":NaN}', "'N' looking for beginning of value"],
    ['{"a":1.}', "'}' after decimal point in numeric literal"],
    ['{"a":1e}', "'}' in exponent of numeric literal"],
    ['{"a":1e+}', "'}' in exponent of numeric literal"],
    ['{"a":-}', "'}' in numeric literal"],
    ['-x', "'x' in numeric literal"],
    ['{"a":nulx}', "'x' in literal null (expecting 'l')"],
    ['{"a":trve}', "'v' in literal true (expecting 'u')"],
    ['{"a":falsy}', "'y' in literal false (expecting 'e')"],
    ['{"a":"\\x"}', "'x' in string escape code"],
    ['{"a":"\\u12"}', "'\"' in \\u hexadecimal character escape"],
    ['{"a":"\\u123"}', "'\"' in \\u hexadecimal character escape"],
    ['{"a":"\\u12G4"}', "'G' in \\u hexadecimal character escape"],
    ['{"a":"\t"}', "'\\t' in string literal"],
    ['{"a":"\u0001"}', "'\\x01' in string literal"],
    ['\ufeff{}', "'ï' looking for beginning of value"],
    ['{"a":é}', "'Ã' looking for beginning of value"],
    ['{"a":"b"é}', "'Ã' after object key:value pair"],
  ])('is named for %j', (input, message) => {
    expect(() => first(input)).toThrow(new GoError(`invalid character ${message}`));
  });
});

describe('nesting', () => {
  const nested = (levels: number, open: string, close: string) => open.repeat(levels) + close.repeat(levels);

  test('goes 10,000 levels deep', () => {
    expect(() => first(nested(10_000, '[', ']'))).not.toThrow();
    expect(() => first(`{"a":${'{"a":'.repeat(9_999)}1${'}'.repeat(10_000)}`)).not.toThrow();
  });

  test('goes no deeper', () => {
    const message = (bracket: string) => new GoError(`invalid character '${bracket}' exceeded max depth`);
    expect(() => first(nested(10_001, '[', ']'))).toThrow(message('['));
    expect(() => first('{"a":'.repeat(10_001))).toThrow(message('{'));
    expect(() => scanAll('['.repeat(10_001))).toThrow(message('['));
  });
});
