import { decode, decodeQuery } from '../../http/percent.ts';
import type { Texts } from './coerce.ts';
import { type Delimiter, type Shape, splitDelimited } from './delimited.ts';
import type { ParameterRules } from './parameter-rules.ts';

/** A name and its value, as a query, a cookie or a form has many of them. */
export interface Pair {
  name: string;
  /** Still encoded, so that a comma in a value is not one between values. */
  raw: string;
}

/** The pairs of a query, or of a form's body. */
export function pairsOfQuery(query: string): Pair[] {
  return query.split('&').flatMap((part) => (part === '' ? [] : [pairOf(part, decodeQuery)]));
}

/** The pairs of a cookie header; those of one value that is written as several stand behind each other. */
export function pairsOfCookie(header: string): Pair[] {
  return header.split(/; *|&/).flatMap((part) => (part === '' ? [] : [pairOf(part, decode)]));
}

/** The pairs of a path segment in the style `matrix`: `;R=100;G=200`. */
export function pairsOfMatrix(segment: string): Pair[] {
  if (!segment.startsWith(';')) return [];
  return segment
    .slice(1)
    .split(';')
    .map((part) => pairOf(part, decode));
}

function pairOf(part: string, decodeName: (text: string) => string): Pair {
  const at = part.indexOf('=');
  return at < 0
    ? { name: decodeName(part), raw: '' }
    : { name: decodeName(part.slice(0, at)), raw: part.slice(at + 1) };
}

/** What is not exploded is taken apart at these; a space and a bar are encoded themselves. */
const separators: Partial<Record<ParameterRules['style'], string>> = {
  spaceDelimited: ' ',
  pipeDelimited: '|',
};

/** The fields of a parameter's rules that say how it stands in pairs. */
export type PairRules = Pick<
  ParameterRules,
  'name' | 'style' | 'explode' | 'shapes' | 'properties' | 'open' | 'mediaType'
>;

/**
 * What pairs say of one parameter: nothing where it is not among them, and several readings where its schema lets
 * through several shapes. `taken` are the names that other parameters have.
 */
export function parsePairs(
  rules: PairRules,
  pairs: readonly Pair[],
  taken: (name: string) => boolean,
  decodeValue: (text: string) => string,
): Texts[] {
  const own = pairs.filter(({ name }) => name === rules.name);
  const last = own.at(-1);
  if (rules.mediaType !== undefined) return last ? [decodeValue(last.raw)] : [];
  // Several are an array, where an array will do; of several others the last one counts.
  const shapes = own.length > 1 ? rules.shapes.toReversed() : rules.shapes;
  return shapes.flatMap((shape): Texts[] => {
    if (shape === 'object' && rules.style === 'deepObject') return deepObject(rules.name, pairs, decodeValue);
    if (shape === 'object' && rules.explode) return properties(rules, pairs, taken, decodeValue);
    if (!last) return [];
    if (shape === 'array' && rules.explode) return [own.map(({ raw }) => decodeValue(raw))];
    return [unpackPair(rules.style, last.raw, shape, decodeValue)];
  });
}

function unpackPair(
  style: ParameterRules['style'],
  raw: string,
  shape: Shape,
  decodeValue: (text: string) => string,
): Texts {
  const separator = separators[style];
  const packing = (between: string): Delimiter => ({ separator: between, equals: between });
  if (separator === undefined) return splitDelimited(raw, shape, packing(','), decodeValue);
  return splitDelimited(decodeValue(raw), shape, packing(separator), (text) => text);
}

function properties(
  rules: PairRules,
  pairs: readonly Pair[],
  taken: (name: string) => boolean,
  decodeValue: (text: string) => string,
): Texts[] {
  const own = pairs.filter(({ name }) => rules.properties.has(name) || (rules.open && !taken(name)));
  return own.length === 0 ? [] : [grouped(own.map(({ name, raw }) => [[name], decodeValue(raw)]))];
}

/** `color[R]=100&color[G]=200`, and deeper. */
function deepObject(wanted: string, pairs: readonly Pair[], decodeValue: (text: string) => string): Texts[] {
  const own = pairs.flatMap(({ name, raw }): [string[], string][] => {
    if (!name.startsWith(`${wanted}[`)) return [];
    const keys = [...name.slice(wanted.length).matchAll(/\[([^\]]*)\]/g)].map(([, key = '']) => key);
    return [[keys, decodeValue(raw)]];
  });
  return own.length === 0 ? [] : [grouped(own)];
}

/** Texts with the names that lead to them, as one object; several of one name are an array. */
function grouped(texts: readonly (readonly [keys: readonly string[], text: string])[]): Texts {
  const ends = texts.filter(([keys]) => keys.length === 0).map(([, text]) => text);
  if (ends.length > 0) return ends.length === 1 ? (ends[0] ?? '') : ends;
  const groups = new Map<string, [string[], string][]>();
  for (const [[key = '', ...keys], text] of texts) {
    groups.set(key, [...(groups.get(key) ?? []), [keys, text]]);
  }
  // `ids[]=1&ids[]=2` is how many write an array.
  const unnamed = groups.get('');
  if (unnamed && groups.size === 1) return unnamed.map((text) => grouped([text]));
  return Object.fromEntries([...groups].map(([key, inner]) => [key, grouped(inner)]));
}
