import { isNumber } from '../../contracts/http/json.ts';
import type { ListOrder } from '../../contracts/openapi/resources/index.ts';
import type { StoredItem } from './item.ts';

/** Items in the order that a query asks for; equal ones, and all where it asks for none, stay in their order. */
export function sorted(
  items: readonly StoredItem[],
  { parameter, choices, direction }: ListOrder,
  query: Readonly<Record<string, unknown>>,
): StoredItem[] {
  const choice = choices.find(({ value }) => value === query[parameter]);
  if (!choice) return [...items];
  const {
    field,
    isDescending = direction !== undefined && query[direction.parameter] === direction.descending,
  } = choice;
  const sign = isDescending ? -1 : 1;
  return [...items].sort((one, other) => sign * compare(one[field], other[field]));
}

function compare(one: unknown, other: unknown): number {
  const areNumbers = isNumber(one) && isNumber(other);
  const [left, right] = areNumbers ? [one, other] : [String(one ?? ''), String(other ?? '')];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
