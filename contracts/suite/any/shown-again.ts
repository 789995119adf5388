import { isDeepStrictEqual } from 'node:util';
import { type Resource, type ResourceOperation, requestSchema, shapeOf } from '../../spec/resources/index.ts';
import type { Spec } from '../../spec/spec.ts';

/** Whether a member that was sent is shown again: neither the server's to set, nor never shown, nor what the item is called by. */
export function isShown({ serverSet, writeOnly, id, shape }: Resource, name: string): boolean {
  const isOther = serverSet.includes(name) || writeOnly.includes(name) || name === id?.field;
  return !isOther && shape.properties.has(name);
}

/**
 * Whether a server has to show a value as it was sent: its schema is the same in requests and answers, and there are no
 * two ways to write it. Texts with a format, such as a time or an address, may be shown in another form, and objects may
 * have members of the server's.
 */
export function isKeptAsSent(
  { document }: Spec,
  { shape }: Resource,
  { operation, sent }: ResourceOperation,
  name: string,
  value: unknown,
): boolean {
  const body = shapeOf(document, requestSchema(operation));
  const inner = body.properties.get(sent?.split('/')[1] ?? '');
  const own = (sent === '' ? body : shapeOf(document, inner?.schema)).properties.get(name)?.schema;
  const parts = Array.isArray(value) ? value : [value];
  const isPlain = parts.length > 0 && parts.every((part) => part !== null && typeof part !== 'object');
  const isSame = own !== undefined && isDeepStrictEqual(own, shape.properties.get(name)?.schema);
  return isPlain && isSame && own.format === undefined;
}
