import { describe, expect, test } from '@jest/globals';
import { parsePrefer } from './prefer.ts';

const parsed = (header?: string) => parsePrefer(header).map((one) => Object.fromEntries(one));

describe('the Prefer header', () => {
  test('has preferences with parameters', () => {
    expect(parsed('fault=429; retry-after=3, wait=10')).toEqual([
      { fault: '429', 'retry-after': '3' },
      { wait: '10' },
    ]);
    expect(parsed('respond-async')).toEqual([{ 'respond-async': '' }]);
    expect(parsed('Lenient ; FOO = "a, b; \\"c\\"" ,x')).toEqual([
      { lenient: '', foo: 'a, b; "c"' },
      { x: '' },
    ]);
  });

  test('counts the first of a repeated parameter', () => {
    expect(parsed('code=404; code=500')).toEqual([{ code: '404' }]);
  });

  test.each([undefined, '', ' , ;', '="a"'])('asks for nothing in %p', (header) => {
    expect(parsed(header)).toEqual([]);
  });

  test('leaves out what cannot be read', () => {
    expect(parsed('a b, code=404; "x"=1, c="open')).toEqual([{ code: '404' }]);
  });
});
