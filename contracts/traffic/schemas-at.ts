import { type Document, resolve, type Schema } from '../openapi/document.ts';
import type { ValuePath } from './files/path-expression.ts';

type Rules = Record<string, unknown>;

/** Every schema that applies to the value at a path. */
export function schemasAt(document: Document, root: Schema, path: ValuePath): Rules[] {
  const start = withReferences(document, root);
  return path.reduce<Rules[]>((schemas, step) => {
    return schemas.flatMap((one) => below(one, step).flatMap((schema) => withReferences(document, schema)));
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

/** The schema itself, with those of its `$ref` and `allOf`. */
function withReferences(document: Document, schema: Schema, seen: Rules[] = []): Rules[] {
  if (typeof schema !== 'object' || seen.includes(schema)) return [];
  const all = [...seen, schema];
  const target =
    typeof schema.$ref === 'string' ? [resolve<Rules>(document, { $ref: schema.$ref }, '').value] : [];
  const parts = [...target, ...((schema.allOf ?? []) as Schema[])];
  return [schema, ...parts.flatMap((part) => withReferences(document, part, all))];
}
