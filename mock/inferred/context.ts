import type { HttpRequest } from '../../contracts/http/message.ts';
import type { Resource, ResourceOperation, Role } from '../../contracts/openapi/resources/index.ts';
import { type Operation, responseFor, type Spec } from '../../contracts/openapi/spec.ts';
import { generateBody } from './generated.ts';
import { newId } from './ids.ts';
import { isObject, type StoredItem } from './item.ts';
import { chooseMediaType } from './media.ts';
import { valueAt } from './pointer.ts';
import type { DocumentState } from './state.ts';

/** A document and what it keeps: what every handler of it works on. */
export interface Context {
  spec: Spec;
  resources: ReadonlyMap<string, Resource>;
}

/** One call of an operation that has a resource. */
export interface ResourceCall {
  path: Readonly<Record<string, unknown>>;
  query: Readonly<Record<string, unknown>>;
  body: unknown;
  request: HttpRequest;
  state: DocumentState;
}

/** Whether callers can bring items into being. */
export function isCreatable({ operations }: Resource): boolean {
  return operations.create !== undefined || (operations.replace?.operation.responses.has('201') ?? false);
}

/** Whether a document has a status for an operation, by itself, its class or as the default. */
export function has(operation: Operation, status: number): boolean {
  return responseFor(operation, status) !== undefined;
}

/** An item that nobody created: what the document has as an example of it, with this id. */
export async function generateItem(world: Context, resource: Resource, id: unknown): Promise<StoredItem> {
  const sample = await sampleOf(world, resource);
  const field = resource.id?.field;
  return field === undefined ? sample : { ...sample, [field]: id };
}

/** The same with an id of its own. */
export async function generateNewItem(
  world: Context,
  resource: Resource,
  state: DocumentState,
): Promise<StoredItem> {
  const sample = await sampleOf(world, resource);
  const field = resource.id?.field;
  if (field === undefined || sample[field] !== undefined) return sample;
  return { ...sample, [field]: await newId(world.spec, resource, state) };
}

const shows: readonly Role[] = ['read', 'list', 'create', 'replace', 'merge'];

/** An item by the document alone: an example of it, or one that is made from its schema. */
export async function sampleOf({ spec }: Context, resource: Resource): Promise<StoredItem> {
  for (const role of shows) {
    const shown = resource.operations[role];
    const found = shown && (await shownBy(spec, shown));
    const item = role === 'list' && Array.isArray(found) ? found[0] : found;
    if (isObject(item)) return item;
  }
  return {};
}

async function shownBy(
  spec: Spec,
  { operation, status, responsePointer }: ResourceOperation,
): Promise<unknown> {
  const response = responseFor(operation, status);
  const mediaType = response && chooseMediaType(response, 'application/json');
  if (!response || !mediaType || responsePointer === undefined) return undefined;
  return valueAt((await generateBody(spec, response, mediaType))?.value, responsePointer);
}
