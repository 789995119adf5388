import { Problem } from '../core/problem.ts';
import type { Store } from '../core/store.ts';
import { clone } from './clone.ts';

interface Entry {
  value: unknown;
  bytes: number;
}

/** Keeps everything in this process, up to `maxBytes` of JSON. */
export function memoryStore({ maxBytes = 256 * 2 ** 20 }: { maxBytes?: number } = {}): Store {
  const entries = new Map<string, Entry>();
  let bytes = 0;

  const write = (key: string, value: unknown): void => {
    const known = entries.get(key);
    const size = key.length + JSON.stringify(value).length;
    const total = bytes - (known?.bytes ?? 0) + size;
    if (total > maxBytes) {
      throw new Problem(
        'store-full',
        `${maxBytes} bytes of state are kept; delete something, or reset the mock`,
      );
    }
    bytes = total;
    // Changed in its place, so that the key keeps its rank in the order.
    if (known) Object.assign(known, { value, bytes: size });
    else entries.set(key, { value, bytes: size });
  };

  const remove = (key: string): boolean => {
    bytes -= entries.get(key)?.bytes ?? 0;
    return entries.delete(key);
  };

  return {
    async get<Value>(key: string) {
      return clone(entries.get(key)?.value) as Value | undefined;
    },
    async set(key, value) {
      write(key, clone(value));
    },
    async delete(key) {
      return remove(key);
    },
    async list<Value>(prefix: string) {
      const found: [string, Value][] = [];
      for (const [key, entry] of entries) {
        if (key.startsWith(prefix)) found.push([key, clone(entry.value) as Value]);
      }
      return found;
    },
    async update<Value>(key: string, change: (current: Value | undefined) => Value) {
      const value = change(clone(entries.get(key)?.value) as Value | undefined);
      if (value === undefined) remove(key);
      else write(key, clone(value));
      return value;
    },
    async clear() {
      entries.clear();
      bytes = 0;
    },
  };
}
