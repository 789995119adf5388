import { isRecord } from '../../http/is-record.ts';
import { escapeStep } from '../../http/json-pointer.ts';
import { writeJson } from '../../http/lossless-json.ts';
import { decodeQuery } from '../../http/percent-encoding.ts';
import type { Document, Encoding, Located, MediaType, Schema } from '../document.ts';
import { coerceWith, type DocumentSchemas, propertySchemaOf, schemaAt } from './coerce.ts';
import { rulesOfParameter } from './parameter-rules.ts';
import { bracketKeys } from './parse-brackets.ts';
import { type PairRules, pairsOfQuery, parsePairs } from './query-pairs.ts';
import type { RawValue } from './raw-value-type.ts';
import { composedSchemas } from './schema-types.ts';
import { serializePairs } from './serialize-parameters.ts';

/** Parses an `application/x-www-form-urlencoded` body (OpenAPI Specification 3.1.1, section 4.8.14.4). */
export function parseForm(
  schemas: DocumentSchemas,
  { value, pointer }: Located<MediaType>,
  text: string,
): unknown {
  const pairs = pairsOfQuery(text);
  const names = fieldNames(schemas.document, { value, pointer });
  const schema = mediaTypeSchema(schemas.document, { value, pointer });
  const isDeclared = (name: string) => names.has(name);
  const fields = [...names].flatMap((name): [string, RawValue][] => {
    const rules = fieldRules(schemas, schema, name, value.encoding?.[name]);
    const [raw] = parsePairs(rules, pairs, isDeclared, decodeQuery);
    return raw === undefined ? [] : [[name, raw]];
  });
  const others = pairs.filter(
    ({ name }) => !names.has(name) && !fields.some(([field]) => bracketKeys(field, name)),
  );
  // Of several undeclared fields of one name, the last counts.
  const undeclared = others.map(({ name, raw }): [string, RawValue] => [name, decodeQuery(raw)]);
  return coerceWith(schemas, schema, Object.fromEntries([...undeclared, ...fields]));
}

/** Serializes an object to such a body. */
export function serializeForm(
  { encoding = {} }: MediaType,
  fields: Readonly<Record<string, unknown>>,
): string {
  const pairs = Object.entries(fields).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const { style = 'form', explode = style === 'form', allowReserved = false } = encoding[name] ?? {};
    const isJsonText = !isStyled(encoding[name]) && isRecord(value);
    return serializePairs(name, isJsonText ? writeJson(value) : value, {
      style,
      explode,
      allowReserved,
    });
  });
  return pairs.join('&');
}

/** The schema of a media type; `undefined` where it has none. */
export function mediaTypeSchema(
  document: Document,
  { value, pointer }: Located<MediaType>,
): Located<Schema> | undefined {
  return value.schema === undefined ? undefined : schemaAt(document, `${pointer}/schema`);
}

/** The fields that the schema of a form defines. */
function fieldNames(document: Document, type: Located<MediaType>): Set<string> {
  const schema = mediaTypeSchema(document, type);
  const parts = schema ? composedSchemas(document, schema) : [];
  return new Set(parts.flatMap(({ value }) => Object.keys((value.properties ?? {}) as object)));
}

function fieldRules(
  schemas: DocumentSchemas,
  schema: Located<Schema> | undefined,
  name: string,
  encoding: Encoding = {},
): PairRules {
  const own = schema && propertySchemaOf(schemas, schema, name);
  const { style, explode } = encoding;
  const parameter = { name, in: 'query' as const, schema: own?.value ?? true };
  const rules = rulesOfParameter(schemas.document, {
    value: { ...parameter, ...(style && { style }), ...(explode !== undefined && { explode }) },
    pointer: `${schema?.pointer}/properties/${escapeStep(name)}`,
  });
  if (isStyled(encoding)) return rules;
  // Without a style, an object is one JSON string; most clients write its members in brackets.
  const shapes = rules.shapes.flatMap((shape) =>
    shape === 'object' ? (['object', 'scalar'] as const) : [shape],
  );
  return { ...rules, style: 'deepObject', shapes };
}

function isStyled({ style, explode, allowReserved }: Encoding = {}): boolean {
  return style !== undefined || explode !== undefined || allowReserved !== undefined;
}
