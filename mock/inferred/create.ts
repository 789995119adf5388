import { type HttpRequest, headerOf } from '../../contracts/http/message.ts';
import type { Resource, ResourceOperation } from '../../contracts/openapi/resources/index.ts';
import { type Operation, responseFor, type Spec } from '../../contracts/openapi/spec.ts';
import type { Reply } from '../core/operation.ts';
import { buildResponse } from './build-response.ts';
import { itemPart } from './conform-body.ts';
import { conformItem } from './conform-item.ts';
import type { Context, ResourceCall } from './context.ts';
import { requireParent } from './find-item.ts';
import { insertItem, requireUnique } from './insert-item.ts';
import { type ItemPath, pathValues } from './item.ts';
import { newItem, sentItem } from './new-item.ts';
import { populate } from './populate.ts';
import { etagFor } from './precondition.ts';

/** Answers a creation: stores what was sent, with an id, times and whatever else the server sets. */
export async function createItem(
  context: Context,
  resource: Resource,
  own: ResourceOperation,
  { path, body, request, state }: ResourceCall,
): Promise<Reply> {
  const { spec } = context;
  const { operation, status, requestPointer, responsePointer } = own;
  const scope = pathValues(operation, path).slice(0, resource.scope.length);
  await requireParent(context, resource, operation, scope, state);
  await populate(context, resource, scope, state);
  const sent = sentItem(resource, body, requestPointer);
  const insert = async () => {
    await requireUnique(spec, resource, operation, scope, sent, state);
    return insertItem(
      spec,
      resource,
      operation,
      scope,
      await newItem(context, resource, own, sent, state),
      state,
    );
  };
  // Of concurrent creations with the same unique value, only the first may succeed.
  const isExclusive = resource.unique.length > 0;
  const inserted = await (isExclusive
    ? state.session.exclusively(`create/${resource.name}`, insert)
    : insert());
  const item = await conformItem(spec, resource, inserted.itemPath, inserted.item, state);
  const headers = {
    ...etagFor(spec, operation, status, resource, item),
    ...locationOf(spec, resource, operation, status, request, inserted.itemPath),
  };
  return buildResponse(spec, operation, status, request, itemPart(responsePointer, resource, item), headers);
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
