import { describe, expect, test } from '@jest/globals';
import type { Document } from '../openapi/document.ts';
import { createSpec } from '../openapi/spec.ts';
import { cleanUpAfter } from './clean-up-run.ts';
import { documentContract } from './document-contract.ts';
import type { CallInput } from './engine/call-input.ts';
import type { RunEvent } from './engine/events.ts';
import { Session } from './engine/session.ts';
import type { Target } from './engine/target.ts';
import { fakeLiveTarget, type Handlers } from './testing/fake-live-target.ts';
import { json, thingsDocument, thingsHandlers } from './testing/things-document.ts';
import { type RunOptions, verifyContract } from './verify.ts';

const none = { description: '' };
const integer = { type: 'integer', format: 'int64', minimum: 1 };

async function verify(document: Document, target: Target, options: Partial<RunOptions> = {}) {
  const events: RunEvent[] = [];
  const emit = (event: RunEvent) => events.push(event);
  const contract = documentContract(createSpec('things.yaml', document));
  await verifyContract(contract, target, { run: 'test', cases: 3, ...options, emit });
  const of = <Type extends RunEvent['type']>(type: Type) =>
    events.filter((event): event is Extract<RunEvent, { type: Type }> => event.type === type);
  const leftOut = of('not-covered').flatMap(({ reason }) =>
    reason.allow === undefined ? [] : [`${reason.allow}: ${reason.why}`],
  );
  return {
    leftOut: [...new Set(leftOut)].sort(),
    left: of('left-behind').flatMap(({ items }) => items),
    changes: of('changed').flatMap(({ changes }) => changes),
    failures: of('failed').map(({ failure }) => `${failure.operationId} ${failure.check}: ${failure.actual}`),
  };
}

/** What somebody else has. */
function seeded() {
  const others = [1n, 2n, 3n].map((id) => [String(id), { id, name: `other ${id}` }] as const);
  return new Map<string, Record<string, unknown>>(others);
}

/** Operations that change more than one item, with the word that each leaves in a log. */
const dangerous: Document['paths'] = {
  '/reset': { post: { operationId: 'reset', responses: { 204: none } } },
  '/shutdown': { post: { operationId: 'shutdown', responses: { 204: none } } },
  '/purge-cache': { get: { operationId: 'purgeCache', responses: { 204: none } } },
  '/settings': {
    get: { operationId: 'getSettings', responses: { 200: json({ type: 'object' }) } },
    put: {
      operationId: 'putSettings',
      requestBody: { required: true, ...json({ type: 'object', properties: { mode: { type: 'string' } } }) },
      responses: { 200: json({ type: 'object' }) },
    },
  },
  '/status': { get: { operationId: 'getStatus', responses: { 200: json({ type: 'object' }) } } },
  '/fetch': {
    get: {
      operationId: 'fetchPage',
      parameters: [{ name: 'url', in: 'query', required: true, schema: { type: 'string', format: 'uri' } }],
      responses: { 200: none },
    },
  },
  '/things/{id}/notify': {
    parameters: [{ name: 'id', in: 'path', required: true, schema: integer }],
    post: {
      operationId: 'notify',
      requestBody: {
        required: true,
        ...json({
          type: 'object',
          required: ['callbackUrl'],
          properties: { callbackUrl: { type: 'string' } },
        }),
      },
      responses: { 204: none },
    },
  },
} as unknown as Document['paths'];

function dangerousHandlers(log: string[]): Handlers {
  const note = (word: string) => () => {
    log.push(word);
    return [204] as [number];
  };
  return {
    'POST /reset': note('reset'),
    'POST /shutdown': note('shutdown'),
    'GET /purge-cache': note('purgeCache'),
    'GET /settings': () => [200, { mode: 'dark' }],
    'PUT /settings': () => {
      log.push('putSettings');
      return [200, {}];
    },
    'GET /status': () => [200, { healthy: true }],
    'GET /fetch': () => {
      log.push('fetchPage');
      return [200];
    },
    'POST /things/{id}/notify': note('notify'),
    'DELETE /things': note('deleteThings'),
    'PATCH /things': note('patchThings'),
  };
}

function dangerousDocument(): Document {
  const document = thingsDocument(integer, dangerous);
  Object.assign(document.paths['/things'] as object, {
    delete: { operationId: 'deleteThings', responses: { 204: none } },
  });
  return document;
}

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

describe('a call is left out', () => {
  /** Calls one operation of the document, and says why it was left out, or what was sent. */
  async function call(
    operationId: string,
    input: CallInput,
    document = thingsDocument(integer),
    allow?: string[],
  ) {
    const { target, calls } = fakeLiveTarget(thingsHandlers(seeded()));
    const api = { spec: createSpec('things.yaml', document) };
    const connection = { basePath: '', description: '' };
    const session = new Session({
      api,
      target,
      connection,
      run: 'test',
      emit: () => {},
      ...(allow && { allow }),
    });
    const { json: created } = await session.send('createThing', { body: { name: 'own' } });
    const own = String((created as { id: unknown }).id);
    const path = input.path?.id === 'own' ? { id: own } : input.path;
    return session.send(operationId, { ...input, ...(path && { path }) }).then(
      () => calls.at(-1),
      (error: Error) => error.message,
    );
  }

  test('unless it is about an item of the run, or an id that a read does not find', async () => {
    const body = { name: 'new' };
    expect(await call('putThing', { path: { id: 'own' }, body })).toBe('PUT /things/100');
    expect(await call('putThing', { path: { id: 77 }, body })).toBe('PUT /things/77');
    expect(await call('putThing', { path: { id: 2 }, body })).toMatch(/^putThing: it changes an item that/);
    expect(await call('deleteThing', { path: { id: 'own' } })).toBe('DELETE /things/100');
    expect(await call('deleteThing', { path: { id: 3 } })).toMatch(/^deleteThing: it changes an item that/);
  });

  test.each([
    ['', 'its path leads to no single item'],
    ['.', 'its path leads to no single item'],
    ['..', 'its path leads to no single item'],
  ])('where the id is "%s"', async (id, why) => {
    expect(await call('deleteThing', { path: { id } })).toMatch(why);
  });

  test('where the body names another item than the path', async () => {
    const more = { id: integer };
    const document = thingsDocument(integer, {}, more);
    expect(await call('putThing', { path: { id: 'own' }, body: { name: 'a', id: 2 } }, document)).toMatch(
      'it changes an item',
    );
    expect(await call('putThing', { path: { id: 'own' }, body: { name: 'a', id: 100 } }, document)).toBe(
      'PUT /things/100',
    );
    expect(await call('createThing', { body: { name: 'a', id: 2 } }, document)).toMatch('it changes an item');
    expect(await call('createThing', { body: { name: 'a', id: 55 } }, document)).toBe('POST /things');
  });

  test('where a header makes it another method', async () => {
    const input = { headers: { 'X-HTTP-Method-Override': 'DELETE' } };
    expect(await call('listThings', input)).toMatch(
      'its X-HTTP-Method-Override makes it a call of another method',
    );
  });

  test('where the server would call an address', async () => {
    const calling = thingsDocument(
      integer,
      {},
      { webhook: { type: 'string' }, homepage: { type: 'string' } },
    );
    const address = 'http://127.0.0.1:1/';
    expect(await call('createThing', { body: { name: 'a', webhook: address } }, calling)).toMatch(
      'its webhook',
    );
    expect(await call('createThing', { body: { name: 'a', note: address } }, calling)).toMatch('its note');
    expect(await call('listThings', { query: { callback_url: 'x' } })).toMatch('its callback_url');
    // People follow it, and servers show it.
    expect(await call('createThing', { body: { name: 'a', homepage: address } }, calling)).toBe(
      'POST /things',
    );
    const body = { name: 'a', webhook: address };
    expect(await call('createThing', { body }, calling, ['createThing'])).toBe('POST /things');
    const withCallbacks = thingsDocument(integer);
    Object.assign((withCallbacks.paths['/things'] as { get: object }).get, { callbacks: {} });
    expect(await call('listThings', {}, withCallbacks)).toMatch('it has callbacks');
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
