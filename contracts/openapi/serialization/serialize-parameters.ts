import { writeJson } from '../../http/lossless-json.ts';
import { isJson } from '../../http/media-type.ts';
import { encode, encodePath, encodeReserved } from '../../http/percent-encoding.ts';
import type { Document } from '../document.ts';
import type { Operation } from '../operation.ts';
import { joinDelimited, textEntries, toText } from './join-and-split.ts';
import { type ParameterRules, parametersOf } from './parameter-rules.ts';

/** A value for each parameter, by location and name; `undefined` leaves one out. Undocumented ones are sent as well. */
export interface ParameterInput {
  path?: Readonly<Record<string, unknown>>;
  query?: Readonly<Record<string, unknown>>;
  header?: Readonly<Record<string, unknown>>;
  cookie?: Readonly<Record<string, unknown>>;
}

/** How a value is serialized in a query, a cookie or a form. */
export type PairStyle = Pick<ParameterRules, 'style' | 'explode' | 'allowReserved'>;

const undeclared = { style: 'form', explode: true, allowReserved: false, mediaType: undefined } as const;
const separators: Partial<Record<ParameterRules['style'], string>> = {
  spaceDelimited: '%20',
  pipeDelimited: '%7C',
};

/** Serializes the parameters of an operation (OpenAPI Specification 3.1.1, section 4.8.12). */
export function serializeParameters(
  document: Document,
  operation: Operation,
  input: ParameterInput,
): { path: string; query: string; headers: Record<string, string> } {
  const all = parametersOf(document, operation);
  const rulesFor = (place: ParameterRules['in'], name: string) =>
    all.find((rules) => rules.in === place && rules.name === name);
  const path = operation.path.replace(/\{([^{}]+)\}|[^{}]+/g, (literal, name: string | undefined) =>
    name === undefined
      ? encodePath(literal)
      : serializePathValue(name, rulesFor('path', name), input.path?.[name]),
  );
  const query = definedEntries(input.query).flatMap(([name, value]) =>
    serializeInQuery(name, value, rulesFor('query', name)),
  );
  const cookies = definedEntries(input.cookie).map(([name, value]) => {
    const rules = rulesFor('cookie', name);
    return serializePairs(name, value, rules).join(rules?.style === 'cookie' ? '; ' : '&');
  });
  const headers: Record<string, string> = {};
  for (const [name, value] of definedEntries(input.header)) {
    headers[name.toLowerCase()] = serializeHeader(value, rulesFor('header', name));
  }
  if (cookies.length > 0) headers.cookie = [headers.cookie, ...cookies].filter(Boolean).join('; ');
  return { path, query: query.join('&'), headers };
}

function serializeInQuery(name: string, value: unknown, rules: ParameterRules | undefined): string[] {
  if (!rules?.isWholeQuery) return serializePairs(name, value, rules);
  return [encode(asJson(rules.mediaType ?? '', value))];
}

/** Serializes a value as `name=value`, once or several times. */
export function serializePairs(
  name: string,
  value: unknown,
  { style, explode, allowReserved, mediaType }: PairStyle & { mediaType?: string | undefined } = undeclared,
): string[] {
  const encodeValue = encoderOf({ style, allowReserved });
  const pair = (key: string, item: unknown) => `${encode(key)}=${encodeValue(toText(item))}`;
  if (mediaType !== undefined) return [`${encode(name)}=${encodeValue(asJson(mediaType, value))}`];
  if (!isCompound(value)) return [pair(name, value)];
  if (style === 'deepObject') return deepEntries(name, value).map(([key, item]) => pair(key, item));
  if (explode && Array.isArray(value)) return value.map((item) => pair(name, item));
  if (explode) {
    return definedEntries(value as Record<string, unknown>).flatMap(([key, inner]) => {
      return [inner].flat().map((item) => pair(key, item));
    });
  }
  const separator = separators[style] ?? ',';
  const encodePart = (text: string) => encodeValue(text).replaceAll(separator, encode(separator));
  return [`${encode(name)}=${joinDelimited(value, { separator, nameSeparator: separator }, encodePart)}`];
}

function encoderOf({ style, allowReserved }: Omit<PairStyle, 'explode'>): (text: string) => string {
  if (style === 'cookie') return (text) => text;
  return allowReserved ? encodeReserved : encode;
}

/** Serializes a header's value; headers are not percent-encoded. */
function serializeHeader(value: unknown, rules: ParameterRules | undefined): string {
  if (rules?.mediaType !== undefined) return asJson(rules.mediaType, value);
  return joinDelimited(value, { separator: ',', nameSeparator: rules?.explode ? '=' : ',' }, (text) => text);
}

function serializePathValue(name: string, rules: ParameterRules | undefined, value: unknown): string {
  if (value === undefined) return '';
  if (rules?.mediaType !== undefined) return encode(asJson(rules.mediaType, value));
  const { style = 'simple', explode = false } = rules ?? {};
  if (style === 'matrix') return serializeMatrix(name, value, explode);
  const nameSeparator = explode ? '=' : ',';
  if (style !== 'label') return joinDelimited(value, { separator: ',', nameSeparator }, encode);
  const separator = explode ? '.' : ',';
  // Dots are not encoded in URLs, but here one would end the value.
  return `.${joinDelimited(value, { separator, nameSeparator }, (text) => encode(text).replaceAll('.', '%2E'))}`;
}

function serializeMatrix(name: string, value: unknown, explode: boolean): string {
  if (!explode || !isCompound(value)) {
    const text = joinDelimited(value, { separator: ',', nameSeparator: ',' }, encode);
    return text === '' ? `;${encode(name)}` : `;${encode(name)}=${text}`;
  }
  const pairs = Array.isArray(value) ? value.map((item) => [name, toText(item)]) : textEntries(value);
  return pairs.map(([key = '', text = '']) => `;${encode(key)}=${encode(text)}`).join('');
}

function deepEntries(name: string, value: object): [string, unknown][] {
  return definedEntries(value as Record<string, unknown>).flatMap(([key, inner]): [string, unknown][] => {
    // Without their numbers, the members of two items could not be distinguished.
    const at = `${name}[${Array.isArray(value) && !isCompound(inner) ? '' : key}]`;
    return isCompound(inner) ? deepEntries(at, inner) : [[at, inner]];
  });
}

function asJson(mediaType: string, value: unknown): string {
  return isJson(mediaType) ? writeJson(value) : toText(value);
}

function isCompound(value: unknown): value is object {
  return value !== null && typeof value === 'object';
}

function definedEntries(values: Readonly<Record<string, unknown>> = {}): [string, unknown][] {
  return Object.entries(values).filter(([, value]) => value !== undefined);
}
