import { normalizeName, sameName } from './item-in-body.ts';
import type { SchemaShape } from './schema-shape.ts';

/** Who sets the members of an item, and which are visible. */
export interface FieldRoles {
  serverSet: string[];
  writeOnly: string[];
  unique: string[];
  reasons: string[];
}

const timeNames =
  /^(created|updated|modified|changed|lastmodified|lastupdated|inserted)(at|on|date|time|timestamp)?$|^(creation|update|modification)(date|time|timestamp)$|^(date|time)(created|updated|modified|added)$/;
const uniqueNames = ['name', 'username', 'login', 'email', 'slug', 'key', 'code'];

/**
 * Classifies the members of an item. `returned` is an item in a response, `sent` one in the request that creates it;
 * `canConflict` is whether a creation can be answered with 409.
 */
export function classifyFields(
  returned: SchemaShape,
  sent: SchemaShape | undefined,
  id: { field: string | undefined; clientChosen: boolean } | undefined,
  canConflict: boolean,
): FieldRoles {
  const fields: FieldRoles = { serverSet: [], writeOnly: [], unique: [], reasons: [] };
  for (const [name, { schema }] of returned.properties) {
    const why = whyServerSet(name, schema, sent, id);
    if (why === undefined) continue;
    fields.serverSet.push(name);
    fields.reasons.push(`${name} is set by the server: ${why}`);
  }
  for (const [name, { schema }] of sent?.properties ?? []) {
    if (schema.writeOnly === true || returned.properties.get(name)?.schema.writeOnly === true) {
      fields.writeOnly.push(name);
      fields.reasons.push(`${name} is never returned: it is writeOnly`);
    }
  }
  const unique = canConflict && !id?.clientChosen ? naturalKey(sent, fields.serverSet) : undefined;
  if (unique !== undefined) {
    fields.unique.push(unique);
    fields.reasons.push(
      `${unique} is unique: a creation can be answered with 409, and callers do not choose an id`,
    );
  }
  return fields;
}

/** Whether a member is named like the time of a creation or an update. */
export function isTimeName(name: string): boolean {
  return timeNames.test(normalizeName(name));
}

/** Whether a numeric time is in milliseconds rather than seconds, by the schema's example. */
export function isInMilliseconds({ example, examples }: Readonly<Record<string, unknown>>): boolean {
  const first = example ?? (Array.isArray(examples) ? examples[0] : undefined);
  return typeof first === 'number' && first > maxEpochSeconds;
}

/** Larger numbers are milliseconds: in seconds this is the year 5138. */
export const maxEpochSeconds = 1e11;

function whyServerSet(
  name: string,
  schema: Record<string, unknown>,
  sent: SchemaShape | undefined,
  id: { field: string | undefined; clientChosen: boolean } | undefined,
): string | undefined {
  if (schema.readOnly === true) return 'it is readOnly';
  if (id !== undefined && name === id.field) return id.clientChosen ? undefined : 'it is the id';
  if (sent === undefined || sent.properties.size === 0) return undefined;
  return sameName(sent.properties.keys(), name) === undefined ? 'no creation has it' : undefined;
}

function naturalKey(sent: SchemaShape | undefined, serverSet: string[]): string | undefined {
  return [...(sent?.properties ?? [])].find(([name, { schema, required }]) => {
    const isText = [schema.type].flat().includes('string');
    return required && isText && uniqueNames.includes(normalizeName(name)) && !serverSet.includes(name);
  })?.[0];
}
