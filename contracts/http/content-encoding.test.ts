import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { decodeBody } from './content-encoding.ts';

const text = Buffer.from('{"a":1}');

describe('a body', () => {
  test('is decoded by its codings, the last one first', () => {
    expect(decodeBody(brotliCompressSync(gzipSync(text)), 'gzip, BR')).toEqual(text);
    expect(decodeBody(text, 'identity')).toEqual(text);
    expect(decodeBody(text)).toEqual(text);
  });

  test.each([
    ['that is cut off', gzipSync(text).subarray(0, -9), 'gzip', { reason: 'invalid', code: 'Z_BUF_ERROR' }],
    ['that does not have its coding', text, 'br', { reason: 'invalid' }],
    ['of an unknown coding', text, 'zip', { reason: 'unknown coding' }],
    ['that decodes to too much', gzipSync(Buffer.alloc(33 * 2 ** 20)), 'gzip', { reason: 'too large' }],
    ['of too many codings', text, 'gzip,gzip,gzip,gzip', { reason: 'unknown coding' }],
  ])('%s is refused', (_, body, encoding, error) => {
    expect(() => decodeBody(body, encoding)).toThrow(expect.objectContaining(error));
  });
});
