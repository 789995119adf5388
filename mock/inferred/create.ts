import { type HttpRequest, headerOf } from '../../contracts/http/message.ts';
import {
  pathsTaking,
  type Resource,
  type ResourceOperation,
  rulesOf,
  sentShape,
} from '../../contracts/openapi/resources/index.ts';
import { type Operation, responseFor, type Spec } from '../../contracts/openapi/spec.ts';
import type { Reply } from '../core/operation.ts';
import { Problem } from '../core/problem.ts';
import { buildResponse } from './build-response.ts';
import { conformItem } from './conform-item.ts';
import { type Context, has, type ResourceCall, sampleOf } from './context.ts';
import { requireParent } from './find-item.ts';
import { newId } from './ids.ts';
import { type ItemPath, isObject, pathValues, type StoredItem, visible } from './item.ts';
import { valueAt } from './pointer.ts';
import { populate } from './populate.ts';
import { etagFor } from './precondition.ts';
import { refuse } from './refuse.ts';
import type { DocumentState } from './state.ts';
import { setTimes } from './times.ts';

const idAttempts = 100;

/** Answers a creation: keeps what was sent, with an id, times and whatever else the server sets. */
export async function create(
  world: Context,
  resource: Resource,
  { operation, status, requestPointer, responsePointer }: ResourceOperation,
  { path, body, request, state }: ResourceCall,
): Promise<Reply> {
  const { spec } = world;
  const scope = pathValues(operation, path).slice(0, resource.scope.length);
  await requireParent(world, resource, operation, scope, state);
  await populate(world, resource, scope, state);
  const thing = sentItem(body, requestPointer);
  const add = async () => {
    await requireUnique(spec, resource, operation, scope, thing, state);
    const item = await newItem(world, resource, thing, state);
    return keep(spec, resource, operation, scope, item, state);
  };
  // Of those that come at the same time with what no two may share, only the first may have it.
  const { kept: made, place } = await (resource.unique.length > 0
    ? state.session.exclusively(`create/${resource.name}`, add)
    : add());
  const kept = await conformItem(spec, resource, place, made, state);
  const headers = {
    ...etagFor(spec, operation, status, resource, kept),
    ...locationOf(spec, resource, operation, status, request, place),
  };
  return buildResponse(
    spec,
    operation,
    status,
    request,
    responsePointer === undefined ? [] : [[responsePointer, visible(resource, kept)]],
    headers,
  );
}

/** The thing in a request's body, where it is an object. */
export function sentItem(body: unknown, sent: string | undefined): StoredItem {
  const thing = sent === undefined ? undefined : valueAt(body, sent);
  return isObject(thing) ? thing : {};
}

/**
 * What is kept of a new item: what was sent and may be, the defaults of what was not, and what the server sets. What
 * a shown item must have besides is the document's own.
 */
export async function newItem(
  world: Context,
  resource: Resource,
  sent: StoredItem,
  state: DocumentState,
): Promise<StoredItem> {
  const { shape, serverSet, id, operations } = resource;
  const sample = await sampleOf(world, resource);
  const creation = operations.create ?? operations.replace;
  const asSent = creation && sentShape(world.spec.document, creation).properties;
  const item: StoredItem = {};
  for (const [name, { schema, required }] of shape.properties) {
    if (name === id?.field) continue;
    const rules = rulesOf(world.spec.document, schema);
    if (serverSet.includes(name) || (required && rules.writeOnly !== true)) item[name] = sample[name];
    const usual = asSent?.get(name)?.schema.default ?? rules.default;
    if (usual !== undefined) item[name] = usual;
    if (item[name] === undefined) delete item[name];
  }
  const own = Object.entries(sent).filter(([name]) => !serverSet.includes(name));
  return setTimes(resource, { ...item, ...Object.fromEntries(own) }, sent, state.session.clock, true);
}

async function requireUnique(
  spec: Spec,
  { name, unique }: Resource,
  operation: Operation,
  scope: readonly string[],
  sent: StoredItem,
  state: DocumentState,
): Promise<void> {
  const given = unique.filter((field) => sent[field] !== undefined);
  if (given.length === 0) return;
  const others = await state.list(name, scope);
  const taken = given.find((field) => others.some((other) => other[field] === sent[field]));
  if (taken === undefined) return;
  const problem = new Problem('taken', `there is a ${name} with this ${taken} already`);
  await refuse(spec, operation, [409, 422, 400], problem, { verbatim: true });
}

async function keep(
  spec: Spec,
  resource: Resource,
  operation: Operation,
  scope: readonly string[],
  item: StoredItem,
  state: DocumentState,
): Promise<{ kept: StoredItem; place: ItemPath }> {
  const field = resource.id?.field;
  const chosen = field === undefined ? undefined : item[field];
  if (chosen !== undefined && chosen !== null && isReachable(spec, resource, chosen)) {
    const place = { scope, id: String(chosen) };
    if (!(await state.add(resource.name, place, item)))
      await overwrite(spec, resource, operation, place, item, state);
    return { kept: item, place };
  }
  for (let attempt = 1; attempt <= idAttempts; attempt += 1) {
    // Where the paths have room for few, there can be more than can be reached.
    const id = await newId(spec, resource, state, { beyond: attempt === idAttempts });
    const kept = field === undefined ? item : { ...item, [field]: id };
    const place = { scope, id: String(id) };
    if (await state.add(resource.name, place, kept)) return { kept, place };
  }
  throw new Problem('store-full', `no free id of ${resource.name} was found`);
}

// An id that no path takes would be of no use to anybody: the server makes one, as it does where none is sent.
function isReachable(spec: Spec, resource: Resource, id: unknown): boolean {
  const { taking, all } = pathsTaking(spec, resource, id);
  return all === 0 || taking > 0;
}

// Where a document has nothing to say to a duplicate, the later one wins.
async function overwrite(
  spec: Spec,
  { name }: Resource,
  operation: Operation,
  place: ItemPath,
  item: StoredItem,
  state: DocumentState,
): Promise<void> {
  if ([409, 422].some((status) => has(operation, status))) {
    const problem = new Problem('taken', `there is a ${name} ${place.id} already`);
    await refuse(spec, operation, [409, 422], problem, { verbatim: true });
  }
  await state.change(name, place, () => item);
}

/** Where the new item is, if the document has a `Location` for it. */
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

/** What stood before the operation's own path in the request. */
function basePathOf({ path }: Operation, request: HttpRequest): string {
  const depth = path.split('/').length;
  return request.path
    .split('/')
    .slice(0, 1 - depth)
    .join('/');
}
