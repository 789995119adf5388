import { type Document, resolve, type Schema } from '../document.ts';

/** Whether a value is sent or returned: `readOnly` properties are in no request, `writeOnly` ones in no response. */
export type Direction = 'request' | 'response';

/** The keyword that excludes a property from a direction. */
export const excludingKeyword = { request: 'readOnly', response: 'writeOnly' } as const;

/**
 * A copy of a part of a document in which no property is required that the direction excludes (OpenAPI Specification
 * 3.0.4, section 4.7.24.2; 3.1 leaves it to JSON Schema, which leaves it to the application).
 */
export function copyForDirection<Part>(document: Document, part: Part, direction: Direction): Part {
  return copy(document, part, excludingKeyword[direction], new Set()) as Part;
}

function copy(document: Document, part: unknown, keyword: string, inherited: ReadonlySet<string>): unknown {
  if (Array.isArray(part)) return part.map((item) => copy(document, item, keyword, new Set()));
  if (part === null || typeof part !== 'object') return part;
  const schema = part as Record<string, unknown>;
  const excluded = new Set([...inherited, ...excludedProperties(document, schema, keyword)]);
  const entries = Object.entries(schema).map(([key, value]) => {
    if (key === 'required' && Array.isArray(value)) return [key, value.filter((name) => !excluded.has(name))];
    if (key === 'allOf' && Array.isArray(value))
      return [key, value.map((item) => copy(document, item, keyword, excluded))];
    return [key, copy(document, value, keyword, new Set())];
  });
  return Object.fromEntries(entries);
}

/** The properties of a schema that a keyword excludes. One schema of an `allOf` may require a property of another. */
export function excludedProperties(
  document: Document,
  schema: Record<string, unknown>,
  keyword: string,
): string[] {
  const parts = [schema, ...(Array.isArray(schema.allOf) ? schema.allOf : [])];
  return parts.flatMap((part) => {
    const { properties } = resolved(document, part);
    if (properties === null || typeof properties !== 'object') return [];
    return Object.entries(properties)
      .filter(([, property]) => resolved(document, property)[keyword] === true)
      .map(([name]) => name);
  });
}

function resolved(document: Document, schema: Schema): Record<string, unknown> {
  if (schema === null || typeof schema !== 'object') return {};
  try {
    return resolve<Record<string, unknown>>(document, schema, '').value;
  } catch {
    // An example can look like a reference and lead nowhere.
    return {};
  }
}
