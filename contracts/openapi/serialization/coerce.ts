import { escapeStep } from '../../http/json-pointer.ts';
import { numberOf, tryParseJson } from '../../http/lossless-json.ts';
import { type Document, type Located, resolve, type Schema } from '../document.ts';
import type { Direction } from '../generation/copy-for-direction.ts';
import type { Validate } from '../violation.ts';
import { indexedItems } from './parse-brackets.ts';
import type { RawValue } from './raw-value-type.ts';
import { composedSchemas, type JsonType, schemaTypes } from './schema-types.ts';

/** A document, and the validators of its schemas. */
export interface DocumentSchemas {
  document: Document;
  validators: { json(pointer: string, direction?: Direction): Validate };
}

const patterns = {
  integer: /^-?\d+$/,
  number: /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/,
  boolean: /^(true|false)$/,
} as const;

/**
 * Converts strings to the types of the schema at a pointer: `"5"` becomes a number where the schema allows integers, and
 * `"null"` stays a string wherever one is allowed. What cannot be converted stays a string, for validation to reject.
 */
export function coerce(schemas: DocumentSchemas, pointer: string, raw: RawValue): unknown {
  return convert(schemas, schemaAt(schemas.document, pointer), raw);
}

/** The same by a schema itself; without one, strings stay strings. */
export function coerceWith(
  schemas: DocumentSchemas,
  schema: Located<Schema> | undefined,
  raw: RawValue,
): unknown {
  return convert(schemas, schema ?? { value: true, pointer: '' }, raw);
}

function convert(schemas: DocumentSchemas, schema: Located<Schema>, raw: RawValue): unknown {
  if (typeof raw === 'string') return coerceString(schemas, schema, raw);
  if (Array.isArray(raw))
    return raw.map((item, at) => coerceWith(schemas, itemSchemaOf(schemas, schema, at), item));
  return convertMembers(schemas, schema, raw as Readonly<Record<string, RawValue>>);
}

function convertMembers(
  schemas: DocumentSchemas,
  schema: Located<Schema>,
  raw: Readonly<Record<string, RawValue>>,
): unknown {
  const types = schemaTypes(schemas.document, schema.value);
  const items = types?.has('array') ? indexedItems(raw) : undefined;
  if (items) {
    const list = convert(schemas, schema, items);
    if (!types?.has('object') || !schemas.validators.json(schema.pointer)(list)) return list;
  }
  const entries = Object.entries(raw).map(([name, inner]) => {
    return [name, coerceWith(schemas, propertySchemaOf(schemas, schema, name), inner)] as const;
  });
  return Object.fromEntries(entries);
}

function coerceString(schemas: DocumentSchemas, { value, pointer }: Located<Schema>, text: string): unknown {
  const types = schemaTypes(schemas.document, value);
  if (!types) return text;
  const candidates = candidatesFor(types, text);
  // A single item does not look like an array.
  if (candidates.length === 0 && types.has('array')) return convert(schemas, { value, pointer }, [text]);
  if (candidates.length < 2) return candidates.length === 0 ? text : candidates[0];
  const validate = schemas.validators.json(pointer);
  return candidates.find((candidate) => validate(candidate) === undefined) ?? candidates[0];
}

function candidatesFor(types: ReadonlySet<JsonType>, text: string): unknown[] {
  const candidates: unknown[] = [];
  if (types.has('number') && patterns.number.test(text)) candidates.push(numberOf(text));
  else if (types.has('integer') && patterns.integer.test(text)) candidates.push(numberOf(text));
  if (types.has('boolean') && patterns.boolean.test(text)) candidates.push(text === 'true');
  if (types.has('string')) candidates.push(text);
  if (types.has('null') && text === 'null') candidates.push(null);
  const json = (types.has('object') || types.has('array')) && /^[{[]/.test(text) && tryParseJson(text);
  if (json) candidates.push(json);
  return candidates;
}

/** The schema at a JSON pointer, with its reference resolved. */
export function schemaAt(document: Document, pointer: string): Located<Schema> {
  return resolve<Schema & object>(document, { $ref: pointer }, pointer);
}

/** The schema of an array's item; `undefined` where there is none. */
export function itemSchemaOf(
  { document }: Pick<DocumentSchemas, 'document'>,
  schema: Located<Schema>,
  at: number,
): Located<Schema> | undefined {
  return firstInComposition(document, schema, (keywords) => {
    const listed = (keywords.prefixItems as Schema[] | undefined)?.[at];
    return listed === undefined ? [keywords.items, 'items'] : [listed, `prefixItems/${at}`];
  });
}

/** The schema of an object's property, in whichever of the composed schemas it is; `undefined` where there is none. */
export function propertySchemaOf(
  { document }: Pick<DocumentSchemas, 'document'>,
  schema: Located<Schema>,
  name: string,
): Located<Schema> | undefined {
  const own = firstInComposition(document, schema, (keywords) => {
    const properties = (keywords.properties ?? {}) as Record<string, Schema>;
    return [Object.hasOwn(properties, name) ? properties[name] : undefined, `properties/${escapeStep(name)}`];
  });
  return (
    own ??
    firstInComposition(document, schema, (keywords) => [
      keywords.additionalProperties,
      'additionalProperties',
    ])
  );
}

function firstInComposition(
  document: Document,
  schema: Located<Schema>,
  pick: (keywords: Readonly<Record<string, unknown>>) => readonly [unknown, string],
): Located<Schema> | undefined {
  for (const { value: keywords, pointer } of composedSchemas(document, schema)) {
    const [found, step] = pick(keywords);
    if (found === undefined) continue;
    const at = `${pointer}/${step}`;
    return typeof found === 'object'
      ? resolve(document, found as Schema & object, at)
      : { value: found as Schema, pointer: at };
  }
  return undefined;
}
