import { isJson } from './media-type.ts';
import { type HttpRequest, type HttpResponse, mediaTypeOf } from './message.ts';

// JSON with exact integers of 64 bits: one that JavaScript would write with other digits is a bigint, every other number
// a number.

/** Only an integer of so many digits can lose some. In a text it can also be part of a string, which does no harm. */
const longInteger = /(?:^|[:,[])\s*-?[1-9]\d{15,19}\s*(?:[,\]}]|$)/;
const integer = /^-?[1-9]\d{15,19}$/;

// TypeScript's library lacks both yet (https://github.com/tc39/proposal-json-parse-with-source, stage 4).
type Reviver = (key: string, value: unknown, context: { source?: string }) => unknown;
const parse = JSON.parse as (text: string, reviver?: Reviver) => unknown;
const { rawJSON } = JSON as unknown as { rawJSON(text: string): unknown };

/** Parses JSON; integers of 64 bits stay exact. Throws a SyntaxError. */
export function parseJson(text: string): unknown {
  return longInteger.test(text) ? parse(text, exact) : parse(text);
}

function exact(_key: string, value: unknown, { source }: { source?: string }): unknown {
  return typeof value === 'number' && source !== undefined ? numberOf(source) : value;
}

/** The number that a text in JSON's notation means. */
export function numberOf(text: string): number | bigint {
  const number = Number(text);
  return integer.test(text) && String(number) !== text ? BigInt(text) : number;
}

/** Whether a value is what {@link parseJson} has for a number. */
export function isNumber(value: unknown): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}

/** Parses JSON as {@link parseJson} does; `undefined` for text that is not JSON. */
export function tryParseJson(text: string | Buffer): unknown {
  try {
    return parseJson(text.toString());
  } catch {
    return undefined;
  }
}

/** Writes JSON, bigints as numbers. Throws a TypeError for a circular value. */
export function writeJson(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    // A replacer for every call would cost several times as much, and bigints are rare.
    return JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? rawJSON(String(part)) : part));
  }
}

/** The parsed body of a message whose media type is JSON; `undefined` for any other, and for a body that is not JSON. */
export function jsonOf({ headers, body }: Pick<HttpRequest | HttpResponse, 'headers' | 'body'>): unknown {
  return isJson(mediaTypeOf(headers) ?? '') ? tryParseJson(body) : undefined;
}
