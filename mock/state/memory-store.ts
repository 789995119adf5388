import { parseJson, writeJson } from '../../contracts/http/lossless-json.ts';
import { Problem } from '../core/problem.ts';
import type { Store } from '../core/session.ts';

/** What an entry takes besides its texts, roughly. */
const entryBytes = 100;

/** A store in the memory of this process, of at most `maxBytes` of JSON, a character counted as a byte. */
export function memoryStore(maxBytes = 32 * 2 ** 20): Store & { clear(): void } {
  // As text: it is a copy, its length is its size, and the garbage collector has nothing to walk through.
  const entries = new Map<string, string>();
  let bytes = 0;

  const read = <Value>(key: string): Value | undefined => {
    const text = entries.get(key);
    return text === undefined ? undefined : (parseJson(text) as Value);
  };

  const write = (key: string, value: unknown): void => {
    const text = writeJson(value);
    const known = entries.get(key);
    const total = bytes + text.length - (known === undefined ? -key.length - entryBytes : known.length);
    if (total > maxBytes) {
      throw new Problem(
        'store-full',
        `the mock stores at most ${maxBytes} bytes; delete something, or reset it`,
      );
    }
    bytes = total;
    entries.set(key, text);
  };

  const remove = (key: string): boolean => {
    const known = entries.get(key);
    if (known !== undefined) bytes -= key.length + entryBytes + known.length;
    return entries.delete(key);
  };

  return {
    async get<Value>(key: string) {
      return read<Value>(key);
    },
    async set(key, value) {
      write(key, value);
    },
    async delete(key) {
      return remove(key);
    },
    async list<Value>(prefix: string) {
      const found: [string, Value][] = [];
      for (const [key, text] of entries) {
        if (key.startsWith(prefix)) found.push([key, parseJson(text) as Value]);
      }
      return found;
    },
    async update<Value>(key: string, change: (current: Value | undefined) => Value) {
      const value = change(read<Value>(key));
      if (value === undefined) remove(key);
      else write(key, value);
      return value;
    },
    clear() {
      entries.clear();
      bytes = 0;
    },
  };
}
