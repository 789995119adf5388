import { type Document, escapeStep, find } from '../openapi/document.ts';
import { isRecord } from '../openapi/loading/walk-document.ts';

/** A schema with its references followed and the parts of its `allOf` put together, and where each keyword stands. */
export interface Flat {
  rules: Record<string, unknown>;
  /** JSON pointer of the schema itself. */
  pointer: string;
  /** The JSON pointer of each property's schema, by its name. */
  properties: Map<string, string>;
  required: Set<string>;
}

/** Puts together what a schema says of one value, wherever it says it. */
export function flatten(document: Document, pointer: string): Flat {
  const flat: Flat = { rules: {}, pointer, properties: new Map(), required: new Set() };
  const seen = new Set<string>();
  const waiting = [pointer];
  for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
    const found = find(document, at);
    if (!found || seen.has(found.pointer)) continue;
    seen.add(found.pointer);
    if (found.value === false) flat.rules.type = [];
    if (isRecord(found.value)) waiting.push(...takeIn(flat, found.value, found.pointer));
  }
  return flat;
}

/** Adds what one schema says itself, and tells where it says more. */
function takeIn(flat: Flat, schema: Record<string, unknown>, at: string): string[] {
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

/** Where a keyword that holds schemas stands. */
export function placeOf({ rules }: Flat, keyword: string): string | undefined {
  const place = rules[`${keyword}@`];
  return typeof place === 'string' ? place : undefined;
}
