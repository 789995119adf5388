import { expect, test } from '@jest/globals';
import { quote, quoteChar } from './quote.ts';

test.each([
  ['a', "'a'"],
  ["'", "'\\''"],
  ['"', "'\"'"],
  ['\\', "'\\\\'"],
  ['\n', "'\\n'"],
  ['\u0000', "'\\x00'"],
  ['\u007f', "'\\x7f'"],
  ['\u0080', "'\\u0080'"],
  ['\u00a0', "'\\u00a0'"],
  ['\u00ad', "'\\u00ad'"],
  ['ÿ', "'ÿ'"],
])('the byte %j is shown as %s', (byte, shown) => {
  expect(quoteChar(byte)).toBe(shown);
});

test.each([
  ['%zz', '"%zz"'],
  ['%"', '"%\\""'],
  ["%'", '"%\'"'],
  ['%\\', '"%\\\\"'],
  ['%\xc3\xa9', '"%é"'],
  ['%\xc2\xa0', '"%\\u00a0"'],
  ['%\xff', '"%\\xff"'],
  ['%\xf3\xa0\x80\x81', '"%\\U000e0001"'],
])('the bytes %j are shown as %s', (bytes, shown) => {
  expect(quote(bytes)).toBe(shown);
});
