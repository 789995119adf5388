import type { components } from '../../../generated/huawei.ts';

/** A page with its information: an empty one has no markers (H-A20). */
export interface MarkedPage<Item> {
  items: Item[];
  page_info: components['schemas']['PageInfo'];
}

/** The first of the items after a marker. */
export function markedPage<Item>(
  after: Item[],
  limit: number,
  markerOf: (item: Item) => string,
): MarkedPage<Item> {
  const items = after.slice(0, limit);
  const [first, last] = [items.at(0), items.at(-1)];
  const page_info = { current_count: items.length };
  if (first === undefined || last === undefined) return { items, page_info };
  const markers = { next_marker: markerOf(last), previous_marker: markerOf(first) };
  return { items, page_info: { ...markers, ...page_info } };
}
