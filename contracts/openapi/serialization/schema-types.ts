import { type Document, type Located, resolve, type Schema } from '../document.ts';

export type JsonType = 'string' | 'number' | 'integer' | 'boolean' | 'null' | 'array' | 'object';

type Types = ReadonlySet<JsonType> | undefined;
type Keywords = Readonly<Record<string, unknown>>;

const known = new WeakMap<object, Types>();

/** The types that a schema allows, as far as its keywords say; `undefined` where they do not. */
export function schemaTypes(document: Document, schema: Schema): Types {
  if (typeof schema !== 'object') return undefined;
  if (known.has(schema)) return known.get(schema);
  // A schema that refers to itself does not restrict its type.
  known.set(schema, undefined);
  const types = findTypes(document, schema);
  known.set(schema, types);
  return types;
}

/** A schema and all schemas that it is composed of (`allOf`, `anyOf`, `oneOf`), each at its own pointer. */
export function composedSchemas(
  document: Document,
  { value, pointer }: Located<Schema>,
): Located<Keywords>[] {
  const parts: Located<Keywords>[] = [];
  const seen = new Set<unknown>();
  const add = (schema: Schema, at: string): void => {
    if (typeof schema !== 'object') return;
    const part = resolve<Keywords>(document, schema, at);
    if (seen.has(part.value)) return;
    seen.add(part.value);
    parts.push(part);
    for (const keyword of ['allOf', 'anyOf', 'oneOf']) {
      listOf(part.value, keyword).forEach((one, index) => {
        add(one, `${part.pointer}/${keyword}/${index}`);
      });
    }
  };
  add(value, pointer);
  return parts;
}

function findTypes(document: Document, schema: Schema & object): Types {
  const keywords = resolve<Keywords>(document, schema, '').value;
  const all = [ownTypes(keywords), ...listOf(keywords, 'allOf').map((one) => schemaTypes(document, one))];
  for (const keyword of ['anyOf', 'oneOf']) {
    const choices = listOf(keywords, keyword).map((one) => schemaTypes(document, one));
    if (choices.length > 0) all.push(union(choices));
  }
  return all.reduce(intersection, undefined) ?? impliedTypes(keywords);
}

function ownTypes({ type, enum: values, const: value }: Keywords): Types {
  if (type !== undefined) return new Set([type].flat() as JsonType[]);
  if (Array.isArray(values)) return new Set(values.map(typeOf));
  return value === undefined ? undefined : new Set([typeOf(value)]);
}

/** The likely types of a schema without `type`: a hint, not a rule. */
function impliedTypes(keywords: Keywords): Types {
  if (keywords.properties !== undefined) return new Set(['object']);
  return keywords.items !== undefined || keywords.prefixItems !== undefined ? new Set(['array']) : undefined;
}

function typeOf(value: unknown): JsonType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'bigint') return 'integer';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value as 'string' | 'boolean' | 'object';
}

function union(choices: Types[]): Types {
  if (choices.includes(undefined)) return undefined;
  return new Set(choices.flatMap((types) => [...(types ?? [])]));
}

function intersection(one: Types, other: Types): Types {
  if (!one || !other) return one ?? other;
  const both = [...one].filter((type) => other.has(type) || (type === 'integer' && other.has('number')));
  const integers = other.has('integer') && one.has('number') ? (['integer'] as const) : [];
  return new Set([...both, ...integers]);
}

function listOf(keywords: Keywords, keyword: string): Schema[] {
  const list = keywords[keyword];
  return Array.isArray(list) ? list : [];
}
