import { type Document, escapeStep, type Located, resolve, type Schema } from '../document.ts';
import type { Validate } from '../violation.ts';
import { type JsonType, partsOf, typesOf } from './schema-types.ts';

/** Text, or texts in the shape that they were written in. */
export type Texts = string | readonly Texts[] | { readonly [name: string]: Texts };

/** What is needed of a document to read text by its schemas. */
export interface Judge {
  document: Document;
  validators: { json(pointer: string): Validate };
}

const patterns = {
  integer: /^-?\d+$/,
  number: /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/,
  boolean: /^(true|false)$/,
} as const;

/**
 * Reads texts as the JSON that the schema at a pointer means: `"5"` is a number where the schema wants an integer, and
 * `"null"` is a text wherever a text will do. What it cannot be read as stays text, for the schema to refuse.
 */
export function coerce(judge: Judge, pointer: string, texts: Texts): unknown {
  return read(judge, schemaAt(judge.document, pointer), texts);
}

/** The same for a schema that has been found already; where there is none, text stays text. */
export function coerceBy(judge: Judge, schema: Located<Schema> | undefined, texts: Texts): unknown {
  return read(judge, schema ?? { value: true, pointer: '' }, texts);
}

function read(judge: Judge, schema: Located<Schema>, texts: Texts): unknown {
  if (typeof texts === 'string') return readText(judge, schema, texts);
  if (Array.isArray(texts)) return texts.map((item, at) => coerceBy(judge, itemOf(judge, schema, at), item));
  const entries = Object.entries(texts).map(([name, inner]) => {
    return [name, coerceBy(judge, propertyOf(judge, schema, name), inner)] as const;
  });
  return Object.fromEntries(entries);
}

function readText(judge: Judge, { value, pointer }: Located<Schema>, text: string): unknown {
  const types = typesOf(judge.document, value);
  if (!types) return text;
  const readings = readingsOf(types, text);
  if (readings.length < 2) return readings.length === 0 ? text : readings[0];
  const validate = judge.validators.json(pointer);
  return readings.find((reading) => validate(reading) === undefined) ?? readings[0];
}

function readingsOf(types: ReadonlySet<JsonType>, text: string): unknown[] {
  const readings: unknown[] = [];
  if (types.has('number') && patterns.number.test(text)) readings.push(Number(text));
  else if (types.has('integer') && patterns.integer.test(text)) readings.push(Number(text));
  if (types.has('boolean') && patterns.boolean.test(text)) readings.push(text === 'true');
  if (types.has('string')) readings.push(text);
  if (types.has('null') && text === 'null') readings.push(null);
  if ((types.has('object') || types.has('array')) && /^[{[]/.test(text)) readings.push(...parsed(text));
  // A single item looks like no array.
  if (readings.length === 0 && types.has('array')) readings.push([text]);
  return readings;
}

function parsed(text: string): unknown[] {
  try {
    return [JSON.parse(text)];
  } catch {
    return [];
  }
}

/** The schema at a JSON pointer of a document, and where it really is. */
export function schemaAt(document: Document, pointer: string): Located<Schema> {
  return resolve<Schema & object>(document, { $ref: pointer }, pointer);
}

/** The schema of an array's item, where there is one. */
export function itemOf(
  { document }: Pick<Judge, 'document'>,
  schema: Located<Schema>,
  at: number,
): Located<Schema> | undefined {
  return firstOf(document, schema, (rules) => {
    const listed = (rules.prefixItems as Schema[] | undefined)?.[at];
    return listed === undefined ? [rules.items, 'items'] : [listed, `prefixItems/${at}`];
  });
}

/** The schema of an object's property, where there is one, in whichever of the joined schemas it is. */
export function propertyOf(
  { document }: Pick<Judge, 'document'>,
  schema: Located<Schema>,
  name: string,
): Located<Schema> | undefined {
  const own = firstOf(document, schema, (rules) => {
    const properties = (rules.properties ?? {}) as Record<string, Schema>;
    return [Object.hasOwn(properties, name) ? properties[name] : undefined, `properties/${escapeStep(name)}`];
  });
  return own ?? firstOf(document, schema, (rules) => [rules.additionalProperties, 'additionalProperties']);
}

function firstOf(
  document: Document,
  schema: Located<Schema>,
  pick: (rules: Readonly<Record<string, unknown>>) => readonly [unknown, string],
): Located<Schema> | undefined {
  for (const { value: rules, pointer } of partsOf(document, schema)) {
    const [found, step] = pick(rules);
    if (found === undefined) continue;
    const at = `${pointer}/${step}`;
    return typeof found === 'object'
      ? resolve(document, found as Schema & object, at)
      : { value: found as Schema, pointer: at };
  }
  return undefined;
}
