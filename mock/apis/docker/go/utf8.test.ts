import { expect, test } from '@jest/globals';
import { bytesOf, losslessTextOf, textOf } from './utf8.ts';

test.each(['', 'plain', 'é', '日本😀', '\u2028'])('text %j survives being written and read', (text) => {
  expect(textOf(bytesOf(text))).toBe(text);
  expect(losslessTextOf(bytesOf(text))).toBe(text);
});

test.each([
  '\xff',
  'a\xe2\x82b',
  '\xc3\xa9\xff\xc3\xa9',
  '\xf0\x9f\x98',
  '\xed\xb3\xbf',
  '\xc0\x80',
  '\xf0\x9f\x98\x80\xff',
])('bytes %j survive being read without loss and written', (bytes) => {
  expect(bytesOf(losslessTextOf(bytes))).toBe(bytes);
});

test('a stray byte becomes U+FFFD where text is shown', () => {
  expect(textOf('a\xffb')).toBe('a\ufffdb');
});
