import { GoError } from './error.ts';
import { quote } from './quote.ts';
import { losslessTextOf, textOf } from './utf8.ts';

// Raw paths and queries are as on the wire and as node:http hands them over: one character for each byte.

const PLAIN_PATH = /^[!-$&-~]*$/;
// An empty, `.` or `..` part.
const UNCLEAN = /^[^/]|\/\/|\/\.{1,2}(\/|$)|^$/;
const BAD_ESCAPE = /%(?![0-9a-fA-F]{2})/;
const ESCAPE = /%([0-9a-fA-F]{2})/g;
const ESCAPED_IN_PATHS = /[^A-Za-z0-9\-_.~$&+,/:;=@]/g;

/** Decodes a path, or gives undefined when net/http answers 400 to it (net/url url.go setPath, Go 1.19). */
export function unescapePath(raw: string): string | undefined {
  if (PLAIN_PATH.test(raw)) return raw;
  return BAD_ESCAPE.test(raw) ? undefined : textOf(unescapeBytes(raw));
}

/** The decoded path without its empty, `.` and `..` parts (mux.go cleanPath, gorilla/mux 1.8.0). */
export function cleanPath(path: string): string {
  if (!UNCLEAN.test(path)) return path;
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  const clean = `/${parts.join('/')}`;
  return path.endsWith('/') && clean !== '/' ? `${clean}/` : clean;
}

/** Where the router sends a path that is not clean, if it is not (mux.go ServeHTTP, gorilla/mux 1.8.0). */
export function redirectFor(rawPath: string, rawQuery: string): string | undefined {
  const path = unescapeBytes(rawPath);
  const clean = cleanPath(path);
  if (clean === path) return undefined;
  const location = clean.replace(ESCAPED_IN_PATHS, escapeByte);
  return rawQuery === '' ? location : `${location}?${rawQuery}`;
}

/**
 * A query's values, pairs in error left out; a semicolon is blamed before a bad escape, and else the first
 * error (net/url url.go ParseQuery, Go 1.19).
 */
export function parseQuery(raw: string): { values: Map<string, string[]>; error?: GoError } {
  const values = new Map<string, string[]>();
  let error: GoError | undefined;
  for (const pair of raw.split('&')) {
    if (pair === '') continue;
    if (pair.includes(';')) {
      error = new GoError('invalid semicolon separator in query');
      continue;
    }
    const [key, value] = cut(pair);
    const badEscape = findBadEscape(key) ?? findBadEscape(value);
    if (badEscape === undefined) append(values, unescapeQuery(key), unescapeQuery(value));
    else error ??= new GoError(`invalid URL escape ${quote(badEscape)}`);
  }
  return error ? { values, error } : { values };
}

function cut(pair: string): [string, string] {
  const equals = pair.indexOf('=');
  return equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)];
}

function findBadEscape(part: string): string | undefined {
  const at = part.search(BAD_ESCAPE);
  return at < 0 ? undefined : part.slice(at, at + 3);
}

function append(values: Map<string, string[]>, key: string, value: string): void {
  const earlier = values.get(key);
  if (earlier) earlier.push(value);
  else values.set(key, [value]);
}

// The engine reads filters as bytes, so those that are no UTF-8 must not be lost here.
function unescapeQuery(part: string): string {
  return losslessTextOf(unescapeBytes(part.replaceAll('+', ' ')));
}

function unescapeBytes(raw: string): string {
  if (!raw.includes('%')) return raw;
  return raw.replace(ESCAPE, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
}

function escapeByte(byte: string): string {
  return `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
