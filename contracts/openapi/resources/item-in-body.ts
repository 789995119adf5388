import { concreteType, isJson, isJsonPatch } from '../../http/media-type.ts';
import type { Document, MediaType, Schema } from '../document.ts';
import { type Operation, responseFor } from '../operation.ts';
import type { MemberName } from './resource.ts';
import { type SchemaShape, schemaShape } from './schema-shape.ts';

/** The lowest documented 2xx status of an operation; the given one where the document names none. */
export function successStatus({ responses }: Operation, otherwise: number): number {
  const named = [...responses.keys()].filter((status) => /^2\d\d$/.test(status)).map(Number);
  return named.length > 0 ? Math.min(...named) : otherwise;
}

/** The schema of a response's JSON body. */
export function responseSchema(operation: Operation, status: number): Schema | undefined {
  return jsonSchema(responseFor(operation, status)?.value.content);
}

/** The schema of a request's body, where that is JSON or a form, of either kind. */
export function requestSchema({ requestBody }: Operation): Schema | undefined {
  const content = requestBody?.value.content;
  const form = content?.['application/x-www-form-urlencoded'] ?? content?.['multipart/form-data'];
  return jsonSchema(content) ?? form?.schema;
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
  return itemShapeAt(document, requestSchema(operation), requestPointer ?? '');
}

/** The shape of the item that a body has at a pointer of {@link locateItem}. */
export function itemShapeAt(document: Document, schema: Schema | undefined, pointer: string): SchemaShape {
  const body = schemaShape(document, schema);
  return pointer === '' ? body : schemaShape(document, body.properties.get(pointer.slice(1))?.schema);
}

const wrappers = ['data', 'result', 'item', 'resource', 'object', 'payload', 'attributes'];

/** What is known of a resource's items when one is looked for in a body. */
export interface ItemHint {
  singular: string;
  /** The shape of an item elsewhere: in the list, or where one is read. Without one, the only object is taken for it. */
  known?: SchemaShape | undefined;
}

/**
 * Finds the item in a body: in a member that wraps it (`data`, the resource's own name, the only object, or the one like
 * the item elsewhere) where there are only metadata beside it; otherwise the whole body is the item.
 */
export function locateItem(
  document: Document,
  schema: Schema | undefined,
  hint: ItemHint,
): { pointer: string; shape: SchemaShape } | undefined {
  if (schema === undefined) return undefined;
  const shape = schemaShape(document, schema);
  if (!shape.types.includes('object') && shape.types.length > 0) return undefined;
  const objects = [...shape.properties].flatMap(([name, { schema: rules }]) => {
    const inner = schemaShape(document, rules);
    return inner.types.includes('object') ? [{ name, inner }] : [];
  });
  const wrapper = wrapperOf(shape, objects, hint);
  return wrapper ? { pointer: `/${wrapper.name}`, shape: wrapper.inner } : { pointer: '', shape };
}

interface ObjectMember {
  name: string;
  inner: SchemaShape;
}

function wrapperOf(
  shape: SchemaShape,
  objects: readonly ObjectMember[],
  { singular, known }: ItemHint,
): ObjectMember | undefined {
  const isAlone = ({ name }: ObjectMember) =>
    [...shape.properties.keys()].every((other) => other === name || isMetadata(other));
  const named = objects.find(
    ({ name }) => wrappers.includes(name) || normalizeName(name) === normalizeName(singular),
  );
  if (named && (isAlone(named) || (known && isCloser(named.inner, shape, known)))) return named;
  const [only, ...others] = objects.filter(({ name }) => !isMetadata(name));
  if (!only || others.length > 0 || !isAlone(only) || only.inner.properties.size === 0) return undefined;
  if (!known) return only;
  return !known.properties.has(only.name) && isLike(only.inner, known) ? only : undefined;
}

/** Whether an object is like an item, and the one around it is not. */
function isCloser(inner: SchemaShape, outer: SchemaShape, known: SchemaShape): boolean {
  return isLike(inner, known) && commonNames(outer, known).length === 0;
}

/** Whether most members of an object are members of an item. */
function isLike({ properties }: SchemaShape, known: SchemaShape): boolean {
  const common = commonNames({ properties }, known);
  return common.length > 0 && common.length * 2 >= properties.size;
}

/** The names that two objects have in common, as the first spells them: `FriendlyName` is `friendly_name`. */
export function commonNames(
  one: Pick<SchemaShape, 'properties'>,
  other: Pick<SchemaShape, 'properties'>,
): string[] {
  return [...one.properties.keys()].filter((name) => sameName(other.properties.keys(), name) !== undefined);
}

/** The one of some names that is a name in this or another spelling; `undefined` where none is, or several are. */
export function sameName(names: Iterable<string>, name: string): string | undefined {
  const all = [...names];
  if (all.includes(name)) return name;
  const [same, ...others] = all.filter((one) => normalizeName(one) === normalizeName(name));
  return others.length === 0 ? same : undefined;
}

/** The members of an item that have the ones which callers write: JSON:API's, Jira's, Docker's and Kubernetes'. */
const holders = ['attributes', 'fields', 'spec', 'metadata'];

/** The member of an item with a name, in this or another spelling, wherever the item has it. */
export function findMember(document: Document, item: SchemaShape, name: string): MemberName | undefined {
  const field = sameName(item.properties.keys(), name);
  if (field !== undefined) return { field };
  for (const holder of holders) {
    const within = sameName(item.properties.keys(), holder);
    if (within === undefined) continue;
    const inner = schemaShape(document, item.properties.get(within)?.schema);
    const found = sameName(inner.properties.keys(), name);
    if (found !== undefined) return { field: found, within };
  }
  return undefined;
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
