import { plain } from './bodies.ts';
import type { Shape } from './shape.ts';

/** What an item is made of, as far as it matters who sets a member and who may see it. */
export interface Fields {
  serverSet: string[];
  writeOnly: string[];
  unique: string[];
  why: string[];
}

const timeNames =
  /^(created|updated|modified|changed|lastmodified|lastupdated|inserted)(at|on|date|time|timestamp)?$|^(creation|update|modification)(date|time|timestamp)$/;
const uniqueNames = ['name', 'username', 'login', 'email', 'slug', 'key', 'code'];

/**
 * Tells the members apart. `shown` is an item as it is answered, `sent` as it is created; `conflicts` says whether a
 * creation can be answered with 409.
 */
export function fieldsOf(
  shown: Shape,
  sent: Shape | undefined,
  id: { field: string | undefined; clientChosen: boolean } | undefined,
  conflicts: boolean,
): Fields {
  const fields: Fields = { serverSet: [], writeOnly: [], unique: [], why: [] };
  for (const [name, { schema }] of shown.properties) {
    const why = whyServerSet(name, schema, sent, id);
    if (why === undefined) continue;
    fields.serverSet.push(name);
    fields.why.push(`${name} is set by the server: ${why}`);
  }
  for (const [name, { schema }] of sent?.properties ?? []) {
    if (schema.writeOnly === true || shown.properties.get(name)?.schema.writeOnly === true) {
      fields.writeOnly.push(name);
      fields.why.push(`${name} is never shown: it is writeOnly`);
    }
  }
  const unique = conflicts && !id?.clientChosen ? naturalKey(sent, fields.serverSet) : undefined;
  if (unique !== undefined) {
    fields.unique.push(unique);
    fields.why.push(`${unique} is taken once: a creation can be answered with 409, and callers choose no id`);
  }
  return fields;
}

/** Whether a member is called like the time of a creation or a change. */
export function isTimeName(name: string): boolean {
  return timeNames.test(plain(name));
}

/** Whether a time that is a number is in milliseconds, by its example. In seconds, where there is none. */
export function isInMilliseconds({ example, examples }: Readonly<Record<string, unknown>>): boolean {
  const first = example ?? (Array.isArray(examples) ? examples[0] : undefined);
  return typeof first === 'number' && first > longestSeconds;
}

/** No time in seconds is as large: it would be in the year 5138. */
export const longestSeconds = 1e11;

function whyServerSet(
  name: string,
  schema: Record<string, unknown>,
  sent: Shape | undefined,
  id: { field: string | undefined; clientChosen: boolean } | undefined,
): string | undefined {
  if (schema.readOnly === true) return 'it is readOnly';
  if (id !== undefined && name === id.field) return id.clientChosen ? undefined : 'it is the id';
  if (sent === undefined || sent.properties.size === 0) return undefined;
  return sent.properties.has(name) ? undefined : 'no creation has it';
}

function naturalKey(sent: Shape | undefined, serverSet: string[]): string | undefined {
  return [...(sent?.properties ?? [])].find(([name, { schema, required }]) => {
    const isText = [schema.type].flat().includes('string');
    return required && isText && uniqueNames.includes(plain(name)) && !serverSet.includes(name);
  })?.[0];
}
