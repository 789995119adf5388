import { isObject } from './item.ts';

/** The steps of a JSON pointer (RFC 6901). */
export function stepsOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** What a JSON pointer leads to; `undefined` where it leads nowhere. */
export function valueAt(value: unknown, pointer: string): unknown {
  return stepsOf(pointer).reduce<unknown>((inner, step) => {
    const isThere = inner !== null && typeof inner === 'object' && Object.hasOwn(inner, step);
    return isThere ? (inner as Record<string, unknown>)[step] : undefined;
  }, value);
}

/** A copy with another value where a JSON pointer leads, and with the objects on the way there; `undefined` takes it away. */
export function withValue(whole: unknown, pointer: string, value: unknown): unknown {
  const [step, ...rest] = stepsOf(pointer);
  if (step === undefined) return value;
  const below = rest.map((one) => `/${one.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  if (Array.isArray(whole)) {
    const items = [...whole];
    if (value === undefined && below === '') items.splice(Number(step), 1);
    else items[Number(step)] = withValue(items[Number(step)], below, value);
    return items;
  }
  const { [step]: inner, ...others } = isObject(whole) ? whole : {};
  const changed = withValue(inner, below, value);
  return changed === undefined ? others : { ...(isObject(whole) ? whole : {}), [step]: changed };
}

/** Objects joined member by member, the second one winning; each item of a list is filled up from the first one's first. */
export function merged(filler: unknown, value: unknown): unknown {
  if (Array.isArray(value) && Array.isArray(filler)) {
    return filler.length === 0 ? value : value.map((item) => merged(filler[0], item));
  }
  if (!isObject(value) || !isObject(filler)) return value === undefined ? filler : value;
  const names = new Set([...Object.keys(filler), ...Object.keys(value)]);
  return Object.fromEntries([...names].map((name) => [name, merged(filler[name], value[name])]));
}
