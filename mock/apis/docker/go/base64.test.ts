import { expect, test } from '@jest/globals';
import { decodeBase64 } from './base64.ts';
import { GoError } from './error.ts';

test.each([
  ['', ''],
  ['ZA==', 'd'],
  ['ZGE=', 'da'],
  ['ZGFh', 'daa'],
  ['ZB==', 'd'],
  ['ZGF=', 'da'],
  ['ZA==\n', 'd'],
  ['Z\nA==', 'd'],
  ['\r\nZ\rA=\n=\r\n', 'd'],
  ['\n', ''],
])('%j is decoded to %j', (text, want) => {
  expect(decodeBase64(text).toString()).toBe(want);
});

test.each([
  ['ZA==ZA==', 4],
  ['ZA==\nZ', 5],
  ['ZA=a', 2],
  ['ZA=\na', 3],
  ['ZA=', 3],
  ['ZA=\n', 4],
  ['ZGF==', 4],
  ['ZGF=\nZ', 5],
  ['ZGFh ZGFh', 4],
  ['Z', 0],
  ['Z\n', 1],
  ['ZG\nF\n', 2],
  ['ZGFhZ', 4],
  ['ZGFhZG=', 7],
  ['ZGFhZGF', 4],
  ['=', 0],
  ['Z===', 1],
  ['ZA===', 4],
  ['ZGFh====', 4],
  ['ZGFhé', 4],
  ['ZG-h', 2],
  ['ZG_h', 2],
  [`${'ZGFh\n'.repeat(1000)}*`, 5000],
])('%j is refused at the byte where it goes wrong', (text, byte) => {
  expect(() => decodeBase64(text)).toThrow(new GoError(`illegal base64 data at input byte ${byte}`));
});
