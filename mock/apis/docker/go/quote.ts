import { losslessTextOf } from './utf8.ts';

const SHORT = new Map([
  ['\x07', '\\a'],
  ['\b', '\\b'],
  ['\f', '\\f'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\v', '\\v'],
  ['\\', '\\\\'],
]);
const PRINTABLE = /^[ \p{L}\p{M}\p{N}\p{P}\p{S}]$/u;

/** Quotes one byte as JSON's syntax errors do (encoding/json scanner.go quoteChar, Go 1.19). */
export function quoteChar(byte: string): string {
  return `'${byte === "'" ? "\\'" : escapeRune(byte)}'`;
}

/** Quotes a byte string as a Go literal (strconv quote.go Quote, Go 1.19). */
export function quote(bytes: string): string {
  return `"${[...losslessTextOf(bytes)].map((rune) => (rune === '"' ? '\\"' : escapeRune(rune))).join('')}"`;
}

function escapeRune(rune: string): string {
  const short = SHORT.get(rune);
  if (short !== undefined) return short;
  if (PRINTABLE.test(rune)) return rune;
  const code = rune.codePointAt(0) ?? 0;
  if (code >= 0xdc80 && code <= 0xdcff) return `\\x${hex(code - 0xdc00, 2)}`;
  if (code < 0x20 || code === 0x7f) return `\\x${hex(code, 2)}`;
  return code < 0x10000 ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`;
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}
