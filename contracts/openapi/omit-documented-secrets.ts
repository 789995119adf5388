import { type Located, type ResponseObject, resolve, type Schema } from './document.ts';
import type { Spec } from './spec.ts';

/**
 * Removes the secret values that a response is documented to return: properties of its schema with `format: password` that
 * are not `writeOnly`. What is left must not have any secret.
 */
export function omitDocumentedSecrets(
  spec: Spec,
  response: Located<ResponseObject> | undefined,
  json: unknown,
): unknown {
  const schema = response?.value.content?.['application/json']?.schema;
  return schema === undefined ? json : omitSecrets(spec, schema, json);
}

function omitSecrets(spec: Spec, schema: Schema, value: unknown): unknown {
  if (typeof schema !== 'object' || value === null || typeof value !== 'object') return value;
  const rules = resolve<Record<string, unknown>>(spec.document, schema, '').value;
  if (Array.isArray(value))
    return value.map((item) => omitSecrets(spec, (rules.items ?? true) as Schema, item));
  const properties = (rules.properties ?? {}) as Record<string, Schema>;
  const rest = Object.entries(value).flatMap(([name, item]) => {
    const inner = Object.hasOwn(properties, name) ? (properties[name] as Schema) : true;
    return isDocumentedSecret(spec, inner) ? [] : [[name, omitSecrets(spec, inner, item)] as const];
  });
  return Object.fromEntries(rest);
}

function isDocumentedSecret(spec: Spec, schema: Schema): boolean {
  if (typeof schema !== 'object') return false;
  const { format, writeOnly } = resolve<Record<string, unknown>>(spec.document, schema, '').value;
  return format === 'password' && writeOnly !== true;
}
