import { type Document, resolve, type Schema } from '../document.ts';

/** Which way a value goes: what is `readOnly` is in no request, and what is `writeOnly` in no response. */
export type Direction = 'request' | 'response';

/** The keyword of what does not go a way. */
export const absentMark = { request: 'readOnly', response: 'writeOnly' } as const;

/**
 * A copy of a part of a document, in which nothing is required that does not go the given way (OpenAPI Specification
 * 3.0.4, section 4.7.24.2; 3.1 leaves it to JSON Schema, which leaves it to the application).
 */
export function directed<Part>(document: Document, part: Part, direction: Direction): Part {
  return copy(document, part, absentMark[direction], new Set()) as Part;
}

function copy(document: Document, part: unknown, mark: string, inherited: ReadonlySet<string>): unknown {
  if (Array.isArray(part)) return part.map((item) => copy(document, item, mark, new Set()));
  if (part === null || typeof part !== 'object') return part;
  const schema = part as Record<string, unknown>;
  const absent = new Set([...inherited, ...absentNames(document, schema, mark)]);
  const entries = Object.entries(schema).map(([key, value]) => {
    if (key === 'required' && Array.isArray(value)) return [key, value.filter((name) => !absent.has(name))];
    if (key === 'allOf' && Array.isArray(value))
      return [key, value.map((item) => copy(document, item, mark, absent))];
    return [key, copy(document, value, mark, new Set())];
  });
  return Object.fromEntries(entries);
}

/** The properties of a schema that have a mark. A part of `allOf` may require what another part has as a property. */
export function absentNames(document: Document, schema: Record<string, unknown>, mark: string): string[] {
  const parts = [schema, ...(Array.isArray(schema.allOf) ? schema.allOf : [])];
  return parts.flatMap((part) => {
    const { properties } = resolved(document, part);
    if (properties === null || typeof properties !== 'object') return [];
    return Object.entries(properties)
      .filter(([, property]) => resolved(document, property)[mark] === true)
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
