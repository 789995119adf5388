import { isRecord } from '../../contracts/http/is-record.ts';
import { escapeStep } from '../../contracts/http/json-pointer.ts';
import { type HttpRequest, headerOf } from '../../contracts/http/message.ts';
import {
  answersId,
  type Resource,
  type ResourceOperation,
  responseSchema,
  sameName,
  schemaShape,
} from '../../contracts/openapi/resources/index.ts';
import { type Operation, responseFor, type Spec } from '../../contracts/openapi/spec.ts';
import type { Reply } from '../core/operation-types.ts';
import { buildResponse } from './build-response.ts';
import { type BodyParts, itemPart } from './conform-body.ts';
import { conformItem } from './conform-item.ts';
import type { Context, ResourceCall } from './context.ts';
import { requireParent } from './find-item.ts';
import { addInitialItems } from './initial-items.ts';
import { type InsertedItem, insertItem, requireUnique } from './insert-item.ts';
import { newItem } from './new-item.ts';
import { pathMembers } from './path-members.ts';
import { etagFor } from './precondition.ts';
import { sentItem } from './sent-item.ts';
import { showReferencedItems } from './show-referenced-items.ts';
import { type ItemPath, pathValues, type StoredItem } from './stored-item.ts';

/** Where a creation puts its item, if its path does not say that. */
export interface Placement {
  scopeOf(item: StoredItem): readonly string[];
  /** Called when the item is stored. */
  placed(itemPath: ItemPath): Promise<void>;
}

/** Answers a creation: stores what was sent, with an id, times and whatever else the server sets. */
export async function createItem(
  context: Context,
  resource: Resource,
  own: ResourceOperation,
  call: ResourceCall,
  placement?: Placement,
): Promise<Reply> {
  const { path, body, request, state } = call;
  const { spec } = context;
  const { operation, status } = own;
  const sent = sentItem(spec.document, resource, own, body);
  const inPath = pathValues(operation, path).slice(0, resource.scope.length);
  if (!placement) await requireParent(context, resource, operation, inPath, state);
  const insert = async () => {
    const made = await newItem(context, resource, own, sent, call);
    const scope = placement?.scopeOf(made) ?? inPath;
    await addInitialItems(context, resource, scope, state);
    await requireUnique(spec, resource, operation, { scope }, sent, state);
    return insertItem(spec, resource, operation, scope, made, state);
  };
  // Of concurrent writes with the same unique value, only the first may succeed.
  const isExclusive = resource.unique.length > 0;
  const inserted = await (isExclusive
    ? state.session.exclusively(`unique/${resource.name}`, insert)
    : insert());
  await placement?.placed(inserted.itemPath);
  const item = await conformItem(spec, resource, inserted.itemPath, inserted.item, state);
  const headers = {
    ...etagFor(spec, operation, status, resource, item),
    ...locationOf(spec, resource, operation, status, request, inserted.itemPath),
  };
  const shown = await showReferencedItems(context, resource, item, state);
  const parts = createdParts(spec, resource, own, path, { ...inserted, item: shown });
  return buildResponse(spec, operation, status, request, parts, headers);
}

/** A new item in the response, and beside it what the path of the call says. */
function createdParts(
  { document }: Spec,
  resource: Resource,
  { operation, status, responsePointer }: ResourceOperation,
  path: ResourceCall['path'],
  { item, itemPath }: InsertedItem,
): BodyParts {
  const body = schemaShape(document, responseSchema(operation, status));
  const beside = pathMembers(document, body, operation.path, path);
  if (resource.id && resource.item !== undefined) {
    const values = { [resource.id.parameter]: itemPath.id };
    const said = Object.entries(pathMembers(document, body, resource.item, values));
    // An object of the item's own name is another one.
    Object.assign(beside, Object.fromEntries(said.filter(([, value]) => !isRecord(value))));
    const names = [resource.id.parameter, resource.id.field ?? 'id'];
    for (const name of names.flatMap((one) => sameName(body.properties.keys(), one) ?? []))
      beside[name] = item[resource.id.field ?? ''] ?? itemPath.id;
  }
  const id = item[resource.id?.field ?? ''] ?? itemPath.id;
  if (answersId(document, { operation, status, responsePointer, requestPointer: undefined }))
    return [['', id]];
  if (responsePointer === '') return itemPart('', resource, { ...beside, ...item });
  const others = Object.entries(beside).map(([name, value]) => [`/${escapeStep(name)}`, value] as const);
  return [...others, ...itemPart(responsePointer, resource, item)];
}

/** The address of the new item, if the document has a `Location` for it. */
function locationOf(
  spec: Spec,
  { collection, item }: Resource,
  operation: Operation,
  status: number,
  request: HttpRequest,
  { scope, id }: ItemPath,
): Record<string, string> {
  const response = responseFor(operation, status);
  const rule = response && spec.validators.headersOf(response).find(({ name }) => /^location$/i.test(name));
  if (!rule) return {};
  const values = [...scope, id].map(encodeURIComponent);
  let at = 0;
  const template = item ?? `${collection}/{id}`;
  const below = template.replace(/\{[^{}]+\}/g, () => values[at++] ?? '');
  const path = `${basePathOf(operation, request)}${below}`;
  const url = `http://${headerOf(request.headers, 'host') ?? 'localhost'}${path}`;
  const found = [path, url].find((candidate) => !rule.validate(candidate));
  return found === undefined ? {} : { [rule.name]: found };
}

/** What stands before the operation's own path in the request. */
function basePathOf({ path }: Operation, request: HttpRequest): string {
  const depth = path.split('/').length;
  return request.path
    .split('/')
    .slice(0, 1 - depth)
    .join('/');
}
