/** What a JSON pointer leads to in a value; `undefined` where it leads nowhere (RFC 6901). */
export function at(value: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((part, step) => {
      const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
      return part !== null && typeof part === 'object' && Object.hasOwn(part, key)
        ? (part as Record<string, unknown>)[key]
        : undefined;
    }, value);
}

/** A copy of a value, with something else where a JSON pointer leads to. What lies on the way must be there. */
export function withAt(value: unknown, pointer: string, part: unknown): unknown {
  if (pointer === '') return part;
  const [, first = '', ...rest] = pointer.split('/');
  const key = first.replaceAll('~1', '/').replaceAll('~0', '~');
  const inner = (value as Record<string, unknown>)[key];
  return { ...(value as object), [key]: withAt(inner, rest.map((step) => `/${step}`).join(''), part) };
}
