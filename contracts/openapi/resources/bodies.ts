import { concreteType, isJson, isJsonPatch } from '../../http/media-type.ts';
import type { Document, MediaType, Schema } from '../document.ts';
import { type Operation, responseFor } from '../operation.ts';
import { type SchemaShape, schemaShape } from './shape.ts';

/** The lowest documented 2xx status of an operation; the given one where the document names none. */
export function successStatus({ responses }: Operation, otherwise: number): number {
  const named = [...responses.keys()].filter((status) => /^2\d\d$/.test(status)).map(Number);
  return named.length > 0 ? Math.min(...named) : otherwise;
}

/** The schema of a response's JSON body. */
export function responseSchema(operation: Operation, status: number): Schema | undefined {
  return jsonSchema(responseFor(operation, status)?.value.content);
}

/** The schema of a request's body, where that is JSON or a form. */
export function requestSchema({ requestBody }: Operation): Schema | undefined {
  const content = requestBody?.value.content;
  return jsonSchema(content) ?? content?.['application/x-www-form-urlencoded']?.schema;
}

function jsonSchema(content: Record<string, MediaType> | undefined): Schema | undefined {
  const found = Object.entries(content ?? {}).find(
    ([type, { schema }]) => schema !== undefined && isJson(concreteType(type)) && !isJsonPatch(type),
  );
  return found?.[1].schema;
}

/** The shape of the item in an operation's request. */
export function requestShape(
  document: Document,
  { operation, requestPointer }: { operation: Operation; requestPointer: string | undefined },
): SchemaShape {
  const body = schemaShape(document, requestSchema(operation));
  return requestPointer === undefined || requestPointer === ''
    ? body
    : schemaShape(document, body.properties.get(requestPointer.slice(1))?.schema);
}

const wrappers = ['data', 'result', 'item', 'resource', 'object', 'payload', 'attributes'];

/**
 * Finds the item in a body: in a member that wraps it (`data`, or the resource's own name) where there are only metadata
 * beside it; otherwise the whole body is the item.
 */
export function locateItem(
  document: Document,
  schema: Schema | undefined,
  singular: string,
): { pointer: string; shape: SchemaShape } | undefined {
  if (schema === undefined) return undefined;
  const shape = schemaShape(document, schema);
  if (!shape.types.includes('object') && shape.types.length > 0) return undefined;
  const objects = [...shape.properties].filter(([, { schema: rules }]) => {
    return schemaShape(document, rules).types.includes('object');
  });
  const named = objects.find(
    ([name]) => wrappers.includes(name) || normalizeName(name) === normalizeName(singular),
  );
  const isWrapped =
    named && [...shape.properties.keys()].every((name) => name === named[0] || isMetadata(name));
  if (!isWrapped) return { pointer: '', shape };
  return { pointer: `/${named[0]}`, shape: schemaShape(document, named[1].schema) };
}

/** Whether a member can be beside a wrapped item. */
function isMetadata(name: string): boolean {
  return /^(meta|metadata|links|_links|status|success|code|message|errors?|included|jsonapi|request_?id)$/i.test(
    name,
  );
}

/** A name in lower case and without separators: `per_page` and `perPage` are the same. */
export function normalizeName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}
