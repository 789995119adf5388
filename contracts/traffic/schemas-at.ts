import { type Document, resolve, type Schema } from '../openapi/document.ts';
import type { Place } from './files/path-expression.ts';

type Rules = Record<string, unknown>;

/** Every schema that the value at a place must keep to, all at once: where several say something of one field, each is one. */
export function schemasAt(document: Document, root: Schema, place: Place): Rules[] {
  const start = allOf(document, root);
  return place.reduce<Rules[]>((schemas, step) => {
    return schemas.flatMap((one) => below(one, step).flatMap((schema) => allOf(document, schema)));
  }, start);
}

function below(schema: Rules, step: string | number): Schema[] {
  if (typeof step === 'number') {
    const { prefixItems = [], items } = schema as { prefixItems?: Schema[]; items?: Schema };
    return [prefixItems[step] ?? items ?? []].flat();
  }
  const { properties = {}, additionalProperties } = schema as {
    properties?: Record<string, Schema>;
    additionalProperties?: Schema;
  };
  return [(Object.hasOwn(properties, step) ? properties[step] : additionalProperties) ?? []].flat();
}

/** The schema itself, and what it refers to or wants besides. */
function allOf(document: Document, schema: Schema, seen: Rules[] = []): Rules[] {
  if (typeof schema !== 'object' || seen.includes(schema)) return [];
  const all = [...seen, schema];
  const target =
    typeof schema.$ref === 'string' ? [resolve<Rules>(document, { $ref: schema.$ref }, '').value] : [];
  const parts = [...target, ...((schema.allOf ?? []) as Schema[])];
  return [schema, ...parts.flatMap((part) => allOf(document, part, all))];
}
