import type { Texts } from './coerce.ts';

/** How several texts are written as one: `blue,black`, `R=100.G=200`. */
export interface Delimiter {
  separator: string;
  /** Between a property's name and its value; the separator where there is none of its own. */
  equals: string;
}

/** Which of the shapes a value has. */
export type Shape = 'scalar' | 'array' | 'object';

/** A value's texts: numbers and booleans as JSON has them, and anything deeper than a style reaches as JSON. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A property's texts by their names, in the order that they are written in; those that are undefined are left out. */
export function entriesOf(value: object): (readonly [string, string])[] {
  return Object.entries(value).flatMap(([name, item]) =>
    item === undefined ? [] : [[name, textOf(item)] as const],
  );
}

/** Writes a value as one text. */
export function joinDelimited(
  value: unknown,
  { separator, equals }: Delimiter,
  encode: (text: string) => string,
): string {
  if (Array.isArray(value)) return value.map((item) => encode(textOf(item))).join(separator);
  if (value === null || typeof value !== 'object') return encode(textOf(value));
  const entries = entriesOf(value).map(([name, text]) => `${encode(name)}${equals}${encode(text)}`);
  return entries.join(separator);
}

/** Takes one text apart again; what cannot be taken apart that way comes back as a text. */
export function splitDelimited(
  text: string,
  shape: Shape,
  { separator, equals }: Delimiter,
  decode: (text: string) => string,
): Texts {
  if (shape === 'scalar') return decode(text);
  const parts = text === '' ? [] : text.split(separator);
  if (shape === 'array') return parts.map(decode);
  const pairs = equals === separator ? inPairs(parts) : parts.map((part) => halves(part, equals));
  if (!pairs.every((pair) => pair.length === 2)) return decode(text);
  return Object.fromEntries(pairs.map(([name = '', value = '']) => [decode(name), decode(value)]));
}

function inPairs(parts: readonly string[]): string[][] {
  return parts.flatMap((_, at) => (at % 2 === 0 ? [parts.slice(at, at + 2)] : []));
}

function halves(part: string, equals: string): string[] {
  const at = part.indexOf(equals);
  return at < 0 ? [part] : [part.slice(0, at), part.slice(at + equals.length)];
}
