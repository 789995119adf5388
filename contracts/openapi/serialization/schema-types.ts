import { type Document, type Located, resolve, type Schema } from '../document.ts';

export type JsonType = 'string' | 'number' | 'integer' | 'boolean' | 'null' | 'array' | 'object';

type Types = ReadonlySet<JsonType> | undefined;
type Rules = Readonly<Record<string, unknown>>;

const known = new WeakMap<object, Types>();

/** The types that a schema lets through, as far as its words go; `undefined` where it does not say. */
export function typesOf(document: Document, schema: Schema): Types {
  if (typeof schema !== 'object') return undefined;
  if (known.has(schema)) return known.get(schema);
  // What leads back to itself says nothing of its type.
  known.set(schema, undefined);
  const types = findTypes(document, schema);
  known.set(schema, types);
  return types;
}

/** A schema's parts by the keywords that join schemas, each at its own pointer, itself first. */
export function partsOf(document: Document, { value, pointer }: Located<Schema>): Located<Rules>[] {
  const parts: Located<Rules>[] = [];
  const seen = new Set<unknown>();
  const add = (schema: Schema, at: string): void => {
    if (typeof schema !== 'object') return;
    const part = resolve<Rules>(document, schema, at);
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
  const rules = resolve<Rules>(document, schema, '').value;
  const all = [ownTypes(rules), ...listOf(rules, 'allOf').map((one) => typesOf(document, one))];
  for (const keyword of ['anyOf', 'oneOf']) {
    const choices = listOf(rules, keyword).map((one) => typesOf(document, one));
    if (choices.length > 0) all.push(union(choices));
  }
  return all.reduce(intersection, undefined) ?? shapeOf(rules);
}

function ownTypes({ type, enum: values, const: value }: Rules): Types {
  if (type !== undefined) return new Set([type].flat() as JsonType[]);
  if (Array.isArray(values)) return new Set(values.map(typeOf));
  return value === undefined ? undefined : new Set([typeOf(value)]);
}

/** What a schema without a type is about: a hint, no rule. */
function shapeOf(rules: Rules): Types {
  if (rules.properties !== undefined) return new Set(['object']);
  return rules.items !== undefined || rules.prefixItems !== undefined ? new Set(['array']) : undefined;
}

function typeOf(value: unknown): JsonType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
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

function listOf(rules: Rules, keyword: string): Schema[] {
  const list = rules[keyword];
  return Array.isArray(list) ? list : [];
}
