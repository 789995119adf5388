import { isRecord } from '../../contracts/http/is-record.ts';
import { valueAt } from '../../contracts/http/json-pointer.ts';
import type { HttpRequest } from '../../contracts/http/message.ts';
import type { Resource, ResourceOperation, ResourceRole } from '../../contracts/openapi/resources/index.ts';
import { type Operation, responseFor, type Spec } from '../../contracts/openapi/spec.ts';
import { chooseMediaType } from './choose-media-type.ts';
import { type GeneratedBody, generateBody } from './generate-body.ts';
import { newId } from './ids.ts';
import type { DocumentState } from './state.ts';
import type { StoredItem } from './stored-item.ts';

/** What answers operations without state: this mock, or Prism (npm `@stoplight/prism-http`) where its answer is valid. */
export type Engine = 'own' | 'prism';

/** A document and its resources, which every handler works with. */
export interface Context {
  spec: Spec;
  engine: Engine;
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

/** Whether callers can create items at the resource's own paths. */
export function isCreatedHere({ operations }: Resource): boolean {
  return operations.create !== undefined || (operations.replace?.operation.responses.has('201') ?? false);
}

/** Whether callers can create items. */
export function isCreatable(resource: Resource): boolean {
  const { views, bulk } = resource;
  return (
    isCreatedHere(resource) ||
    views.some((view) => view.operations.create) ||
    bulk.some(({ kind }) => kind === 'create')
  );
}

/** Whether an operation has a response for a status: the status itself, its class (`4XX`) or the default. */
export function hasStatus(operation: Operation, status: number): boolean {
  return responseFor(operation, status) !== undefined;
}

/** An item that no caller created: the document's example, with this id. */
export async function generateItem(context: Context, resource: Resource, id: unknown): Promise<StoredItem> {
  const sample = await sampleOf(context, resource);
  const field = resource.id?.field;
  return field === undefined ? sample : { ...sample, [field]: id };
}

/** An item that no caller created: the document's example, with a new id. */
export async function generateNewItem(
  context: Context,
  resource: Resource,
  state: DocumentState,
): Promise<StoredItem> {
  const sample = await sampleOf(context, resource);
  const field = resource.id?.field;
  if (field === undefined || fitsInUrl(sample[field])) return sample;
  return { ...sample, [field]: await newId(context.spec, resource, state) };
}

function fitsInUrl(id: unknown): boolean {
  return id !== undefined && /^[\w.~:@-]+$/.test(String(id));
}

/** Operations whose response may have an item, the likeliest first. */
const rolesWithItem: readonly ResourceRole[] = ['read', 'list', 'create', 'replace', 'merge'];

/** An item from the document alone: its example, or one that is generated from its schema. */
export async function sampleOf(context: Context, resource: Resource): Promise<StoredItem> {
  return (await sampleItem(context, resource)).item;
}

/** An item from the document alone, and whether it is one of its examples. */
export async function sampleItem(
  { spec }: Context,
  resource: Resource,
): Promise<{ item: StoredItem; isExample: boolean }> {
  for (const role of rolesWithItem) {
    const own = resource.operations[role];
    const found = own && (await sampleResponse(spec, own));
    const item = role === 'list' && Array.isArray(found?.value) ? found.value[0] : found?.value;
    if (found && isRecord(item)) return { item, isExample: found.isExample };
  }
  return { item: {}, isExample: false };
}

async function sampleResponse(
  spec: Spec,
  { operation, status, responsePointer }: ResourceOperation,
): Promise<GeneratedBody | undefined> {
  const response = responseFor(operation, status);
  const mediaType = response && chooseMediaType(response, 'application/json');
  if (!response || !mediaType || responsePointer === undefined) return undefined;
  const body = await generateBody(spec, response, mediaType);
  return body && { ...body, value: valueAt(body.value, responsePointer) };
}
