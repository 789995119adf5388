import { expect, test } from '@jest/globals';
import { misspells } from './is-misspelt-name.ts';

test.each([
  ['pasword', 'password', true],
  ['passwrod', 'password', true],
  ['passswword', 'password', true],
  ['pass', 'password', false],
  ['dta', 'data', true],
  ['adta', 'data', true],
  ['date', 'data', false],
  ['tokem', 'token', false],
  ['secrat', 'secret', true],
  ['ke', 'key', false],
])('whether %s is %s with a mistake: %s', (name, meant, expected) => {
  expect(misspells(name, meant)).toBe(expected);
});
