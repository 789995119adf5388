import { numberOf } from '../../contracts/http/json.ts';
import { parsePointer } from '../../contracts/http/json-pointer.ts';
import { type HttpRequest, headerOf } from '../../contracts/http/message.ts';
import { responseSchema } from '../../contracts/openapi/resources/bodies.ts';
import {
  type Resource,
  type ResourceList,
  type ResourceOperation,
  schemaShape,
} from '../../contracts/openapi/resources/index.ts';
import { pairsOfQuery } from '../../contracts/openapi/serialization/query-pairs.ts';
import { type Operation, responseFor } from '../../contracts/openapi/spec.ts';
import type { Reply } from '../core/operation.ts';
import { buildResponse } from './build-response.ts';
import type { Context, ResourceCall } from './context.ts';
import { requireParent } from './find-item.ts';
import { pathValues, type StoredItem, withoutWriteOnly } from './item.ts';
import { sorted } from './order.ts';
import { type Page, pageOf } from './page.ts';
import { populate } from './populate.ts';

/** Answers with a page of a collection. */
export async function listItems(
  context: Context,
  resource: Resource,
  { operation, status, responsePointer = '' }: ResourceOperation,
  { path, query, request, state }: ResourceCall,
): Promise<Reply> {
  const scope = pathValues(operation, path).slice(0, resource.scope.length);
  await requireParent(context, resource, operation, scope, state);
  await populate(context, resource, scope, state);
  const { paging, filters, order, echoed } = resource.list ?? noList;
  const stored = await state.list(resource.name, scope);
  const sentNames = pairsOfQuery(request.query).map(({ name }) => name.split('[', 1)[0]);
  const active = filters.filter(({ parameter, field }) => {
    // A default is what the provider assumes, not what the caller asked for.
    if (!sentNames.includes(parameter.split('[', 1)[0])) return false;
    const matchesSome = stored.some((item) => matches(item[field], query[parameter]));
    return matchesSome || !selectsAll(operation, parameter, query[parameter]);
  });
  const selected = stored.filter((item) =>
    active.every(({ parameter, field }) => matches(item[field], query[parameter])),
  );
  const all = order ? sorted(selected, order, query) : selected;
  const field = resource.id?.field;
  const idOf = (item: StoredItem) => String(field === undefined ? all.indexOf(item) : item[field]);
  const page = pageOf(all, query, paging, idOf);
  const counts = countParts(context, resource, operation, status, page, request);
  const repeats = echoed.map(({ parameter, pointer }) => [pointer, query[parameter]] as const);
  const link = linkHeader(operation, status, page, request, paging);
  return buildResponse(
    context.spec,
    operation,
    status,
    request,
    [[responsePointer, page.items.map((item) => withoutWriteOnly(resource, item))], ...counts, ...repeats],
    link,
  );
}

const noList: ResourceList = {
  paging: {},
  filters: [],
  order: undefined,
  unknown: [],
  totals: {},
  echoed: [],
};

// A parameter that is not given matches every item; of a list of values, one has to match.
function matches(member: unknown, wanted: unknown): boolean {
  if (wanted === undefined) return true;
  const values = [wanted].flat().map(String);
  return [member].flat().some((one) => values.includes(String(one)));
}

// `state=all`, and a default such as `none` or nothing.
function selectsAll({ parameters }: Operation, name: string, wanted: unknown): boolean {
  const { schema } = parameters.find(({ value }) => value.in === 'query' && value.name === name)?.value ?? {};
  const isDefault = typeof schema === 'object' && schema.default === wanted;
  return typeof wanted === 'string' && (isDefault ? /^(all|any|none|\*|)$/i : /^(all|any|\*)$/i).test(wanted);
}

function countParts(
  { spec }: Context,
  { list: described }: Resource,
  operation: Operation,
  status: number,
  page: Page<StoredItem>,
  request: HttpRequest,
): (readonly [string, unknown])[] {
  const { totals, paging } = described ?? noList;
  const values = { total: page.total, count: page.items.length, more: page.hasMore, pages: page.pages };
  const plain = (['total', 'count', 'more', 'pages'] as const).flatMap((key) => {
    const pointer = totals[key];
    return pointer === undefined ? [] : [[pointer, values[key]] as const];
  });
  if (totals.next === undefined) return plain;
  const schema = responseSchema(operation, status);
  const rules = parsePointer(totals.next).reduce<Record<string, unknown>>(
    (inner, step) => schemaShape(spec.document, inner).properties.get(step)?.schema ?? {},
    typeof schema === 'object' ? schema : {},
  );
  return [...plain, [totals.next, nextValue(rules, page, paging, request)]];
}

function nextValue(
  rules: Readonly<Record<string, unknown>>,
  page: Page<StoredItem>,
  paging: ResourceList['paging'],
  request: HttpRequest,
): unknown {
  const types = [rules.type ?? []].flat();
  if (!page.next) return types.includes('null') ? null : undefined;
  if (types.includes('integer')) return numberOf(page.next.value);
  const isCursor = page.next.parameter === paging.cursor && !/^uri/.test(String(rules.format));
  return isCursor ? page.next.value : nextUrl(page.next, request);
}

function nextUrl({ parameter, value }: { parameter: string; value: string }, request: HttpRequest): string {
  const query = new URLSearchParams(request.query);
  query.set(parameter, value);
  const host = headerOf(request.headers, 'host') ?? 'localhost';
  return `http://${host}${request.path}?${query}`;
}

// RFC 8288, where the document has such a header.
function linkHeader(
  operation: Operation,
  status: number,
  { next }: Page<StoredItem>,
  request: HttpRequest,
  paging: ResourceList['paging'],
): Record<string, string | undefined> {
  const headers = Object.keys(responseFor(operation, status)?.value.headers ?? {});
  const name = headers.find((one) => one.toLowerCase() === 'link');
  if (name === undefined || Object.keys(paging).length === 0) return {};
  // The document's example of one would lead to a page that does not exist.
  if (!next) return { [name]: undefined };
  return { [name]: `<${nextUrl(next, request)}>; rel="next"` };
}
