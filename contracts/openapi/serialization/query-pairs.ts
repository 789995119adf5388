import { decode, decodeQuery } from '../../http/percent.ts';
import type { RawValue } from './coerce.ts';
import { type Delimiter, splitDelimited, type ValueShape } from './delimited.ts';
import type { ParameterRules } from './parameter-rules.ts';

/** One `name=value` of a query, a cookie or a form. */
export interface NameValuePair {
  name: string;
  /** Still encoded, so that an encoded comma is not taken for a separator. */
  raw: string;
}

/** The pairs of a query, or of a form's body. */
export function pairsOfQuery(query: string): NameValuePair[] {
  return query.split('&').flatMap((part) => (part === '' ? [] : [pairOf(part, decodeQuery)]));
}

/** The pairs of a cookie header; several pairs of one cookie are joined by `&`. */
export function pairsOfCookie(header: string): NameValuePair[] {
  return header.split(/; *|&/).flatMap((part) => (part === '' ? [] : [pairOf(part, decode)]));
}

/** The pairs of a path segment of style `matrix`: `;R=100;G=200`. */
export function pairsOfMatrix(segment: string): NameValuePair[] {
  if (!segment.startsWith(';')) return [];
  return segment
    .slice(1)
    .split(';')
    .map((part) => pairOf(part, decode));
}

function pairOf(part: string, decodeName: (text: string) => string): NameValuePair {
  const at = part.indexOf('=');
  return at < 0
    ? { name: decodeName(part), raw: '' }
    : { name: decodeName(part.slice(0, at)), raw: part.slice(at + 1) };
}

/** Separators of values that are not exploded. Spaces and bars are percent-encoded. */
const separators: Partial<Record<ParameterRules['style'], string>> = {
  spaceDelimited: ' ',
  pipeDelimited: '|',
};

/** How a parameter is serialized as pairs. */
export type PairRules = Pick<
  ParameterRules,
  'name' | 'style' | 'explode' | 'shapes' | 'properties' | 'open' | 'mediaType'
>;

/**
 * Finds one parameter among pairs: empty where it is missing, and a raw value for each shape that its schema allows.
 * `isTaken` says which names belong to other parameters.
 */
export function parsePairs(
  rules: PairRules,
  pairs: readonly NameValuePair[],
  isTaken: (name: string) => boolean,
  decodeValue: (text: string) => string,
): RawValue[] {
  const own = pairs.filter(({ name }) => name === rules.name);
  const last = own.at(-1);
  if (rules.mediaType !== undefined) return last ? [decodeValue(last.raw)] : [];
  // Several pairs are an array where one is allowed; otherwise the last one counts.
  const shapes = own.length > 1 ? rules.shapes.toReversed() : rules.shapes;
  return shapes.flatMap((shape): RawValue[] => {
    if (shape === 'object' && rules.style === 'deepObject') return deepObject(rules.name, pairs, decodeValue);
    if (shape === 'object' && rules.explode) return properties(rules, pairs, isTaken, decodeValue);
    if (!last) return [];
    if (shape === 'array' && rules.explode) return [own.map(({ raw }) => decodeValue(raw))];
    return [splitPair(rules.style, last.raw, shape, decodeValue)];
  });
}

function splitPair(
  style: ParameterRules['style'],
  raw: string,
  shape: ValueShape,
  decodeValue: (text: string) => string,
): RawValue {
  const separator = separators[style];
  const delimiter = (between: string): Delimiter => ({ separator: between, nameSeparator: between });
  if (separator === undefined) return splitDelimited(raw, shape, delimiter(','), decodeValue);
  return splitDelimited(decodeValue(raw), shape, delimiter(separator), (text) => text);
}

function properties(
  rules: PairRules,
  pairs: readonly NameValuePair[],
  isTaken: (name: string) => boolean,
  decodeValue: (text: string) => string,
): RawValue[] {
  const own = pairs.filter(({ name }) => rules.properties.has(name) || (rules.open && !isTaken(name)));
  return own.length === 0 ? [] : [nest(own.map(({ name, raw }) => [[name], decodeValue(raw)]))];
}

/** `color[R]=100&color[G]=200`, and deeper. */
function deepObject(
  parameter: string,
  pairs: readonly NameValuePair[],
  decodeValue: (text: string) => string,
): RawValue[] {
  const own = pairs.flatMap(({ name, raw }): [string[], string][] => {
    if (!name.startsWith(`${parameter}[`)) return [];
    const keys = [...name.slice(parameter.length).matchAll(/\[([^\]]*)\]/g)].map(([, key = '']) => key);
    return [[keys, decodeValue(raw)]];
  });
  return own.length === 0 ? [] : [nest(own)];
}

/** Nests values by their keys; several values of the same keys become an array. */
function nest(values: readonly (readonly [keys: readonly string[], text: string])[]): RawValue {
  const ends = values.filter(([keys]) => keys.length === 0).map(([, text]) => text);
  if (ends.length > 0) return ends.length === 1 ? (ends[0] ?? '') : ends;
  const groups = new Map<string, [string[], string][]>();
  for (const [[key = '', ...keys], text] of values) {
    groups.set(key, [...(groups.get(key) ?? []), [keys, text]]);
  }
  // `ids[]=1&ids[]=2` is a common way to write an array.
  const unnamed = groups.get('');
  if (unnamed && groups.size === 1) return unnamed.map((text) => nest([text]));
  return Object.fromEntries([...groups].map(([key, inner]) => [key, nest(inner)]));
}
