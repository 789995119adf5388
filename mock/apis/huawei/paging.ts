import type { components } from '../../../generated/huawei.ts';

/** A page, and what there is to know of it: both markers are left out where it is empty (H-A20). */
export interface Page<Item> {
  items: Item[];
  page_info: components['schemas']['PageInfo'];
}

/** The first items of what comes after a marker. */
export function pageOf<Item>(after: Item[], limit: number, markerOf: (item: Item) => string): Page<Item> {
  const items = after.slice(0, limit);
  const [first, last] = [items.at(0), items.at(-1)];
  const page_info = { current_count: items.length };
  if (first === undefined || last === undefined) return { items, page_info };
  const markers = { next_marker: markerOf(last), previous_marker: markerOf(first) };
  return { items, page_info: { ...markers, ...page_info } };
}
