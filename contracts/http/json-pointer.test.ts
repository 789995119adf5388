import { describe, expect, test } from '@jest/globals';
import { formatPointer, parsePointer, valueAt, withValueAt } from './json-pointer.ts';

describe('a JSON pointer', () => {
  const steps = ['a/b', 'm~n', '~1', '', '0'];

  test('escapes the slashes and tildes of its steps', () => {
    expect(formatPointer(steps)).toBe('/a~1b/m~0n/~01//0');
    expect(parsePointer('/a~1b/m~0n/~01//0')).toEqual(steps);
    expect(parsePointer('#/a~1b')).toEqual(['a/b']);
    expect([formatPointer([]), parsePointer('')]).toEqual(['', []]);
  });

  test('leads to members and items, and to nothing that is inherited', () => {
    const value = { 'a/b': [{ '': 1 }] };
    expect(valueAt(value, '/a~1b/0/')).toBe(1);
    expect(valueAt(value, '')).toBe(value);
    for (const pointer of ['/toString', '/a~1b/1', '/a~1b/0//x', '/a~1b/length/x'])
      expect(valueAt(value, pointer)).toBeUndefined();
  });

  test.each([
    ['/a', 2, { a: 2, list: [{ b: 1 }, 2] }],
    ['/list/0/b', 2, { a: 1, list: [{ b: 2 }, 2] }],
    ['/new/inner', 2, { a: 1, list: [{ b: 1 }, 2], new: { inner: 2 } }],
    ['/list/1', undefined, { a: 1, list: [{ b: 1 }] }],
    ['/list/0/b', undefined, { a: 1, list: [{}, 2] }],
    ['/a', undefined, { list: [{ b: 1 }, 2] }],
    ['', 2, 2],
  ])('sets or removes %s in a copy', (pointer, value, expected) => {
    const whole = { a: 1, list: [{ b: 1 }, 2] };
    const copy = withValueAt(whole, pointer, value);
    expect(copy).toStrictEqual(expected);
    expect(whole).toStrictEqual({ a: 1, list: [{ b: 1 }, 2] });
  });
});
