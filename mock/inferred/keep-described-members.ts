import { isRecord } from '../../contracts/http/is-record.ts';
import { escapeStep, valueAt } from '../../contracts/http/json-pointer.ts';
import type { Schema } from '../../contracts/openapi/document.ts';
import { resolvedSchema, schemaShape } from '../../contracts/openapi/resources/index.ts';
import type { Spec } from '../../contracts/openapi/spec.ts';

/** A copy with only the members that a schema describes, without the write-only ones. */
export function keepDescribedMembers(spec: Spec, schema: Schema | undefined, value: unknown): unknown {
  const { items, properties, isOpen } = schemaShape(spec.document, discriminated(spec, schema, value));
  if (Array.isArray(value)) return value.map((item) => keepDescribedMembers(spec, items, item));
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).flatMap(([name, inner]) => {
    const property = properties.get(name);
    if (!property) return properties.size === 0 || isOpen ? [[name, inner] as const] : [];
    return property.schema.writeOnly === true
      ? []
      : [[name, keepDescribedMembers(spec, property.schema, inner)] as const];
  });
  return Object.fromEntries(entries);
}

/** The schema that a value names by its discriminator (OpenAPI Specification 3.1.1, section 4.8.25); else the given one. */
function discriminated(spec: Spec, schema: Schema | undefined, value: unknown): Schema | undefined {
  const { discriminator } = resolvedSchema(spec.document, schema) as {
    discriminator?: { propertyName: string; mapping?: Record<string, string>; defaultMapping?: string };
  };
  if (!discriminator || !isRecord(value)) return schema;
  const name = value[discriminator.propertyName];
  const { mapping = {}, defaultMapping } = discriminator;
  const own = typeof name === 'string' && Object.hasOwn(mapping, name) ? mapping[name] : name;
  return named(spec, own) ?? named(spec, defaultMapping) ?? schema;
}

function named({ document }: Spec, target: unknown): Schema | undefined {
  if (typeof target !== 'string') return undefined;
  const pointer = target.startsWith('#/') ? target.slice(1) : `/components/schemas/${escapeStep(target)}`;
  const found = valueAt(document, pointer);
  return isRecord(found) ? (found as Schema) : undefined;
}
