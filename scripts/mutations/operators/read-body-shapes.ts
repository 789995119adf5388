import { type Document, resolve, type Schema } from '../../../contracts/openapi/document.ts';
import type { Operation } from '../../../contracts/openapi/spec.ts';

/** The members of a JSON object, by its schema. */
export interface Shape {
  properties: Record<string, Schema>;
  required: readonly string[];
}

type Keywords = { [keyword: string]: unknown };

const json = 'application/json';

/** The members of an operation's request body; none where that is not an object. */
export function requestShape(document: Document, { requestBody }: Operation): Shape {
  const content = requestBody?.value.content ?? {};
  return shapeOf(document, (content[json] ?? Object.values(content)[0])?.schema);
}

/** The members of what an operation answers with a 2xx status: of each item of a list, or of what is in an envelope. */
export function responseShape(document: Document, operation: Operation): Shape {
  const schema = successSchema(operation);
  const keywords = keywordsOf(document, schema);
  const inner = Object.values((keywords.properties ?? {}) as Record<string, Schema>);
  const enveloped = inner.length === 1 && isObject(document, inner[0]) ? inner[0] : undefined;
  return shapeOf(document, itemSchema(document, keywords) ?? enveloped ?? schema);
}

/** Whether an operation answers with a list, alone or in an envelope. */
export function returnsList(document: Document, operation: Operation): boolean {
  return itemSchema(document, keywordsOf(document, successSchema(operation))) !== undefined;
}

/** Whether a member is never returned. */
export function isSecret(document: Document, schema: Schema | undefined): boolean {
  const { writeOnly, format } = keywordsOf(document, schema);
  return writeOnly === true || format === 'password';
}

/** Whether an operation is sent a secret value. */
export function takesSecret(document: Document, operation: Operation): boolean {
  const { properties } = requestShape(document, operation);
  return Object.values(properties).some((schema) => isSecret(document, schema));
}

/** The names of all members that any operation returns: callers can see no others. */
export function visibleNames(document: Document, operations: Iterable<Operation>): Set<string> {
  const names = new Set<string>();
  for (const operation of operations) collectNames(document, successSchema(operation), names, 0);
  return names;
}

const deepest = 8;

function collectNames(
  document: Document,
  schema: Schema | undefined,
  names: Set<string>,
  depth: number,
): void {
  if (depth > deepest) return;
  const { properties, items, allOf } = keywordsOf(document, schema);
  for (const [name, inner] of Object.entries((properties ?? {}) as Record<string, Schema>)) {
    names.add(name);
    collectNames(document, inner, names, depth + 1);
  }
  for (const part of [items, ...((allOf ?? []) as Schema[])]) {
    if (part !== undefined) collectNames(document, part as Schema, names, depth + 1);
  }
}

/** Whether a schema allows a text somewhere in it, with letters beyond ASCII. */
export function allowsBeyondAscii(document: Document, schema: Schema | undefined, depth = 0): boolean {
  const {
    type,
    pattern,
    format,
    enum: values,
    properties,
    items,
    additionalProperties,
  } = keywordsOf(document, schema);
  if ([type].flat().includes('string') && !format && !values)
    return pattern === undefined || new RegExp(String(pattern), 'u').test('é漢😀é漢😀');
  if (depth > deepest) return false;
  const inner = [...Object.values(properties ?? {}), items, additionalProperties] as (Schema | undefined)[];
  return inner.some((part) => typeof part === 'object' && allowsBeyondAscii(document, part, depth + 1));
}

function successSchema({ responses }: Operation): Schema | undefined {
  const status = [...responses.keys()].find((known) => /^2\d\d$/.test(known)) ?? '200';
  return responses.get(status)?.value.content?.[json]?.schema;
}

function itemSchema(document: Document, keywords: Keywords): Schema | undefined {
  if (keywords.items !== undefined) return keywords.items as Schema;
  const inner = Object.values((keywords.properties ?? {}) as Record<string, Schema>);
  const list = inner
    .map((schema) => keywordsOf(document, schema).items)
    .find((items) => isObject(document, items));
  return list as Schema | undefined;
}

function isObject(document: Document, schema: unknown): boolean {
  return schema !== undefined && keywordsOf(document, schema as Schema).properties !== undefined;
}

function shapeOf(document: Document, schema: Schema | undefined): Shape {
  const keywords = keywordsOf(document, schema);
  const parts = [keywords, ...((keywords.allOf ?? []) as Schema[]).map((part) => keywordsOf(document, part))];
  return {
    properties: Object.assign({}, ...parts.map(({ properties }) => properties)),
    required: parts.flatMap(({ required }) => (required ?? []) as string[]),
  };
}

/** The keywords of a schema, its reference resolved. */
export function keywordsOf(document: Document, schema: Schema | undefined): Keywords {
  return typeof schema === 'object' ? resolve<Keywords>(document, schema, '').value : {};
}
