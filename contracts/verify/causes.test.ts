import { expect, test } from '@jest/globals';
import { createSpec } from '../openapi/spec.ts';
import { documentContract } from './document-contract.ts';
import type { Cause, RunEvent } from './engine/events.ts';
import { fakeLiveTarget, type Handlers } from './testing/fake-live-target.ts';
import { thingsDocument, thingsHandlers } from './testing/things-document.ts';
import { verifyContract } from './verify.ts';

type Store = Map<string, Record<string, unknown>>;

/** Servers with one bug each, and the operation that has it. */
const bugs: Record<string, [operation: string, bug: (store: Store, right: Handlers) => Handlers]> = {
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

async function causesOf(
  handlers: Handlers,
): Promise<{ causes: Cause[]; events: RunEvent[]; failures: number }> {
  const { target } = fakeLiveTarget(handlers, true);
  const contract = documentContract(
    createSpec('things.yaml', thingsDocument({ type: 'integer', minimum: 1 })),
  );
  const events: RunEvent[] = [];
  const emit = (event: RunEvent) => events.push(event);
  const failures = await verifyContract(contract, target, { run: 'test', cases: 3, seed: 1, emit });
  const causes = new Set(
    events.flatMap((event) => (event.type === 'failed' && event.cause ? [event.cause] : [])),
  );
  return { causes: [...causes], events, failures };
}

test.each(Object.entries(bugs))(
  '%s: one failure, of the operation that has it',
  async (_, [operation, bug]) => {
    const store: Store = new Map();
    const right = thingsHandlers(store);
    const { causes, events, failures } = await causesOf({ ...right, ...bug(store, right) });
    expect(causes.map(({ operationId, identity }) => `${operationId}: ${identity}`)).toEqual([
      expect.stringMatching(`^${operation}: `),
    ]);
    expect(failures).toBe(1);
    const ended = events.filter((event) => event.type === 'case-ended');
    expect(ended.filter((event) => event.failures > 0)).toHaveLength(1);
    const blocked = ended.filter((event) => event.blockedBy !== undefined);
    expect(blocked.every((event) => event.blockedBy === 1 && !event.covered)).toBe(true);
  },
);

test('what every operation does is one failure, with the operations', async () => {
  const { target } = fakeLiveTarget(thingsHandlers(new Map()), true);
  const events: RunEvent[] = [];
  const contract = documentContract(
    createSpec('things.yaml', thingsDocument({ type: 'integer', minimum: 1 })),
  );
  const send: typeof target.send = async (request) => {
    const answer = await target.send(request);
    return answer.status === 405 ? { ...answer, headers: {} } : answer;
  };
  const emit = (event: RunEvent) => events.push(event);
  const options = { run: 'test', cases: 0, seed: 1, only: ['undeclared-method'], emit };
  expect(await verifyContract(contract, { ...target, send }, options)).toBe(1);
  const [failed] = events.filter((event) => event.type === 'failed');
  expect(failed?.cause).toMatchObject({ number: 1, count: 9 });
  expect(failed?.cause?.operations.size).toBeGreaterThan(1);
});
