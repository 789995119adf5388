import { type Located, type ResponseObject, resolve, type Schema } from './document.ts';
import type { Spec } from './spec.ts';

/**
 * A response's JSON without the secret values that the document has in it: properties of the response's own schema
 * with `format: password` that are not `writeOnly`. What is left must hold no secret.
 */
export function secretsAllowed(
  spec: Spec,
  response: Located<ResponseObject> | undefined,
  json: unknown,
): unknown {
  const schema = response?.value.content?.['application/json']?.schema;
  return schema === undefined ? json : without(spec, schema, json);
}

function without(spec: Spec, schema: Schema, value: unknown): unknown {
  if (typeof schema !== 'object' || value === null || typeof value !== 'object') return value;
  const rules = resolve<Record<string, unknown>>(spec.document, schema, '').value;
  if (Array.isArray(value)) return value.map((item) => without(spec, (rules.items ?? true) as Schema, item));
  const properties = (rules.properties ?? {}) as Record<string, Schema>;
  const kept = Object.entries(value).flatMap(([name, item]) => {
    const inner = Object.hasOwn(properties, name) ? (properties[name] as Schema) : true;
    return isSecretToShow(spec, inner) ? [] : [[name, without(spec, inner, item)] as const];
  });
  return Object.fromEntries(kept);
}

function isSecretToShow(spec: Spec, schema: Schema): boolean {
  if (typeof schema !== 'object') return false;
  const { format, writeOnly } = resolve<Record<string, unknown>>(spec.document, schema, '').value;
  return format === 'password' && writeOnly !== true;
}
