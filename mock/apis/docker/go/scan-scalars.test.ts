import { Buffer } from 'node:buffer';
import { describe, expect, test } from '@jest/globals';
import { scanFirst } from './scan-json.ts';

const read = (bytes: Buffer) => scanFirst(Buffer.concat([Buffer.from('"'), bytes, Buffer.from('"')]));

describe('a string', () => {
  test.each([
    ['', ''],
    ['a<b>&\u007f', 'a<b>&\u007f'],
    ['\u2028日本😀', '\u2028日本😀'],
    ['\\b\\f\\n\\r\\t\\/\\\\\\"', '\b\f\n\r\t/\\"'],
    ['\\u0000\\u00e9\\u00E9', '\u0000éé'],
    ['\\ud83d\\ude00', '😀'],
    ['\\ud800', '\ufffd'],
    ['\\udc00x', '\ufffdx'],
    ['a\\ud800\\ud800\\udc00', 'a\ufffd\u{10000}'],
    ['é\\ud800日', 'é\ufffd日'],
  ])('written as %j is read as %j', (written, value) => {
    expect(read(Buffer.from(written))).toEqual({ kind: 'string', value });
  });

  test.each([
    [[0xff, 0xfe], 2],
    [[0xe2, 0x82], 2],
    [[0xf0, 0x9f, 0x98], 3],
    [[0xed, 0xa0, 0x80], 3],
    [[0xf4, 0x90, 0x80, 0x80], 4],
    [[0xc0, 0x80], 2],
  ])('has U+FFFD for each byte of %j, which is no UTF-8', (bytes, count) => {
    expect(read(Buffer.from(bytes))).toEqual({ kind: 'string', value: '\ufffd'.repeat(count) });
  });

  test('keeps the characters around a stray byte', () => {
    const written = Buffer.concat([Buffer.from('é'), Buffer.from([0xe2, 0x82]), Buffer.from('\\u00ac日')]);
    expect(read(written)).toEqual({ kind: 'string', value: 'é\ufffd\ufffd¬日' });
  });
});
