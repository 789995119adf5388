import type { Document, MediaType, Schema } from '../document.ts';
import { type Operation, responseFor } from '../operation.ts';
import { type Shape, shapeOf } from './shape.ts';

/** The status of an operation's documented success; the given one where the document does not name it. */
export function successOf({ responses }: Operation, otherwise: number): number {
  const named = [...responses.keys()].filter((status) => /^2\d\d$/.test(status)).map(Number);
  return named.length > 0 ? Math.min(...named) : otherwise;
}

/** The schema of what an operation answers with a status, where that is JSON. */
export function answerSchema(operation: Operation, status: number): Schema | undefined {
  return jsonSchema(responseFor(operation, status)?.value.content);
}

/** The schema of what an operation is sent, where that is JSON, or a form. */
export function requestSchema({ requestBody }: Operation): Schema | undefined {
  const content = requestBody?.value.content;
  return jsonSchema(content) ?? content?.['application/x-www-form-urlencoded']?.schema;
}

/** Whether a media type, or a range of them, is JSON that is read as it stands. */
export function isJson(mediaType: string): boolean {
  return /^(application|text)\/(.*\+)?json(;|$)|^\*\/\*$|^application\/\*$/i.test(mediaType);
}

function jsonSchema(content: Record<string, MediaType> | undefined): Schema | undefined {
  const found = Object.entries(content ?? {}).find(
    ([type, { schema }]) => schema !== undefined && isJson(type) && !/json-patch/i.test(type),
  );
  return found?.[1].schema;
}

/** What the thing that an operation is sent looks like. */
export function sentShape(
  document: Document,
  { operation, requestPointer }: { operation: Operation; requestPointer: string | undefined },
): Shape {
  const body = shapeOf(document, requestSchema(operation));
  return requestPointer === undefined || requestPointer === ''
    ? body
    : shapeOf(document, body.properties.get(requestPointer.slice(1))?.schema);
}

const wrappers = ['data', 'result', 'item', 'resource', 'object', 'payload', 'attributes'];

/**
 * Where a body has the thing itself: in a member that wraps it (`data`, or the resource's own name), where the body has
 * hardly anything else, or else in the body as a whole.
 */
export function locateItem(
  document: Document,
  schema: Schema | undefined,
  singular: string,
): { pointer: string; shape: Shape } | undefined {
  if (schema === undefined) return undefined;
  const shape = shapeOf(document, schema);
  if (!shape.types.includes('object') && shape.types.length > 0) return undefined;
  const objects = [...shape.properties].filter(([, { schema: rules }]) => {
    return shapeOf(document, rules).types.includes('object');
  });
  const named = objects.find(([name]) => wrappers.includes(name) || plain(name) === plain(singular));
  const isWrapped = named && [...shape.properties.keys()].every((name) => name === named[0] || isAside(name));
  if (!isWrapped) return { pointer: '', shape };
  return { pointer: `/${named[0]}`, shape: shapeOf(document, named[1].schema) };
}

/** What stands beside a wrapped thing and is none itself. */
function isAside(name: string): boolean {
  return /^(meta|metadata|links|_links|status|success|code|message|errors?|included|jsonapi|request_?id)$/i.test(
    name,
  );
}

/** A name in lower case and without what joins its words: `per_page` and `perPage` are the same. */
export function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}
