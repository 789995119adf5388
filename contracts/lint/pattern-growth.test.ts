import { describe, expect, test } from '@jest/globals';
import { patternGrowth } from './pattern-growth.ts';

describe('a pattern takes exponential time where what it repeats', () => {
  test.each([
    ['is repeated itself', '^(a+)+$'],
    ['is a word that is repeated itself', '^((ab)*)+$'],
    ['has two equal alternatives', '^(a|a)*$'],
    ['has an alternative that others make together', '^(a|b|ab)*$'],
    ['has alternatives with a common character', '^(\\d+|[0-9a-f]+)*$'],
    ['has a separator that may be missing', '^(\\w+\\s?)*$'],
    ['has one character in two places', '^(?:x?x?b)*$'],
    ['has a limit, and so has its number', '^(a{1,2}){1,}$'],
    ['is in a lookahead', '^(?!(a|a)*$)'],
    ['ends the pattern, but not what is within', '(?:(?:a|a)*b)*'],
    ['is followed by a word boundary', '(a|a)*\\b'],
  ])('%s: %s', async (_, pattern) => {
    expect(await patternGrowth(pattern)).toBe('exponential');
  });
});

test.each([
  ['has alternatives that differ', '^(a|b)*$'],
  ['has a separator', '^[a-z]+(-[a-z]+)*$'],
  ['is never tried again, since the pattern ends there', '(a|a)*'],
  ['has a limit, and is separated', '^(a{0,3}b)*$'],
  ['has a high limit, and is separated', '^([a-z]{1,63}\\.)*$'],
  ['has a fixed length', '^([0-9]{4}-?)*$'],
])('a pattern takes linear time where what it repeats %s: %s', async (_, pattern) => {
  expect(await patternGrowth(pattern)).toBe('linear');
});

test.each([['a*a*b$'], ['^(.*a){12}$'], ['[a-z]+_[0-9]+']])('%s takes polynomial time', async (pattern) => {
  expect(await patternGrowth(pattern)).toBe('polynomial');
});

test('a pattern that is too large to look through is unknown', async () => {
  expect(await patternGrowth(`^(${'ab?'.repeat(300)})*$`)).toBe('unknown');
});
