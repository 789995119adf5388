import { type Document, resolve, type Schema } from './document.ts';

/**
 * Reads text from a path, a query or a header as the JSON that its schema means: `"5"` is a number where the schema
 * wants an integer. What it cannot be read as stays text, for the schema to refuse.
 */
export function fromText(document: Document, schema: Schema, text: string | readonly string[]): unknown {
  const rules =
    typeof schema === 'object' ? resolve<Record<string, unknown>>(document, schema, '').value : {};
  const types = [rules.type].flat();
  if (typeof text !== 'string') {
    // Where the schema wants no array, the last one counts.
    if (!types.includes('array')) return fromText(document, schema, text.at(-1) ?? '');
    return text.map((item) => fromText(document, (rules.items ?? true) as Schema, item));
  }
  if (types.includes('array')) return fromText(document, schema, text === '' ? [] : text.split(','));
  if (types.includes('integer') && /^-?\d+$/.test(text)) return Number(text);
  if (types.includes('number') && /^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  if (types.includes('boolean') && /^(true|false)$/.test(text)) return text === 'true';
  return text;
}
