import { expect, test } from '@jest/globals';
import { fieldFor, type GoStruct } from './go-type.ts';

const type: GoStruct = { struct: 'x.Y', fields: { Key: 'string', Labels: 'string', labels: 'string' } };

test.each([
  ['Key', 'Key'],
  ['KEY', 'Key'],
  ['\u212aey', 'Key'],
  ['labels', 'labels'],
  ['LABELS', 'Labels'],
  ['Label\u017f', 'Labels'],
  ['key ', undefined],
  ['Kéy', undefined],
  ['', undefined],
  ['__proto__', undefined],
  ['constructor', undefined],
])('the key %j means the field %j', (key, field) => {
  expect(fieldFor(type, key)).toBe(field);
});
