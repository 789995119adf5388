import { escapeStep } from '../../../http/json-pointer.ts';
import type { Document, Located, Schema } from '../../document.ts';
import { itemSchemaOf, propertySchemaOf } from '../coerce.ts';
import { composedSchemas } from '../schema-types.ts';

/** The schema of a member: of several composed schemas that describe it, all together. */
export function memberSchema(
  document: Document,
  schema: Located<Schema> | undefined,
  name: string,
): Located<Schema> | undefined {
  if (!schema) return undefined;
  const step = `properties/${escapeStep(name)}`;
  const isThere = (properties: unknown) => Object.hasOwn((properties ?? {}) as object, name);
  const found = composedSchemas(document, schema).filter(({ value }) => isThere(value.properties));
  return together(found, step) ?? propertySchemaOf({ document }, schema, name);
}

/** The schema of a list's item, likewise. */
export function listItemSchema(
  document: Document,
  schema: Located<Schema> | undefined,
  at: number,
): Located<Schema> | undefined {
  if (!schema) return undefined;
  const found = composedSchemas(document, schema).filter(({ value }) => value.items !== undefined);
  return together(found, 'items') ?? itemSchemaOf({ document }, schema, at);
}

function together(found: readonly Located<unknown>[], step: string): Located<Schema> | undefined {
  const [first] = found;
  if (!first || found.length < 2) return undefined;
  const allOf = found.map(({ pointer }) => ({ $ref: `${pointer}/${step}` }));
  return { value: { allOf }, pointer: `${first.pointer}/${step}` };
}
