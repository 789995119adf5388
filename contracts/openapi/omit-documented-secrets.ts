import { isRecord } from '../http/is-record.ts';
import { isJson } from '../http/media-type.ts';
import type { Located, ResponseObject, Schema } from './document.ts';
import { composedSchemas } from './serialization/schema-types.ts';
import type { Spec } from './spec.ts';

/**
 * Removes the secret values that a response is documented to return: values of its schema with `format: password` that
 * are not `writeOnly`. What is left must not have any secret.
 */
export function omitDocumentedSecrets(
  spec: Spec,
  response: Located<ResponseObject> | undefined,
  json: unknown,
): unknown {
  const content = Object.entries(response?.value.content ?? {});
  const [, media] = content.find(([type]) => isJson(type)) ?? [];
  return media?.schema === undefined ? json : omitSecrets(spec, [media.schema], json);
}

/** `schemas` all describe the value. */
function omitSecrets(spec: Spec, schemas: readonly Schema[], value: unknown): unknown {
  const parts = schemas.flatMap((schema) =>
    composedSchemas(spec.document, { value: schema, pointer: '' }).map((part) => part.value),
  );
  const isDocumented = parts.some(({ format }) => format === 'password');
  if (isDocumented && !parts.some(({ writeOnly }) => writeOnly === true)) return undefined;
  const schemasAt = (find: (part: Record<string, unknown>) => unknown) =>
    parts.map(find).filter((inner) => inner !== undefined) as Schema[];
  if (Array.isArray(value)) {
    const items = schemasAt((part) => part.items);
    return value.map((item) => omitSecrets(spec, items, item));
  }
  if (!isRecord(value)) return value;
  const rest = Object.entries(value).map(([name, inner]) => {
    const ofName = schemasAt(({ properties, additionalProperties }) =>
      isRecord(properties) && Object.hasOwn(properties, name) ? properties[name] : additionalProperties,
    );
    return [name, omitSecrets(spec, ofName, inner)] as const;
  });
  return Object.fromEntries(rest.filter(([, inner]) => inner !== undefined));
}
