import { decode, decodeQuery } from '../../http/percent-encoding.ts';
import { type Delimiter, splitDelimited, type ValueShape } from './join-and-split.ts';
import type { ParameterRules } from './parameter-rules.ts';
import { bracketKeys, type KeyedText, nest } from './parse-brackets.ts';
import type { RawValue } from './raw-value-type.ts';

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
  const bracketed = bracketedPairs(rules.name, pairs, isTaken, decodeValue);
  // Several pairs are an array where one is allowed; otherwise the last one counts.
  const shapes = own.length > 1 ? rules.shapes.toReversed() : rules.shapes;
  return shapes.flatMap((shape): RawValue[] => {
    if (shape === 'object' && rules.style === 'deepObject')
      return bracketed.length === 0 ? [] : [nest(bracketed)];
    if (shape === 'object' && rules.explode) return properties(rules, pairs, isTaken, decodeValue);
    if (shape === 'array' && (rules.explode || bracketed.length > 0))
      return items(own, bracketed, decodeValue);
    return last ? [splitPair(rules.style, last.raw, shape, decodeValue)] : [];
  });
}

/** `ids=1&ids=2`, and the same with brackets after the name. */
function items(
  own: readonly NameValuePair[],
  bracketed: readonly KeyedText[],
  decodeValue: (text: string) => string,
): RawValue[] {
  const texts = own.map(({ raw }) => decodeValue(raw));
  if (bracketed.length > 0) return [nest([...texts.map((text): KeyedText => [[''], text]), ...bracketed])];
  return texts.length === 0 ? [] : [texts];
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

/** The pairs of one parameter that are written with brackets: `color[R]=100&color[G]=200`, `ids[]=1`, and deeper. */
function bracketedPairs(
  parameter: string,
  pairs: readonly NameValuePair[],
  isTaken: (name: string) => boolean,
  decodeValue: (text: string) => string,
): KeyedText[] {
  return pairs.flatMap(({ name, raw }): KeyedText[] => {
    const keys = isTaken(name) ? undefined : bracketKeys(parameter, name);
    return keys ? [[keys, decodeValue(raw)]] : [];
  });
}
