import { writeJson } from '../../http/lossless-json.ts';
import type { RawValue } from './raw-value-type.ts';

/** How several strings are joined to one: `blue,black`, `R=100.G=200`. */
export interface Delimiter {
  separator: string;
  /** Between a property's name and its value; often the same as the separator. */
  nameSeparator: string;
}

export type ValueShape = 'scalar' | 'array' | 'object';

/** A value as a string: numbers and booleans as in JSON, and values nested deeper than a style reaches as JSON. */
export function toText(value: unknown): string {
  return typeof value === 'string' ? value : writeJson(value);
}

/** The properties of an object as strings; undefined ones are left out. */
export function textEntries(value: object): (readonly [string, string])[] {
  return Object.entries(value).flatMap(([name, item]) =>
    item === undefined ? [] : [[name, toText(item)] as const],
  );
}

/** Serializes a value to one string. */
export function joinDelimited(
  value: unknown,
  { separator, nameSeparator }: Delimiter,
  encode: (text: string) => string,
): string {
  if (Array.isArray(value)) return value.map((item) => encode(toText(item))).join(separator);
  if (value === null || typeof value !== 'object') return encode(toText(value));
  const entries = textEntries(value).map(([name, text]) => `${encode(name)}${nameSeparator}${encode(text)}`);
  return entries.join(separator);
}

/** Splits a string again; one that cannot be split that way is returned as it is. */
export function splitDelimited(
  text: string,
  shape: ValueShape,
  { separator, nameSeparator }: Delimiter,
  decode: (text: string) => string,
): RawValue {
  if (shape === 'scalar') return decode(text);
  const parts = text === '' ? [] : text.split(separator);
  if (shape === 'array') return parts.map(decode);
  const pairs =
    nameSeparator === separator ? inPairs(parts) : parts.map((part) => halves(part, nameSeparator));
  if (!pairs.every((pair) => pair.length === 2)) return decode(text);
  return Object.fromEntries(pairs.map(([name = '', value = '']) => [decode(name), decode(value)]));
}

function inPairs(parts: readonly string[]): string[][] {
  return parts.flatMap((_, at) => (at % 2 === 0 ? [parts.slice(at, at + 2)] : []));
}

function halves(part: string, nameSeparator: string): string[] {
  const at = part.indexOf(nameSeparator);
  return at < 0 ? [part] : [part.slice(0, at), part.slice(at + nameSeparator.length)];
}
