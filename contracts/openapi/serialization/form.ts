import { decodeQuery } from '../../http/percent.ts';
import {
  type Document,
  type Encoding,
  escapeStep,
  type Located,
  type MediaType,
  type Schema,
} from '../document.ts';
import { coerceBy, type Judge, propertyOf, schemaAt, type Texts } from './coerce.ts';
import { rulesOf } from './parameter-rules.ts';
import { type PairRules, pairsOfQuery, parsePairs } from './query-pairs.ts';
import { partsOf } from './schema-types.ts';
import { serializePairs } from './serialize-parameters.ts';

/** Reads an `application/x-www-form-urlencoded` body (OpenAPI Specification 3.1.1, section 4.8.14.4). */
export function parseForm(judge: Judge, { value, pointer }: Located<MediaType>, text: string): unknown {
  const pairs = pairsOfQuery(text);
  const names = namesIn(judge.document, { value, pointer });
  const schema = schemaOf(judge.document, { value, pointer });
  const taken = (name: string) => names.has(name);
  const fields = [...names].flatMap((name): [string, Texts][] => {
    const rules = fieldRules(judge, schema, name, value.encoding?.[name]);
    const [reading] = parsePairs(rules, pairs, taken, decodeQuery);
    return reading === undefined ? [] : [[name, reading]];
  });
  const others = pairs.filter(
    ({ name }) => !names.has(name) && !fields.some(([field]) => name.startsWith(`${field}[`)),
  );
  // Of two with one name that the document does not have, the last counts.
  const undeclared = others.map(({ name, raw }): [string, Texts] => [name, decodeQuery(raw)]);
  return coerceBy(judge, schema, Object.fromEntries([...undeclared, ...fields]));
}

/** Writes an object as such a body. */
export function serializeForm(
  { encoding = {} }: MediaType,
  fields: Readonly<Record<string, unknown>>,
): string {
  const pairs = Object.entries(fields).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const { style = 'form', explode = style === 'form', allowReserved = false } = encoding[name] ?? {};
    const isText = !isStyled(encoding[name]) && isObject(value);
    return serializePairs(name, isText ? JSON.stringify(value) : value, { style, explode, allowReserved });
  });
  return pairs.join('&');
}

/** The schema of a media type; `undefined` where it has none. */
export function schemaOf(
  document: Document,
  { value, pointer }: Located<MediaType>,
): Located<Schema> | undefined {
  return value.schema === undefined ? undefined : schemaAt(document, `${pointer}/schema`);
}

/** The fields that the schema of a form names. */
function namesIn(document: Document, type: Located<MediaType>): Set<string> {
  const schema = schemaOf(document, type);
  const parts = schema ? partsOf(document, schema) : [];
  return new Set(parts.flatMap(({ value }) => Object.keys((value.properties ?? {}) as object)));
}

function fieldRules(
  judge: Judge,
  schema: Located<Schema> | undefined,
  name: string,
  encoding: Encoding = {},
): PairRules {
  const own = schema && propertyOf(judge, schema, name);
  const { style, explode } = encoding;
  const parameter = { name, in: 'query' as const, schema: own?.value ?? true };
  const rules = rulesOf(judge.document, {
    value: { ...parameter, ...(style && { style }), ...(explode !== undefined && { explode }) },
    pointer: `${schema?.pointer}/properties/${escapeStep(name)}`,
  });
  // Without a style an object is one text: JSON.
  return isStyled(encoding)
    ? rules
    : { ...rules, shapes: rules.shapes.map((shape) => (shape === 'object' ? 'scalar' : shape)) };
}

function isStyled({ style, explode, allowReserved }: Encoding = {}): boolean {
  return style !== undefined || explode !== undefined || allowReserved !== undefined;
}

function isObject(value: unknown): boolean {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
