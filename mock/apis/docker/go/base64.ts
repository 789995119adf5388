import { Buffer } from 'node:buffer';
import { endOfRun } from './end-of-run.ts';
import { GoError } from './error.ts';

const LETTERS = /[A-Za-z0-9+/]*/y;
const LINE_ENDS = /[\r\n]*/y;

/**
 * Decodes standard base64 with padding, or says at which byte it goes wrong (encoding/base64 base64.go
 * StdEncoding.DecodeString, Go 1.19).
 */
export function decodeBase64(text: string): Buffer {
  if (isPadded(text)) return Buffer.from(text, 'base64');
  const oneLine = text.replaceAll(/[\r\n]+/g, '');
  if (isPadded(oneLine)) return Buffer.from(oneLine, 'base64');
  throw new GoError(`illegal base64 data at input byte ${corruptByte(text)}`);
}

function isPadded(text: string): boolean {
  if (text.length % 4 !== 0) return false;
  const padding = text.length - endOfRun(LETTERS, text, 0);
  return padding === 0 || (padding === 1 && text.endsWith('=')) || (padding === 2 && text.endsWith('=='));
}

// Go decodes four letters at a time, line ends among them not counted, and names a place by its own lights.
function corruptByte(text: string): number {
  let letters = 0;
  let at = 0;
  for (;;) {
    const end = endOfRun(LETTERS, text, at);
    letters += end - at;
    at = endOfRun(LINE_ENDS, text, end);
    if (at === text.length) return at - (letters % 4);
    if (at === end) return text[at] === '=' ? corruptPadding(text, at, letters % 4) : at;
  }
}

function corruptPadding(text: string, at: number, letters: number): number {
  if (letters < 2) return at;
  const next = endOfRun(LINE_ENDS, text, at + 1);
  if (letters === 3) return next;
  if (next === text.length) return next;
  return text[next] === '=' ? endOfRun(LINE_ENDS, text, next + 1) : next - 1;
}
