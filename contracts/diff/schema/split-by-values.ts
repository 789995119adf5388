import { isRecord } from '../../http/is-record.ts';
import { escapeStep } from '../../http/json-pointer.ts';
import type { Document, Located } from '../../openapi/document.ts';
import { type Alternative, statedBy } from './alternative-of-one-type.ts';
import { expand } from './expand-alternatives.ts';

const maxPieces = 50;

/**
 * An alternative, taken apart by the values of a property that it requires and that has few of them: a schema whose `kind`
 * is one of three may have become three schemas. Only itself where it has no such property.
 */
export function splitByValues(document: Document, alternative: Alternative): Alternative[] {
  const required = new Set(statedBy(alternative, 'required').flat());
  for (const name of required) {
    const values = valuesOf(document, alternative, String(name));
    if (values.length < 2 || values.length > maxPieces) continue;
    return values.map((value) => {
      const part = { properties: { [String(name)]: { const: value } } };
      const pointer = `${alternative.parts[0]?.pointer}?${name}=${JSON.stringify(value)}`;
      return { ...alternative, parts: [...alternative.parts, { value: part, pointer }] };
    });
  }
  return [alternative];
}

/** All values of a property; empty where it has others than the schema lists. */
function valuesOf(document: Document, { parts }: Alternative, name: string): readonly unknown[] {
  const schemas = parts.flatMap(({ value: { properties }, pointer }): Located<unknown>[] => {
    if (!isRecord(properties) || properties[name] === undefined) return [];
    return [{ value: properties[name], pointer: `${pointer}/properties/${escapeStep(name)}` }];
  });
  const found = schemas.length > 0 ? expand(document, schemas) : [];
  return found.every(({ values }) => values !== undefined) ? found.flatMap(({ values = [] }) => values) : [];
}
