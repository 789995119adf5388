import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Session, Store } from '../core/session.ts';
import { type Open, withSession } from './open-test-session.ts';

type Body = (store: Store) => Promise<void>;

/** What the store of every session must do, whatever it stores its entries in. */
export function describeStore(open: Open): void {
  describe('store', () => {
    for (const [title, body] of Object.entries({ ...entries, ...copies, ...order, ...updates, ...names }))
      test(title, () => withSession(open, {}, ({ store }) => body(store)));
    for (const [title, body] of Object.entries(bounds))
      test(title, () => withSession(open, { maxBytes: 1200 }, body));
  });
}

const keysOf = async (store: Store, prefix = '') => (await store.list(prefix)).map(([key]) => key);

const entries: Record<string, Body> = {
  'returns what was set last, and undefined for a key that was not set': async (store) => {
    await store.set('a', { n: 1 });
    await store.set('a', { n: 2 });
    expect(await store.get('a')).toEqual({ n: 2 });
    expect(await store.get('b')).toBeUndefined();
  },
  'returns any JSON value as it was set': async (store) => {
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.jsonValue(), async (key, value) => {
        const plain = JSON.parse(JSON.stringify(value));
        await store.set(key, plain);
        expect(await store.get(key)).toEqual(plain);
      }),
    );
  },
  'says whether there was anything to delete': async (store) => {
    await store.set('a', null);
    expect(await store.delete('a')).toBe(true);
    expect(await store.delete('a')).toBe(false);
    expect(await store.get('a')).toBeUndefined();
    expect(await store.list('')).toEqual([]);
  },
};

const nested = () => ({ list: [{ n: 1 }] });
const change = (value: { list: { n: number }[] } | undefined) => {
  for (const item of value?.list ?? []) item.n = 99;
};

const copies: Record<string, Body> = {
  'is not changed through a value that it was given': async (store) => {
    const value = nested();
    await store.set('a', value);
    change(value);
    expect(await store.get('a')).toEqual(nested());
  },
  'is not changed through a value that it returned': async (store) => {
    await store.set('a', nested());
    change(await store.get('a'));
    for (const [, value] of await store.list<ReturnType<typeof nested>>('a')) change(value);
    expect(await store.get('a')).toEqual(nested());
  },
  'is not changed through the values of an update': async (store) => {
    await store.set('a', nested());
    let seen: ReturnType<typeof nested> | undefined;
    let returned: ReturnType<typeof nested> | undefined;
    const resolved = await store.update<ReturnType<typeof nested>>('a', (current) => {
      seen = current;
      returned = nested();
      return returned;
    });
    for (const value of [seen, returned, resolved]) change(value);
    expect(await store.get('a')).toEqual(nested());
  },
};

const order: Record<string, Body> = {
  'lists keys in the order in which they were first set': async (store) => {
    for (const key of ['c', 'a', '10', 'b', '9']) await store.set(key, 0);
    await store.set('c', 1);
    await store.update('a', () => 1);
    expect(await keysOf(store)).toEqual(['c', 'a', '10', 'b', '9']);
  },
  'lists a key that was deleted and set again last': async (store) => {
    for (const key of ['a', 'b', 'c']) await store.set(key, 0);
    await store.delete('a');
    await store.set('a', 0);
    expect(await keysOf(store)).toEqual(['b', 'c', 'a']);
  },
  'lists by prefix, without patterns or case folding': async (store) => {
    for (const key of ['s/a', 's/ab', 's', 't/s/a', 's*b', 'S/a']) await store.set(key, key);
    expect(await store.list('s/')).toEqual([
      ['s/a', 's/a'],
      ['s/ab', 's/ab'],
    ]);
    expect(await keysOf(store, 's*')).toEqual(['s*b']);
    expect(await keysOf(store, 'x')).toEqual([]);
    expect(await keysOf(store, '')).toHaveLength(6);
  },
};

const updates: Record<string, Body> = {
  'loses none of a hundred concurrent updates': async (store) => {
    const results = await Promise.all(
      Array.from({ length: 100 }, () => store.update<number>('n', (current = 0) => current + 1)),
    );
    expect(await store.get('n')).toBe(100);
    expect(new Set(results).size).toBe(100);
  },
  'resolves an update with the new value': async (store) => {
    expect(await store.update<number>('n', (current = 41) => current + 1)).toBe(42);
    expect(await store.get('n')).toBe(42);
  },
  'deletes an entry that an update makes undefined': async (store) => {
    await store.set('a', 1);
    expect(await store.update<number | undefined>('a', () => undefined)).toBeUndefined();
    expect(await store.update<number | undefined>('never', () => undefined)).toBeUndefined();
    expect(await store.list('')).toEqual([]);
  },
  'changes nothing when an update throws': async (store) => {
    await store.set('a', 1);
    const update = store.update('a', () => {
      throw new Error('no');
    });
    await expect(update).rejects.toThrow('no');
    expect(await store.get('a')).toBe(1);
  },
};

const protoText = '{"__proto__":{"a":"1"},"constructor":"2","toString":"3"}';

const names: Record<string, Body> = {
  'stores a member __proto__ of a value': async (store) => {
    await store.set('a', JSON.parse(protoText));
    await store.update('a', (current) => current);
    expect(JSON.stringify(await store.get('a'))).toBe(protoText);
    const [listed] = await store.list('a');
    expect(JSON.stringify(listed?.[1])).toBe(protoText);
  },
  'accepts the names of Object.prototype as keys': async (store) => {
    const keys = ['__proto__', 'constructor', 'toString'];
    for (const key of keys) {
      expect(await store.get(key)).toBeUndefined();
      await store.set(key, key);
    }
    expect(await keysOf(store)).toEqual(keys);
    for (const key of keys) expect(await store.delete(key)).toBe(true);
    expect(await store.list('')).toEqual([]);
  },
};

const storeFull = expect.objectContaining({ name: 'Problem', code: 'store-full' });
const most = 'x'.repeat(900);

const bounds: Record<string, (session: Session) => Promise<void>> = {
  'rejects a value that there is no room for, and changes nothing': async ({ store }) => {
    await store.set('a', most);
    await expect(store.set('b', most)).rejects.toEqual(storeFull);
    await expect(store.set('a', most + most)).rejects.toEqual(storeFull);
    await expect(store.update('a', () => most + most)).rejects.toEqual(storeFull);
    expect(await store.list('')).toEqual([['a', most]]);
  },
  'has room again after a delete, an update that deletes, a smaller value and a reset': async (session) => {
    const { store } = session;
    const makeRoom = [
      () => store.delete('a'),
      () => store.update('a', () => undefined),
      () => store.set('a', 'x'),
      () => store.update('a', () => 'x'),
      () => session.reset(),
    ];
    for (const make of makeRoom) {
      await session.reset();
      await store.set('a', most);
      await make();
      await store.set('b', most);
      expect(await store.get('b')).toBe(most);
    }
  },
  'has no less room after values were set and deleted': async ({ store }) => {
    for (let i = 0; i < 100; i += 1) {
      await store.set('a', most);
      await store.set('a', `${most}y`);
      await store.delete('a');
      await store.delete('a');
    }
    await store.set('a', most);
    expect(await store.get('a')).toBe(most);
  },
};
