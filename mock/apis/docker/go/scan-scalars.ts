import { Buffer } from 'node:buffer';
import type { Cursor } from './cursor.ts';
import { endOfRun } from './end-of-run.ts';
import { textOf } from './utf8.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const PLAIN = /[ !#-[\]-\x7f]*/y;
const NEITHER_QUOTE_NOR_BACKSLASH = /[ !#-[\]-\xff]*/y;
const ESCAPES = 'bfnrtu\\/"';
const HEX_DIGITS = '0123456789abcdefABCDEF';
const SMALL_BODY = 4096;

/** Reads the string whose opening quote is at the cursor (encoding/json decode.go unquoteBytes, Go 1.19). */
export function readString(cursor: Cursor): string {
  const start = cursor.pos + 1;
  cursor.pos = endOfRun(PLAIN, cursor.bytes, start);
  if (cursor.bytes.charCodeAt(cursor.pos) !== QUOTE) return readUnusualString(cursor, start);
  const text = cursor.bytes.slice(start, cursor.pos);
  cursor.pos += 1;
  return cursor.bytes.length > SMALL_BODY ? detached(text) : text;
}

/** Reads the number at the cursor as written (encoding/json scanner.go stateNeg to stateE0, Go 1.19). */
export function readNumber(cursor: Cursor): string {
  const start = cursor.pos;
  if (at(cursor) === '-') cursor.pos += 1;
  if (at(cursor) === '0') cursor.pos += 1;
  else skipDigits(cursor, 'in numeric literal');
  if (at(cursor) === '.') {
    cursor.pos += 1;
    skipDigits(cursor, 'after decimal point in numeric literal');
  }
  if (at(cursor) === 'e' || at(cursor) === 'E') {
    cursor.pos += 1;
    if (at(cursor) === '+' || at(cursor) === '-') cursor.pos += 1;
    skipDigits(cursor, 'in exponent of numeric literal');
  }
  return cursor.bytes.slice(start, cursor.pos);
}

/** Steps over the word that begins at the cursor (encoding/json scanner.go stateT to stateNul, Go 1.19). */
export function skipWord(cursor: Cursor, word: string): void {
  for (const letter of word) {
    if (at(cursor) !== letter) throw cursor.invalid(`in literal ${word} (expecting '${letter}')`);
    cursor.pos += 1;
  }
}

function readUnusualString(cursor: Cursor, start: number): string {
  let hasEscapes = false;
  for (;;) {
    cursor.pos = endOfRun(NEITHER_QUOTE_NOR_BACKSLASH, cursor.bytes, cursor.pos);
    const code = cursor.bytes.charCodeAt(cursor.pos);
    if (code === QUOTE) break;
    if (code !== BACKSLASH) throw cursor.invalid('in string literal');
    hasEscapes = true;
    skipEscape(cursor);
  }
  const text = textOf(cursor.bytes.slice(start, cursor.pos));
  cursor.pos += 1;
  return hasEscapes ? (JSON.parse(`"${text}"`) as string).toWellFormed() : text;
}

function skipEscape(cursor: Cursor): void {
  cursor.pos += 1;
  const letter = at(cursor);
  if (letter === '' || !ESCAPES.includes(letter)) throw cursor.invalid('in string escape code');
  cursor.pos += 1;
  if (letter !== 'u') return;
  for (const end = cursor.pos + 4; cursor.pos < end; cursor.pos += 1) {
    const digit = at(cursor);
    if (digit === '' || !HEX_DIGITS.includes(digit)) {
      throw cursor.invalid('in \\u hexadecimal character escape');
    }
  }
}

function skipDigits(cursor: Cursor, context: string): void {
  const start = cursor.pos;
  let code = cursor.bytes.charCodeAt(start);
  while (code >= 0x30 && code <= 0x39) {
    cursor.pos += 1;
    code = cursor.bytes.charCodeAt(cursor.pos);
  }
  if (cursor.pos === start) throw cursor.invalid(context);
}

function at(cursor: Cursor): string {
  return cursor.bytes.charAt(cursor.pos);
}

// A slice keeps its whole parent alive: one label would hold the request's 700 kB of base64.
function detached(text: string): string {
  return Buffer.from(text, 'latin1').toString('latin1');
}
