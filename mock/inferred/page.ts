import type { ResourceList } from '../../contracts/openapi/resources/index.ts';

/** A page of a list, and where the next one begins. */
export interface Page<Item> {
  items: Item[];
  /** How many there are on all pages. */
  total: number;
  pages: number;
  hasMore: boolean;
  /** The query parameter that asks for the next page, and its value; `undefined` on the last one. */
  next: { parameter: string; value: string } | undefined;
}

/** How many items a numbered page has by default. */
const defaultLimit = 30;

/** The page that a query asks for. A cursor is the id of the last item before the page; after an unknown one there is none. */
export function pageOf<Item>(
  all: readonly Item[],
  query: Readonly<Record<string, unknown>>,
  paging: ResourceList['paging'],
  idOf: (item: Item) => string,
  firstPage: 0 | 1 = 1,
): Page<Item> {
  const asked = (parameter: string | undefined) => (parameter === undefined ? undefined : query[parameter]);
  const number = wholeNumber(asked(paging.page));
  const limit = wholeNumber(asked(paging.limit)) ?? (paging.page === undefined ? all.length : defaultLimit);
  const start = startOf();
  const items = all.slice(start, start + limit);
  const end = start + items.length;
  const hasMore = items.length > 0 && end < all.length;
  return {
    items,
    total: all.length,
    pages: limit > 0 ? Math.ceil(all.length / limit) : 0,
    hasMore,
    next: hasMore ? nextOf(items.at(-1) as Item, end) : undefined,
  };

  function startOf(): number {
    const cursor = asked(paging.cursor);
    if (cursor !== undefined && cursor !== null && cursor !== '') {
      const at = all.findIndex((item) => idOf(item) === String(cursor));
      return at < 0 ? all.length : at + 1;
    }
    // Where pages are counted from 1, page 0 is the first one, too.
    if (number !== undefined) return Math.max(number - firstPage, 0) * limit;
    return wholeNumber(asked(paging.offset)) ?? 0;
  }

  function nextOf(last: Item, end: number): Page<Item>['next'] {
    if (paging.cursor !== undefined) return { parameter: paging.cursor, value: idOf(last) };
    if (paging.offset !== undefined) return { parameter: paging.offset, value: String(end) };
    if (paging.page === undefined) return undefined;
    return { parameter: paging.page, value: String(Math.max(number ?? firstPage, firstPage) + 1) };
  }
}

function wholeNumber(value: unknown): number | undefined {
  const number = Number(value);
  return value !== undefined && value !== null && Number.isInteger(number) && number >= 0
    ? number
    : undefined;
}
