import { describe, expect, test } from '@jest/globals';
import { createSpec } from '../openapi/spec.ts';
import { cleanUpAfter } from './clean-up-run.ts';
import { documentContract } from './document-contract.ts';
import { fakeLiveTarget, type Handlers } from './testing/fake-live-target.ts';
import { thingsDocument, thingsHandlers } from './testing/things-document.ts';
import {
  dangerousDocument,
  dangerousHandlers,
  integer,
  seeded,
  verify,
} from './testing/verify-shared-target.ts';

describe('on a target that others use, too', () => {
  test('nothing is called that may change what the run did not create', async () => {
    const [store, log] = [seeded(), [] as string[]];
    const { target } = fakeLiveTarget({ ...thingsHandlers(store), ...dangerousHandlers(log) });
    const { leftOut, changes, left } = await verify(dangerousDocument(), target);
    expect(log).toEqual([]);
    expect(store).toEqual(seeded());
    expect([changes, left]).toEqual([[], []]);
    const names = leftOut.map((line) => line.split(':')[0]);
    expect(names).toEqual(
      expect.arrayContaining([
        'reset',
        'shutdown',
        'purgeCache',
        'putSettings',
        'fetchPage',
        'notify',
        'deleteThings',
      ]),
    );
    expect(leftOut).toContain('reset: it changes what is no item that the run created');
    expect(leftOut).toContain('notify: it may make the server call an address: its callbackUrl');
    // What is not even declared is named by what it is.
    expect(names).toContain('PATCH /things');
  });

  test('its own items are created, read, changed and deleted', async () => {
    const { target, calls } = fakeLiveTarget(thingsHandlers(seeded()));
    const { failures } = await verify(thingsDocument(integer), target);
    expect(failures).toEqual([]);
    for (const call of ['GET', 'PUT', 'DELETE'])
      expect(calls).toContainEqual(expect.stringMatching(`^${call} /things/1\\d\\d$`));
    expect(calls.filter((call) => /^(PUT|DELETE|POST|PATCH) \/things\/[123]$/.test(call))).toEqual([]);
  });

  test('what is allowed by name is called, and all of it on a disposable target', async () => {
    const log: string[] = [];
    const handlers = { ...thingsHandlers(seeded()), ...dangerousHandlers(log) };
    await verify(dangerousDocument(), fakeLiveTarget(handlers).target, { allow: ['reset', 'PATCH /things'] });
    expect([...new Set(log)].sort()).toEqual(['patchThings', 'reset']);
    const { leftOut } = await verify(dangerousDocument(), fakeLiveTarget(handlers, true).target);
    expect(leftOut).toEqual([]);
    expect(log).toEqual(
      expect.arrayContaining(['shutdown', 'fetchPage', 'notify', 'putSettings', 'deleteThings']),
    );
  });

  test('a PUT that would create is left out where there is an item', async () => {
    const ids = ['left', 'right'];
    const document = thingsDocument({ type: 'string', enum: ids });
    const { put, get } = document.paths['/things/{id}'] as Record<string, { responses: object }>;
    Object.assign(put?.responses ?? {}, { 201: Object.values(get?.responses ?? {})[0] });
    Reflect.deleteProperty(document.paths['/things'] as object, 'post');
    const others = ids.map((id) => [id, { id, name: 'other' }] as const);
    const store = new Map<string, Record<string, unknown>>(others);
    const handlers: Handlers = {
      ...thingsHandlers(store),
      'PUT /things/{id}': ({ id, body }) => [
        store.has(id) ? 200 : 201,
        store.set(id, { ...(body as object), id }).get(id),
      ],
    };
    const { leftOut } = await verify(document, fakeLiveTarget(handlers).target);
    expect(store).toEqual(new Map(others));
    expect(leftOut).toContain('putThing: it changes an item that the run did not create');
  });

  test('an item that was there is not the run’s, though its creation says so', async () => {
    const store = seeded();
    const handlers: Handlers = { ...thingsHandlers(store), 'POST /things': () => [201, store.get('2')] };
    await verify(thingsDocument(integer), fakeLiveTarget(handlers).target);
    expect(store).toEqual(seeded());
  });

  test('an id that was deleted is somebody else’s when there is an item again', async () => {
    const store = seeded();
    const handlers = thingsHandlers(store);
    const remove: Handlers[string] = ({ id }) => {
      if (!store.has(id)) return [404];
      const isOther = String(store.get(id)?.name).startsWith('other');
      if (isOther) throw new Error('deleted another’s');
      store.set(id, { id: BigInt(id), name: 'other, created at once' });
      return [204];
    };
    const { target } = fakeLiveTarget({ ...handlers, 'DELETE /things/{id}': remove });
    await verify(thingsDocument(integer), target);
    expect([...store.values()].filter(({ name }) => !String(name).startsWith('other'))).toEqual([]);
  });
});

test('ids of 64 bits reach no neighbour, and are shown with all digits', async () => {
  const first = 9_007_199_254_740_993n;
  const neighbours = [first - 1n, first + 1n, first + 3n].map(
    (id) => [String(id), { id, name: 'neighbour' }] as const,
  );
  const store = new Map<string, Record<string, unknown>>(neighbours);
  let next = first;
  const handlers: Handlers = {
    ...thingsHandlers(store),
    'POST /things': ({ body }) => {
      const id = next;
      next += 4n;
      store.set(String(id), { ...(body as object), id });
      return [201, store.get(String(id))];
    },
    // Nothing can be deleted.
    'DELETE /things/{id}': ({ id }) => [store.has(id) ? 409 : 404],
  };
  const { left } = await verify(thingsDocument(integer), fakeLiveTarget(handlers).target);
  for (const [id, thing] of neighbours) expect(store.get(id)).toEqual(thing);
  expect(left[0]?.path).toBe(`/things/${first}`);
  expect(left.map(({ path }) => path)).toEqual(
    [...store.keys()].filter((id) => store.get(id)?.name !== 'neighbour').map((id) => `/things/${id}`),
  );
  expect(left[0]?.remove).toBe(`curl -i -X DELETE 'http://localhost/things/${first}'`);
});

describe('after the run', () => {
  test('what a run left that died is removed by its name, and nothing else', async () => {
    const store = seeded().set('50', { id: 50n, name: 'bonafide-dead-1' });
    const contract = documentContract(createSpec('things.yaml', thingsDocument(integer)));
    const { removed } = await cleanUpAfter(contract, fakeLiveTarget(thingsHandlers(store)).target, {
      run: 'dead',
    });
    expect(removed).toBe(1);
    expect(store).toEqual(seeded());
  });

  test('what has an id that the document does not show is removed, too', async () => {
    const text = JSON.stringify(thingsDocument(integer))
      .replaceAll('"name":{', '"note":{')
      .replaceAll('"name"]', '"note"]');
    const id = `"id":${JSON.stringify(integer)},`;
    const document = JSON.parse(text.replaceAll(id, '').replaceAll('["id","note"]', '["note"]'));
    const store = seeded();
    const honest = thingsHandlers(store);
    const create: Handlers[string] = (call) => {
      const { note } = (call.body ?? {}) as { note?: unknown };
      return honest['POST /things']?.({ ...call, body: { name: note } }) ?? [500];
    };
    const { target, calls } = fakeLiveTarget({ ...honest, 'POST /things': create });
    const { left } = await verify(document, target);
    expect(calls).toContain('POST /things');
    expect(store).toEqual(seeded());
    expect(left).toEqual([]);
  });

  test('what nothing removes is listed, and only that', async () => {
    const document = thingsDocument(integer);
    Reflect.deleteProperty(document.paths['/things/{id}'] as object, 'delete');
    const store = seeded();
    const { left, changes } = await verify(document, fakeLiveTarget(thingsHandlers(store)).target);
    expect(left).toEqual(
      [...store.keys()].slice(3).map((id) => ({ path: `/things/${id}`, remove: undefined })),
    );
    expect(left.length).toBeGreaterThan(0);
    expect(changes).toEqual([]);
  });

  test('what is not as it was is named, with what it was', async () => {
    const store = seeded();
    let mode = 'dark';
    const honest = thingsHandlers(store);
    const handlers: Handlers = {
      ...honest,
      ...dangerousHandlers([]),
      'GET /settings': () => [200, { mode, seen: Math.random() }],
      // Each creation also changes what others have.
      'POST /things': (call) => {
        store.set('1', { id: 1n, name: 'changed' });
        store.delete('3');
        mode = 'light';
        return honest['POST /things']?.(call) ?? [500];
      },
    };
    const { changes } = await verify(dangerousDocument(), fakeLiveTarget(handlers).target);
    expect(changes).toEqual([
      { what: '/things/1', how: '/name was "other 1", is "changed"' },
      { what: '/things/3', how: 'is gone' },
      { what: '/settings', how: '/mode was "dark", is "light"' },
    ]);
  });

  test('times, counters and what comes in addition are no change', async () => {
    const store = seeded();
    const honest = thingsHandlers(store);
    let reads = 0;
    const show = (thing: object) => ({
      ...thing,
      viewCount: reads++,
      readAt: new Date(reads * 1000).toISOString(),
    });
    const handlers: Handlers = {
      ...honest,
      ...dangerousHandlers([]),
      'GET /things': () => [200, [...store.values()].map(show)],
      'GET /things/{id}': ({ id }) => (store.has(id) ? [200, show(store.get(id) ?? {})] : [404]),
      'GET /status': () => [
        200,
        { mode: 'dark', things: store.size, names: [...store.values()].map(({ name }) => name) },
      ],
      'POST /things': (call) => {
        store.set('99', { id: 99n, name: 'of somebody else, meanwhile' });
        return honest['POST /things']?.(call) ?? [500];
      },
    };
    expect((await verify(dangerousDocument(), fakeLiveTarget(handlers).target)).changes).toEqual([]);
  });
});
