import { isNumber } from '../../contracts/http/lossless-json.ts';
import type { Document } from '../../contracts/openapi/document.ts';
import { choiceOf, type OrderChoice, type Resource } from '../../contracts/openapi/resources/index.ts';
import { memberOf, type StoredItem } from './stored-item.ts';

/** Items in the order that a query asks for; equal ones, and all where it asks for none, stay in their order. */
export function sortItems(
  document: Document,
  { list, shape }: Resource,
  items: readonly StoredItem[],
  query: Readonly<Record<string, unknown>>,
): StoredItem[] {
  const order = list?.order;
  const asked = order && query[order.parameter];
  if (!order || typeof asked !== 'string') return [...items];
  const { choices, direction } = order;
  const found = choices.find(({ value }) => value === asked);
  // JSON:API sorts by several members: `sort=-created,title`.
  const wanted = found ? [found] : asked.split(',').flatMap((one) => choiceOf(document, one, shape) ?? []);
  const isReversed = direction !== undefined && query[direction.parameter] === direction.descending;
  return items.toSorted((one, other) => {
    const ways = wanted.map((choice) => compareBy(choice, one, other) * signOf(choice, isReversed));
    return ways.find((way) => way !== 0) ?? 0;
  });
}

function signOf({ isDescending }: OrderChoice, isReversed: boolean): number {
  return (isDescending ?? isReversed) ? -1 : 1;
}

function compareBy(choice: OrderChoice, one: StoredItem, other: StoredItem): number {
  const [left, right] = [memberOf(one, choice), memberOf(other, choice)];
  return isNumber(left) && isNumber(right)
    ? compare(left, right)
    : compare(String(left ?? ''), String(right ?? ''));
}

function compare<Value extends string | number | bigint>(left: Value, right: Value): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
