import { describe, expect, test } from '@jest/globals';
import { cleanPath, parseQuery, redirectFor, unescapePath } from './url.ts';

describe('a path', () => {
  test.each([
    ['/a%20b+c', '/a b+c'],
    ['/%2e%2E', '/..'],
    ['/a%2Fb%3F%25', '/a/b?%'],
    ['/%E9%80%80', '/退'],
    ['/\xe9\x80\x80', '/退'],
    ['/%FF%00', '/\ufffd\u0000'],
    ['/%F0%9F', '/\ufffd\ufffd'],
    ['/%zz', undefined],
    ['/%', undefined],
    ['/a%2', undefined],
  ])('%j is decoded to %j', (raw, path) => {
    expect(unescapePath(raw)).toBe(path);
  });

  test.each([
    ['', '/'],
    ['/', '/'],
    ['/a/b', '/a/b'],
    ['/a/b/', '/a/b/'],
    ['//a', '/a'],
    ['/a//b//', '/a/b/'],
    ['/a/./b', '/a/b'],
    ['/a/.', '/a'],
    ['/a/./', '/a/'],
    ['/a/../b', '/b'],
    ['/a/..', '/'],
    ['/a/../', '/'],
    ['/../..', '/'],
    ['/a/...', '/a/...'],
    ['a/b', '/a/b'],
  ])('%j is cleaned to %j', (path, clean) => {
    expect(cleanPath(path)).toBe(clean);
  });
});

describe('a redirect', () => {
  test.each([
    ['/v1.41//secrets', '', '/v1.41/secrets'],
    ['/v1.41/secrets/../secrets', '', '/v1.41/secrets'],
    ['/v1.41/secrets/%2e%2e', '', '/v1.41'],
    ['/v1.41/secrets/%2F', '', '/v1.41/secrets/'],
    ['/v1.41//secrets/%3F%23%25', '', '/v1.41/secrets/%3F%23%25'],
    ["/v1.41//secrets/a%20b%2F%FF!'(", 'x=%zz&y', '/v1.41/secrets/a%20b/%FF%21%27%28?x=%zz&y'],
    ['/v1.41//secrets/\xc3\xa9~:@&=+$,;', '', '/v1.41/secrets/%C3%A9~:@&=+$,;'],
    ['/v1.41/secrets//update', 'version=1', '/v1.41/secrets/update?version=1'],
  ])('leads from %j with the query %j to %j', (path, query, location) => {
    expect(redirectFor(path, query)).toBe(location);
  });

  test.each(['/', '/v1.41/secrets', '/v1.41/secrets/', '/v1.41/secrets/a%2Fb', '/v1.41/secrets/%FF'])(
    'is not needed for %j',
    (path) => {
      expect(redirectFor(path, 'a//b')).toBeUndefined();
    },
  );
});

describe('a query', () => {
  test.each([
    ['', {}],
    ['a=1&b=2&a=3', { a: ['1', '3'], b: ['2'] }],
    ['&&a&=x&b==&', { a: [''], '': ['x'], b: ['='] }],
    ['a+b=%2B+%20&%61=1', { 'a b': ['+  '], a: ['1'] }],
    ['__proto__=1', { ['__proto__']: ['1'] }],
    ['a=%C3%A9', { a: ['é'] }],
    ['a=%FFb', { a: ['\udcffb'] }],
  ])('%j is read', (raw, want) => {
    const { values, error } = parseQuery(raw);
    expect(Object.fromEntries(values)).toEqual(want);
    expect(error).toBeUndefined();
  });

  test.each([
    ['a=%zz', 'invalid URL escape "%zz"'],
    ['a=b%zzz', 'invalid URL escape "%zz"'],
    ['%', 'invalid URL escape "%"'],
    ['a=%41%4', 'invalid URL escape "%4"'],
    ['a=%"', 'invalid URL escape "%\\""'],
    ['a=%zz&b=%yy', 'invalid URL escape "%zz"'],
    ['x;y', 'invalid semicolon separator in query'],
    ['x;y&a=%zz', 'invalid semicolon separator in query'],
    ['a=%zz&x;y', 'invalid semicolon separator in query'],
  ])('%j is in error', (raw, message) => {
    expect(parseQuery(raw).error?.message).toBe(message);
  });

  test('keeps the pairs that are not in error', () => {
    const { values } = parseQuery('version=1&version=5;x=1&a=%zz&b=2');
    expect(Object.fromEntries(values)).toEqual({ version: ['1'], b: ['2'] });
  });
});
