import { Buffer, isUtf8 } from 'node:buffer';

// A "byte string" holds one byte in each character, U+0000 to U+00FF: Go quotes and counts bytes, and
// JavaScript searches strings faster than buffers.

const NOT_ASCII = /[\x80-\uffff]/;
const CHARACTER_OR_STRAY_BYTE = new RegExp(
  [
    '[\\xc2-\\xdf][\\x80-\\xbf]',
    '\\xe0[\\xa0-\\xbf][\\x80-\\xbf]',
    '[\\xe1-\\xec\\xee\\xef][\\x80-\\xbf]{2}',
    '\\xed[\\x80-\\x9f][\\x80-\\xbf]',
    '\\xf0[\\x90-\\xbf][\\x80-\\xbf]{2}',
    '[\\xf1-\\xf3][\\x80-\\xbf]{3}',
    '\\xf4[\\x80-\\x8f][\\x80-\\xbf]{2}',
    '[\\x80-\\xff]',
  ].join('|'),
  'g',
);
const STRAY_BYTE_OR_REST = /[\udc80-\udcff]|[^\udc80-\udcff]+/gu;

/**
 * Reads a byte string as UTF-8, each byte outside a whole character becoming U+FFFD (unicode/utf8 utf8.go,
 * Go 1.19).
 */
export function textOf(bytes: string): string {
  return decode(bytes, () => '\ufffd');
}

/**
 * Reads a byte string as UTF-8 and keeps stray bytes as lone surrogates U+DC80 to U+DCFF, for `bytesOf` to
 * give back (a Go string holds any bytes).
 */
export function losslessTextOf(bytes: string): string {
  return decode(bytes, (byte) => String.fromCharCode(0xdc00 + byte));
}

/**
 * Writes text as a byte string of UTF-8, including the stray bytes of `losslessTextOf` (a Go conversion to
 * []byte).
 */
export function bytesOf(text: string): string {
  if (!NOT_ASCII.test(text)) return text;
  if (text.isWellFormed()) return Buffer.from(text).toString('latin1');
  return text.replace(STRAY_BYTE_OR_REST, (part) => {
    const code = part.charCodeAt(0);
    const isStray = code >= 0xdc80 && code <= 0xdcff;
    return isStray ? String.fromCharCode(code - 0xdc00) : Buffer.from(part).toString('latin1');
  });
}

function decode(bytes: string, stray: (byte: number) => string): string {
  if (!NOT_ASCII.test(bytes)) return bytes;
  const buffer = Buffer.from(bytes, 'latin1');
  if (isUtf8(buffer)) return buffer.toString();
  // Buffer and TextDecoder put one U+FFFD for a whole cut-off character, Go one for each of its bytes.
  return bytes.replace(CHARACTER_OR_STRAY_BYTE, (part) =>
    part.length > 1 ? Buffer.from(part, 'latin1').toString() : stray(part.charCodeAt(0)),
  );
}
