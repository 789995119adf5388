import { describe, expect, test } from '@jest/globals';
import { GoError } from './error.ts';
import { parseFilters } from './parse-filters.ts';

const notASet = (kind: string) => `json: cannot unmarshal ${kind} into Go value of type map[string]bool`;
const notSets = (kind: string) =>
  `json: cannot unmarshal ${kind} into Go value of type map[string]map[string]bool`;

describe('filters', () => {
  test.each<[string, [string, string[]][]]>([
    ['', []],
    ['null', []],
    ['{}', []],
    ['{"name":{"a":true,"b":false,"c":null}}', [['name', ['a', 'b', 'c']]]],
    ['{"name":["a","b","a"]}', [['name', ['a', 'b']]]],
    ['{"name":[]}', [['name', []]]],
    ['{"name":null}', [['name', []]]],
    ['{"name":[null]}', [['name', ['']]]],
    [
      '{"name":["a"],"id":["b"]}',
      [
        ['name', ['a']],
        ['id', ['b']],
      ],
    ],
    ['{"name":["a"],"name":["b"]}', [['name', ['b']]]],
    ['{"name":{"a":true},"name":{"b":true}}', [['name', ['b']]]],
    ['{"__proto__":["__proto__"]}', [['__proto__', ['__proto__']]]],
    ['{"__proto__":{"__proto__":true}}', [['__proto__', ['__proto__']]]],
    ['{"name":["\udcff"]}', [['name', ['\ufffd']]]],
  ])('are read from %s', (text, want) => {
    expect([...parseFilters(text)]).toEqual(want);
  });

  test.each([
    ['"x"', notSets('string')],
    ['[]', notSets('array')],
    ['5', notSets('number')],
    ['{"name":5}', notASet('number')],
    ['{"name":"a"}', notASet('string')],
    ['{"name":[5]}', notASet('array')],
    ['{"name":["a"],"label":{"b":true}}', notASet('array')],
    ['{"name":{"a":"true"}}', 'json: cannot unmarshal string into Go value of type bool'],
    ['x', "invalid character 'x' looking for beginning of value"],
    ['{} x', "invalid character 'x' after top-level value"],
    [' ', 'unexpected end of JSON input'],
    ['\udcff', "invalid character 'ÿ' looking for beginning of value"],
  ])('are refused when they are %j', (text, message) => {
    expect(() => parseFilters(text)).toThrow(new GoError(message));
  });
});
