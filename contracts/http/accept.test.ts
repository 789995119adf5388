import { describe, expect, test } from '@jest/globals';
import { acceptableTypes } from './accept.ts';

describe('an Accept header', () => {
  test.each([
    [
      'takes everything where there is none, JSON first',
      undefined,
      ['text/html', 'application/json'],
      ['application/json', 'text/html'],
    ],
    [
      'refuses a type with q=0',
      'application/json ; q=0, */*',
      ['application/json', 'text/html'],
      ['text/html'],
    ],
    ['refuses everything with */*;q=0', '*/*;q=0', ['application/json'], []],
    [
      'prefers the higher quality',
      'text/html;q=0.5, application/json;q=0.9',
      ['text/html', 'application/json'],
      ['application/json', 'text/html'],
    ],
    [
      'prefers what it names before a range',
      '*/*, text/html',
      ['application/json', 'text/html'],
      ['text/html', 'application/json'],
    ],
    [
      'takes the types of a range',
      'application/*',
      ['application/problem+json', 'text/html'],
      ['application/problem+json'],
    ],
    [
      'takes a documented type with parameters',
      'application/json',
      ['application/json; charset=utf-8'],
      ['application/json; charset=utf-8'],
    ],
    [
      'tells documented parameters apart',
      'a/b;version=2',
      ['a/b;version=1', 'a/b;version=2'],
      ['a/b;version=2'],
    ],
    [
      'has parameters that the document has not',
      'application/json;charset="a,b";q=0.5',
      ['application/json'],
      ['application/json'],
    ],
    ['names a type of a documented range', 'image/webp', ['image/*', 'text/plain'], ['image/*']],
    ['refuses the only type of a documented range that it names', 'image/webp;q=0', ['image/*'], []],
    ['takes one documented as */*', 'application/xml', ['*/*'], ['*/*']],
    ['cannot be read', 'json', ['application/json'], []],
  ])('%s', (_, accept, documented, expected) => {
    expect(acceptableTypes(accept, documented)).toEqual(expected);
  });
});
