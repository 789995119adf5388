import { type Document, type Reference, resolve, type Schema } from '../openapi/document.ts';

type Rules = Record<string, unknown>;

/** Keywords that require values to be there: a consumer names only what it uses. */
const dropped = new Set([
  'required',
  'dependentRequired',
  'minItems',
  'minProperties',
  'contains',
  'minContains',
  'maxContains',
  'discriminator',
]);

/**
 * The document with schemas for a consumer's expectations. An expectation may omit any property, but may not name
 * properties that the document does not have: a schema that does not mention further properties allows none. `writeOnly`
 * properties are not part of a response.
 */
export function relaxDocumentForExpectations(document: Document): Document {
  const relax = createRelax(document);
  return {
    ...document,
    ...(relaxPart({ paths: document.paths, components: document.components }, relax) as object),
  };
}

type Relax = (schema: Schema, isValue: boolean) => Schema;

/** Walks the document down to its schemas: those of media types and headers, and the components. */
function relaxPart(part: unknown, relax: Relax): unknown {
  if (Array.isArray(part)) return part.map((item) => relaxPart(item, relax));
  if (part === null || typeof part !== 'object') return part;
  const entries = Object.entries(part).map(([key, value]) => {
    if (key === 'schema') return [key, relax(value as Schema, true)];
    if (key === 'schemas') return [key, relaxAll(value as Record<string, Schema>, relax, false)];
    return [key, key === 'example' || key === 'examples' ? value : relaxPart(value, relax)];
  });
  return Object.fromEntries(entries);
}

function createRelax(document: Document): Relax {
  const relax: Relax = (schema, isValue) => {
    if (typeof schema !== 'object') return schema;
    const relaxed = Object.entries(schema).flatMap(([keyword, value]) =>
      dropped.has(keyword) ? [] : [relaxKeyword(document, relax, schema, keyword, value)],
    );
    const rules: Rules = Object.fromEntries(relaxed);
    const isClosed = isValue && !('unevaluatedProperties' in rules) && listsProperties(document, schema);
    return isClosed ? { ...rules, unevaluatedProperties: false } : rules;
  };
  return relax;
}

function relaxKeyword(
  document: Document,
  relax: Relax,
  schema: Rules,
  keyword: string,
  value: unknown,
): [string, unknown] {
  switch (keyword) {
    case 'properties':
      return [keyword, relaxAll(readable(document, value as Record<string, Schema>), relax, true)];
    case 'patternProperties':
      return [keyword, relaxAll(value as Record<string, Schema>, relax, true)];
    case '$defs':
    case 'dependentSchemas':
      return [keyword, relaxAll(value as Record<string, Schema>, relax, false)];
    case 'items':
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return [keyword, relax(value as Schema, true)];
    case 'prefixItems':
      return [keyword, (value as Schema[]).map((item) => relax(item, true))];
    case 'allOf':
      return [keyword, (value as Schema[]).map((item) => relax(item, false))];
    // Without required properties, several branches may match.
    case 'oneOf':
    case 'anyOf':
      return ['anyOf', (value as Schema[]).map((one) => relax(withDiscriminatorValues(schema, one), false))];
    // Conditional schemas are unchanged.
    default:
      return [keyword, value];
  }
}

function relaxAll(schemas: Record<string, Schema>, relax: Relax, isValue: boolean): Record<string, Schema> {
  return Object.fromEntries(Object.entries(schemas).map(([name, one]) => [name, relax(one, isValue)]));
}

function readable(document: Document, properties: Record<string, Schema>): Record<string, Schema> {
  const entries = Object.entries(properties).filter(([, schema]) => {
    return typeof schema !== 'object' || resolve<Rules>(document, schema, '').value.writeOnly !== true;
  });
  return Object.fromEntries(entries);
}

/** A branch with the values of the discriminator that lead to it (OpenAPI Specification 3.1.1, section 4.8.25). */
function withDiscriminatorValues({ discriminator }: Rules, branch: Schema): Schema {
  if (typeof branch !== 'object' || discriminator === undefined || typeof branch.$ref !== 'string')
    return branch;
  const { propertyName, mapping = {} } = discriminator as {
    propertyName: string;
    mapping?: Record<string, string>;
  };
  const { $ref } = branch as unknown as Reference;
  const name = $ref.split('/').at(-1) ?? '';
  const mapped = Object.keys(mapping).filter((key) => mapping[key] === $ref || mapping[key] === name);
  const values = mapped.length > 0 ? mapped : [name];
  return { allOf: [branch, { properties: { [propertyName]: { enum: values } } }] };
}

/** Whether a schema, or one that it applies, declares a property. */
export function declaresField(
  document: Document,
  schema: unknown,
  name: string,
  seen = new Set<unknown>(),
): boolean {
  if (schema === null || typeof schema !== 'object' || seen.has(schema)) return false;
  seen.add(schema);
  const { properties = {} } = schema as { properties?: object };
  if (Object.hasOwn(properties, name)) return true;
  return directSubschemas(document, schema as Rules).some((part) =>
    declaresField(document, part, name, seen),
  );
}

/** Whether a schema lists the properties of an object, itself or by its subschemas; false where one of these allows any. */
function listsProperties(document: Document, schema: Schema, seen: unknown[] = []): boolean {
  if (typeof schema !== 'object' || seen.includes(schema)) return false;
  const parts = directSubschemas(document, schema);
  if ('properties' in schema || parts.length === 0) return 'properties' in schema;
  return parts.every((part) => !takesAnyObject(document, part, [...seen, schema]));
}

function takesAnyObject(document: Document, schema: Schema, seen: unknown[]): boolean {
  if (typeof schema !== 'object') return schema;
  const types = [schema.type ?? 'object'].flat();
  return types.includes('object') && !listsProperties(document, schema, seen);
}

function directSubschemas(document: Document, schema: Rules): Schema[] {
  const target =
    typeof schema.$ref === 'string' ? [resolve<Rules>(document, { $ref: schema.$ref }, '').value] : [];
  const { allOf = [], anyOf = [], oneOf = [] } = schema as Record<string, Schema[]>;
  return [...target, ...allOf, ...anyOf, ...oneOf];
}
