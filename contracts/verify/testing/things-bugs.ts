import type { Handlers } from './fake-live-target.ts';

/** What a server of things has, by id. */
export type Store = Map<string, Record<string, unknown>>;

/** Servers with one bug each, and the operation that has it. */
export const bugs: Record<string, [operation: string, bug: (store: Store, right: Handlers) => Handlers]> = {
  'a creation stores nothing': [
    'createThing',
    (store, right) => ({
      'POST /things': (call) => {
        const answer = right['POST /things']?.(call) ?? [500];
        store.delete(String((answer[1] as { id?: unknown } | undefined)?.id));
        return answer;
      },
    }),
  ],
  'a deletion deletes nothing': [
    'deleteThing',
    (store) => ({ 'DELETE /things/{id}': ({ id }) => [store.has(id) ? 204 : 404] }),
  ],
  'an update is answered and not stored': [
    'putThing',
    (store, right) => ({
      'PUT /things/{id}': (call) => {
        const before = store.get(call.id);
        const answer = right['PUT /things/{id}']?.(call) ?? [500];
        if (before) store.set(call.id, before);
        return answer;
      },
    }),
  ],
  'an update cuts a member': [
    'putThing',
    (_, right) => ({
      'PUT /things/{id}': ({ body, ...call }) => {
        const { name } = (body ?? {}) as { name?: unknown };
        const cut =
          typeof name === 'string' && name.length > 3 && name.length < 30
            ? { name: name.slice(0, -1) }
            : body;
        return right['PUT /things/{id}']?.({ ...call, body: cut }) ?? [500];
      },
    }),
  ],
  'a read shows another name': [
    'getThing',
    (_, right) => ({
      'GET /things/{id}': (call) => {
        const [status, json] = right['GET /things/{id}']?.(call) ?? [500];
        return status === 200 ? [200, { ...(json as object), name: 'other' }] : [status];
      },
    }),
  ],
  'a list lacks its last item': [
    'listThings',
    (store) => ({ 'GET /things': () => [200, [...store.values()].slice(0, -1)] }),
  ],
  'an update is answered with 500': [
    'putThing',
    (store) => ({ 'PUT /things/{id}': ({ id }) => [store.has(id) ? 500 : 404] }),
  ],
  'a creation takes any name': [
    'createThing',
    (store) => {
      let next = 500n;
      return {
        'POST /things': ({ body }) => {
          next += 1n;
          const { name } = (body ?? {}) as { name?: unknown };
          store.set(String(next), {
            id: next,
            name: typeof name === 'string' && name !== '' ? name.slice(0, 60) : 'any',
          });
          return [201, store.get(String(next))];
        },
      };
    },
  ],
};
