import { Buffer } from 'node:buffer';
import { describe, expect, test } from '@jest/globals';
import { decode, decodeBody } from './decode.ts';
import { GoError } from './error.ts';
import type { GoStruct, GoType } from './go-type.ts';
import { scanAll } from './scan-json.ts';

const inner: GoStruct = {
  struct: 'x.Inner',
  fields: { Name: 'string', Tags: { map: 'string' } },
  pointer: true,
};
const outer: GoStruct = {
  struct: 'x.Outer',
  fields: { Text: 'string', On: 'bool', Bytes: 'bytes', List: { slice: 'string' }, Inner: inner },
};
const read = (text: string, type: GoType) => decode(scanAll(text), type);

describe('what is sent', () => {
  test.each<[string, GoType, unknown]>([
    ['"a"', 'string', 'a'],
    ['true', 'bool', true],
    ['255', 'uint8', 255],
    ['"YQ=="', 'bytes', Buffer.from('a')],
    ['[97,98]', 'bytes', Buffer.from('ab')],
    ['["a",null]', { slice: 'string' }, ['a', '']],
    ['{"a":"1","b":null}', { map: 'string' }, { a: '1', b: '' }],
    ['{"a":"1","a":null}', { map: 'string' }, { a: '' }],
    ['{"a":{"x":true},"a":{"y":true}}', { map: { map: 'bool' } }, { a: { y: true } }],
    ['{"text":"a","ON":true,"other":[{}]}', outer, { Text: 'a', On: true, Bytes: Buffer.alloc(0), List: [] }],
  ])('%s is decoded', (text, type, want) => {
    expect(read(text, type)).toEqual(want);
  });

  test.each<[GoType, unknown]>([
    ['string', ''],
    ['bool', false],
    ['uint8', 0],
    ['bytes', Buffer.alloc(0)],
    [{ slice: 'string' }, []],
    [{ map: 'string' }, {}],
    [inner, undefined],
  ])('null for a %j is its empty value', (type, want) => {
    expect(read('null', type)).toEqual(want);
  });
});

describe('a key sent twice', () => {
  test.each([
    ['{"Text":"a","text":"b"}', { Text: 'b' }],
    ['{"Text":"a","Text":null}', { Text: 'a' }],
    [
      '{"Inner":{"Name":"a","Tags":{"x":"1"}},"Inner":{"Tags":{"y":"2"}}}',
      { Inner: { Name: 'a', Tags: { x: '1', y: '2' } } },
    ],
    ['{"Inner":{"Tags":{"x":"1"}},"Inner":{"Tags":null}}', { Inner: { Name: '', Tags: {} } }],
    ['{"Bytes":[1,2],"Bytes":null,"Bytes":[null]}', { Bytes: Buffer.from([0]) }],
    ['{"Bytes":"dmFs","Bytes":[null,null,null,null]}', { Bytes: Buffer.from('val\0') }],
    ['{"Bytes":[1,2,3],"Bytes":[9],"Bytes":[null,null]}', { Bytes: Buffer.from([9, 2]) }],
    ['{"Bytes":[1,2],"Bytes":[],"Bytes":[null]}', { Bytes: Buffer.from([0]) }],
  ])('is decoded as Go does in %s', (text, want) => {
    expect(read(text, outer)).toMatchObject(want);
  });

  test('leaves nothing of an object that null took away', () => {
    expect(read('{"Inner":{"Name":"a"},"Inner":null}', outer)).not.toHaveProperty('Inner');
  });
});

test('a key such as __proto__ is data and changes no other object', () => {
  const map = read('{"__proto__":"p","constructor":"c"}', { map: 'string' }) as Record<string, string>;
  expect(Object.entries(map)).toEqual([
    ['__proto__', 'p'],
    ['constructor', 'c'],
  ]);
  expect(read('{"__proto__":{"Text":"x"}}', outer)).toMatchObject({ Text: '' });
  expect({}).not.toHaveProperty('Text');
});

describe('a value that does not fit', () => {
  test.each<[string, GoType, string]>([
    ['5', 'string', 'number into Go value of type string'],
    ['"a"', 'bool', 'string into Go value of type bool'],
    ['[true]', 'bytes', 'bool into Go value of type uint8'],
    ['{}', 'bytes', 'object into Go value of type []uint8'],
    ['[256]', 'bytes', 'number 256 into Go value of type uint8'],
    ['[-0]', 'bytes', 'number -0 into Go value of type uint8'],
    ['[1.0]', 'bytes', 'number 1.0 into Go value of type uint8'],
    ['[]', { map: { map: 'bool' } }, 'array into Go value of type map[string]map[string]bool'],
    ['{"a":[]}', { map: { map: 'bool' } }, 'array into Go value of type map[string]bool'],
    ['{}', { slice: 'string' }, 'object into Go value of type []string'],
    ['"x"', inner, 'string into Go value of type x.Inner'],
    ['[]', outer, 'array into Go value of type x.Outer'],
    ['{"text":[]}', outer, 'array into Go struct field Outer.Text of type string'],
    ['{"List":[1]}', outer, 'number into Go struct field Outer.List of type string'],
    ['{"Inner":5}', outer, 'number into Go struct field Outer.Inner of type x.Inner'],
    ['{"Inner":{"Name":{}}}', outer, 'object into Go struct field Inner.Inner.Name of type string'],
    ['{"Inner":{"Tags":{"a":true}}}', outer, 'bool into Go struct field Inner.Inner.Tags of type string'],
    ['{"Text":5,"On":6}', outer, 'number into Go struct field Outer.Text of type string'],
    [
      '{"Inner":{"Name":5},"Text":true}',
      outer,
      'number into Go struct field Inner.Inner.Name of type string',
    ],
  ])('is named for %s', (text, type, message) => {
    expect(() => read(text, type)).toThrow(new GoError(`json: cannot unmarshal ${message}`));
  });

  test('is named before or after bad base64, whichever was sent first', () => {
    const number = 'json: cannot unmarshal number into Go struct field Outer.Text of type string';
    expect(() => read('{"Text":5,"Bytes":"*"}', outer)).toThrow(new GoError(number));
    expect(() => read('{"Bytes":"*","Text":5}', outer)).toThrow(
      new GoError('illegal base64 data at input byte 0'),
    );
  });
});

test('an empty body is distinguished from one that is cut short', () => {
  expect(() => decodeBody(Buffer.from(' '), 'string')).toThrow(
    new GoError('got EOF while reading request body'),
  );
  expect(() => decodeBody(Buffer.from('"'), 'string')).toThrow(new GoError('unexpected EOF'));
});
