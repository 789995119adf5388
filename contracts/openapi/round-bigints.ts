/**
 * A value with the nearest numbers for its bigints, for ajv, which takes a bigint for no number; the value itself where
 * it has none. Items of a list that were distinct stay so.
 */
export function roundIntegers(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (value === null || typeof value !== 'object' || Buffer.isBuffer(value)) return value;
  if (Array.isArray(value)) return unlessSame(value, roundItems(value));
  const entries = Object.entries(value).map(([name, member]) => [name, roundIntegers(member)] as const);
  return entries.every(([name, member]) => member === (value as Record<string, unknown>)[name])
    ? value
    : Object.fromEntries(entries);
}

function roundItems(items: readonly unknown[]): unknown[] {
  const taken = new Set(items);
  const rounded = new Map<bigint, number>();
  return items.map((item) => {
    if (typeof item !== 'bigint') return roundIntegers(item);
    let number = rounded.get(item) ?? Number(item);
    // Towards zero, so that it stays within the limits of its type.
    while (!rounded.has(item) && taken.has(number)) number *= 1 - Number.EPSILON;
    taken.add(number);
    rounded.set(item, number);
    return number;
  });
}

function unlessSame(items: readonly unknown[], rounded: readonly unknown[]): readonly unknown[] {
  return rounded.every((item, index) => item === items[index]) ? items : rounded;
}
