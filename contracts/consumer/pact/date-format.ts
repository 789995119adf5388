import { escapeRegExp } from '../../openapi/redact.ts';

/** What the letters of a date format stand for (java.text.SimpleDateFormat, java.time.format.DateTimeFormatter). */
const letters: Readonly<Record<string, string>> = {
  ...{
    G: 'B?[AC][DE]?',
    E: '\\p{L}+\\.?',
    a: '(?:[AaPp]\\.?[Mm]\\.?)',
    z: '[A-Za-z0-9:+-]+',
    Z: '[+-]\\d{2}:?\\d{2}',
  },
  ...{ X: '(?:Z|[+-]\\d{2}(?::?\\d{2})?)', x: '[+-]\\d{2}(?::?\\d{2})?', V: '[\\w/+-]+' },
};

const names = new Set(['M', 'L']);

/** A pattern of the texts that a date format writes. Ranges are not checked. */
export function dateFormat(format: string): RegExp {
  const tokens = format.matchAll(/'((?:[^']|'')*)'|([A-Za-z])\2*|([^A-Za-z'])/g);
  const parts = [...tokens].map(([text, quoted, letter]) => {
    if (letter === undefined) return escapeRegExp(quoted === undefined ? text : quoted || "'");
    if (names.has(letter) && text.length > 2) return '\\p{L}+\\.?';
    return letters[letter] ?? (text.length > 1 ? `\\d{${text.length}}` : '\\d{1,9}');
  });
  return new RegExp(`^${parts.join('')}$`, 'u');
}
