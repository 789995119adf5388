import type { RawValue } from './raw-value-type.ts';

/** A text, and the keys that lead to it: `[['items', '0'], 'a']`. */
export type KeyedText = readonly [keys: readonly string[], text: string];

/** A name with more brackets is not read as nested: it would nest without a limit. */
const maxDepth = 32;

/** The keys in the brackets after a parameter's name; `undefined` where the name is not written that way. */
export function bracketKeys(parameter: string, name: string): string[] | undefined {
  if (!name.startsWith(`${parameter}[`) || !name.endsWith(']')) return undefined;
  const keys = name.slice(parameter.length + 1, -1).split('][');
  return keys.length > maxDepth || keys.some((key) => /[[\]]/.test(key)) ? undefined : keys;
}

/**
 * Nests texts by their keys; several texts of the same keys become an array, and so do those of empty keys (`ids[]=1`).
 * Numbers stay keys (`ids[0]=1`): only the schema says whether they count the items of an array.
 */
export function nest(texts: readonly KeyedText[]): RawValue {
  const ends = texts.filter(([keys]) => keys.length === 0).map(([, text]) => text);
  if (ends.length > 0) return ends.length === 1 ? (ends[0] ?? '') : ends;
  const groups = new Map<string, KeyedText[]>();
  for (const [[key = '', ...keys], text] of texts) {
    const group = groups.get(key);
    if (group) group.push([keys, text]);
    else groups.set(key, [[keys, text]]);
  }
  const unnamed = groups.get('');
  if (!unnamed || ![...groups.keys()].every((key) => key === '' || isIndex(key)))
    return Object.fromEntries([...groups].map(([key, inner]) => [key, nest(inner)]));
  groups.delete('');
  return [...itemsOf(unnamed).map(nest), ...byIndex(groups).map(nest)];
}

/** The items of an object whose keys are numbers, in their order; `undefined` for any other object. */
export function indexedItems(raw: Readonly<Record<string, RawValue>>): RawValue[] | undefined {
  const keys = Object.keys(raw);
  return keys.length > 0 && keys.every(isIndex) ? byIndex(new Map(Object.entries(raw))) : undefined;
}

function byIndex<Value>(values: ReadonlyMap<string, Value>): Value[] {
  return [...values].toSorted(([one], [other]) => Number(one) - Number(other)).map(([, value]) => value);
}

function isIndex(key: string): boolean {
  return /^\d+$/.test(key);
}

// `items[][price]=1&items[][count]=2&items[][price]=3` are two items: a key that an item has begins the next one.
function itemsOf(texts: readonly KeyedText[]): KeyedText[][] {
  const items: KeyedText[][] = [];
  let taken = new Set<string>();
  for (const [keys, text] of texts) {
    const name = keys.join('][');
    // Of a list inside an item, several texts have the same name.
    const isNext = keys.length === 0 || (taken.has(name) && keys.at(-1) !== '');
    if (isNext || items.length === 0) {
      items.push([]);
      taken = new Set();
    }
    taken.add(name);
    items.at(-1)?.push([keys, text]);
  }
  return items;
}
