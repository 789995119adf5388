import { isRecord } from '../../../contracts/http/is-record.ts';
import type { Json } from '../http-message-helpers.ts';

/** The JSON object that stands for a stored item. */
export type Item = Record<string, Json>;

export type ChangeItem = (item: Item) => Item;

/** Changes the items of a list, alone or in an envelope. */
export function changeItems(json: unknown, change: (items: Item[]) => Item[]): unknown {
  if (Array.isArray(json)) return change(json);
  const entries = Object.entries(json as Item);
  const at = entries.findIndex(([, value]) => isListOfObjects(value));
  return Object.fromEntries(
    entries.map(([name, value], index) => [name, index === at ? change(value) : value]),
  );
}

/** Changes the one object in an envelope, or else the object itself. */
export function changeRecord(json: Item, change: ChangeItem): Item {
  const [[name, inner] = ['', undefined], ...more] = Object.entries(json);
  return more.length === 0 && isRecord(inner) ? { [name]: change(inner) } : change(json);
}

/** Changes each item that a response has. */
export function changeEach(isList: boolean, change: ChangeItem): (json: Json) => unknown {
  return (json) => (isList ? changeItems(json, (items) => items.map(change)) : changeRecord(json, change));
}

export function without(name: string): ChangeItem {
  return ({ [name]: _, ...others }) => others;
}

/** Changes a member; one that is missing or null stays as it is. */
export function changeMember(name: string, change: (value: Json) => unknown): ChangeItem {
  return (item) =>
    item[name] === undefined || item[name] === null ? item : { ...item, [name]: change(item[name]) };
}

function isListOfObjects(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => typeof one === 'object');
}
