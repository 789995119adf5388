const methods = new WeakMap<object, string>();
const watched = new WeakSet<object>();

/** The method of the request that a fetch response answers; `undefined` where it is unknown. */
export function methodOf(response: object): string | undefined {
  return methods.get(response);
}

/** From now on remembers the method of what the global fetch is called with: its responses do not say it. */
export function watchFetch(): void {
  const real = globalThis.fetch;
  if (watched.has(real)) return;
  const fetch: typeof real = async (input, init) => {
    const response = await real(input, init);
    const own = typeof input === 'object' && 'method' in input ? input.method : undefined;
    methods.set(response, (init?.method ?? own ?? 'GET').toUpperCase());
    return response;
  };
  watched.add(fetch);
  // It may be one that cannot be assigned.
  Object.defineProperty(globalThis, 'fetch', {
    value: fetch,
    configurable: true,
    enumerable: true,
    writable: true,
  });
}
