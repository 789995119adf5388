import { isDeepStrictEqual } from 'node:util';
import type { Schema } from '../../spec/document.ts';
import {
  isTimeName,
  type Property,
  type Resource,
  type ResourceOperation,
  sentShape,
  shapeOf,
} from '../../spec/resources/index.ts';
import type { Spec } from '../../spec/spec.ts';
import { directedSchema } from '../../spec/values/index.ts';

/** Whether a member that was sent is shown again: neither the server's to set, nor never shown, nor what the item is called by. */
export function isShown({ serverSet, writeOnly, id, shape }: Resource, name: string): boolean {
  const isOther = serverSet.includes(name) || writeOnly.includes(name) || name === id?.field;
  return !isOther && shape.properties.has(name);
}

/** The same of a value of it: what an answer cannot have is not shown. */
export function isShowable(spec: Spec, resource: Resource, name: string, value: unknown): boolean {
  const schema = resource.shape.properties.get(name)?.schema;
  if (schema === undefined || !isShown(resource, name)) return false;
  return directedSchema(spec, schema, 'response').judge(value).length === 0;
}

/** Whether nobody but a caller changes a member. */
export function isSettled({ id, serverSet }: Resource, name: string): boolean {
  return name === id?.field || isTimeName(name) || !serverSet.includes(name);
}

/** Formats whose values are written in one way, or are compared by what they mean. */
const plainFormats = ['date', 'date-time', 'int32', 'int64', 'double'];

/**
 * Whether a server has to show a value as it was sent: its schema is the same in requests and answers, and there are no
 * two ways to write it. Texts with a format, such as an address, may be shown in another form, and objects may have
 * members of the server's.
 */
export function isKeptAsSent(
  spec: Spec,
  { shape }: Resource,
  write: ResourceOperation,
  name: string,
  value: unknown,
): boolean {
  const own = sentShape(spec.document, write).properties.get(name)?.schema;
  const parts = Array.isArray(value) ? value : [value];
  const isPlain = parts.every((part) => part !== null && typeof part !== 'object');
  const shown = shape.properties.get(name)?.schema;
  const isSame = own !== undefined && isDeepStrictEqual(withoutNotes(own), withoutNotes(shown ?? {}));
  return isPlain && isSame && (own.format === undefined || plainFormats.includes(String(own.format)));
}

/** The keywords that say what a value may be. */
function withoutNotes(schema: Property['schema']): Property['schema'] {
  const { default: _, title, description, example, examples, deprecated, ...rules } = schema;
  return rules;
}

/** Whether a member can be written, and shown, as null. */
export function mayBeNull(spec: Spec, { shape }: Resource, write: ResourceOperation, name: string): boolean {
  const allows = (property: Property | undefined) => [property?.schema.type].flat().includes('null');
  return allows(sentShape(spec.document, write).properties.get(name)) && allows(shape.properties.get(name));
}

const time = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d/;

/**
 * Whether a shown value is the one that was sent. Null and an empty list need not be shown, and times may be in another
 * zone, and without fractions.
 */
export function isSameValue(shown: unknown, sent: unknown): boolean {
  if (isDeepStrictEqual(shown ?? (Array.isArray(sent) ? [] : null), sent)) return true;
  const areTimes = [shown, sent].every((value) => typeof value === 'string' && time.test(value));
  return areTimes && Math.abs(Date.parse(String(shown)) - Date.parse(String(sent))) < 1000;
}

/**
 * Whether a shown member is what was sent, as far as its schema has what was sent: an object may show more, of the
 * server's.
 */
export function isShownAs(
  { document }: Spec,
  { shape }: Resource,
  name: string,
  shown: unknown,
  sent: unknown,
): boolean {
  const isSame = (schema: Schema | undefined, one: unknown, other: unknown): boolean => {
    if (isSameValue(one, other)) return true;
    const { items, properties } = shapeOf(document, schema);
    if (Array.isArray(one) && Array.isArray(other))
      return one.length === other.length && other.every((item, index) => isSame(items, one[index], item));
    if (!isObject(one) || !isObject(other)) return false;
    const known = Object.keys(other).filter((key) => properties.size === 0 || properties.has(key));
    return known.every((key) => isSame(properties.get(key)?.schema, one[key], other[key]));
  };
  return isSame(shape.properties.get(name)?.schema, shown, sent);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
