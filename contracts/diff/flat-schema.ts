import { isRecord } from '../http/is-record.ts';
import { escapeStep } from '../http/json-pointer.ts';
import { type Document, find } from '../openapi/document.ts';

/** A schema with its references followed and its `allOf` merged, and the JSON pointers of what it holds. */
export interface FlatSchema {
  rules: Record<string, unknown>;
  /** JSON pointer of the schema itself. */
  pointer: string;
  /** The JSON pointer of each property's schema, by its name. */
  properties: Map<string, string>;
  required: Set<string>;
}

/** Merges everything that a schema requires of one value, wherever the document states it. */
export function flattenSchema(document: Document, pointer: string): FlatSchema {
  const flat: FlatSchema = { rules: {}, pointer, properties: new Map(), required: new Set() };
  const seen = new Set<string>();
  const waiting = [pointer];
  for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
    const found = find(document, at);
    if (!found || seen.has(found.pointer)) continue;
    seen.add(found.pointer);
    if (found.value === false) flat.rules.type = [];
    if (isRecord(found.value)) waiting.push(...mergeInto(flat, found.value, found.pointer));
  }
  return flat;
}

/** Adds one schema's own keywords, and returns the pointers of the schemas that it is composed of. */
function mergeInto(flat: FlatSchema, schema: Record<string, unknown>, at: string): string[] {
  const { $ref, allOf, properties, required, ...rules } = schema;
  for (const name of Object.keys(properties ?? {}))
    flat.properties.set(name, `${at}/properties/${escapeStep(name)}`);
  for (const name of Array.isArray(required) ? required : []) flat.required.add(String(name));
  for (const [keyword, rule] of Object.entries(rules)) {
    flat.rules[keyword] = rule;
    if (nested.has(keyword)) flat.rules[`${keyword}@`] = `${at}/${keyword}`;
  }
  const parts = Array.isArray(allOf) ? allOf.map((_, index) => `${at}/allOf/${index}`) : [];
  return typeof $ref === 'string' ? [$ref, ...parts] : parts;
}

const nested = new Set(['items', 'additionalProperties', 'prefixItems', 'anyOf', 'oneOf']);

/** The JSON pointer of a keyword that holds schemas. */
export function keywordPointer({ rules }: FlatSchema, keyword: string): string | undefined {
  const pointer = rules[`${keyword}@`];
  return typeof pointer === 'string' ? pointer : undefined;
}
