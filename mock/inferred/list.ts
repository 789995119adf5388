import { parsePointer } from '../../contracts/http/json-pointer.ts';
import { numberOf } from '../../contracts/http/lossless-json.ts';
import { type HttpRequest, headerOf } from '../../contracts/http/message.ts';
import {
  firstNumber,
  type Resource,
  type ResourceList,
  type ResourceOperation,
  schemaShape,
} from '../../contracts/openapi/resources/index.ts';
import { responseSchema } from '../../contracts/openapi/resources/item-in-body.ts';
import { type Operation, responseFor } from '../../contracts/openapi/spec.ts';
import type { Reply } from '../core/operation-types.ts';
import { buildResponse } from './build-response.ts';
import type { Context, ResourceCall } from './context.ts';
import { filterItems } from './filter-items.ts';
import { enterCollection } from './find-item.ts';
import { type Page, pageOf } from './page.ts';
import { showReferencedItems } from './show-referenced-items.ts';
import { sortItems } from './sort-items.ts';
import { type StoredItem, withoutWriteOnly } from './stored-item.ts';

/** Answers with a page of a collection. */
export async function listItems(
  context: Context,
  resource: Resource,
  own: ResourceOperation,
  call: ResourceCall,
): Promise<Reply> {
  const scope = await enterCollection(context, resource, own.operation, call);
  return replyWithPage(context, resource, own, call, await call.state.list(resource.name, scope));
}

/** A page of some items, with what the query asks for. */
export async function replyWithPage(
  context: Context,
  resource: Resource,
  { operation, status, responsePointer = '' }: ResourceOperation,
  { query, request, state }: ResourceCall,
  stored: readonly StoredItem[],
): Promise<Reply> {
  const { paging, echoed } = resource.list ?? noList;
  const selected = filterItems(context.spec.document, resource, operation, stored, { query, request });
  const all = sortItems(context.spec.document, resource, selected, query);
  const field = resource.id?.field;
  const idOf = (item: StoredItem) => String(field === undefined ? all.indexOf(item) : item[field]);
  const firstPage =
    paging.page === undefined ? 1 : firstNumber(context.spec.document, operation, paging.page);
  const page = pageOf(all, query, paging, idOf, firstPage);
  const shown = await Promise.all(
    page.items.map(async (item) =>
      withoutWriteOnly(resource, await showReferencedItems(context, resource, item, state)),
    ),
  );
  const counts = countParts(context, resource, operation, status, page, request);
  const repeats = echoed.map(({ parameter, pointer }) => [pointer, query[parameter]] as const);
  const link = linkHeader(operation, status, page, request, paging);
  return buildResponse(
    context.spec,
    operation,
    status,
    request,
    [[responsePointer, shown], ...counts, ...repeats],
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

function countParts(
  { spec }: Context,
  { id, list: described }: Resource,
  operation: Operation,
  status: number,
  page: Page<StoredItem>,
  request: HttpRequest,
): (readonly [string, unknown])[] {
  const { totals, paging } = described ?? noList;
  const [first, last] = [page.items[0], page.items.at(-1)].map((item) => item?.[id?.field ?? '']);
  const values = {
    total: page.total,
    count: page.items.length,
    more: page.hasMore,
    pages: page.pages,
    first,
    last,
  };
  const plain = (['total', 'count', 'more', 'pages', 'first', 'last'] as const).flatMap((key) => {
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
