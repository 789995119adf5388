import { describe, expect, test } from '@jest/globals';
import type { Document } from '../openapi/document.ts';
import type { Handlers } from './testing/fake-live-target.ts';
import { json, thingsDocument, thingsHandlers } from './testing/things-document.ts';
import { verifyHandlers } from './testing/verify-handlers.ts';

const integer = { type: 'integer', minimum: 1 };
const none = { description: '' };

interface Part {
  parameters?: object[];
  responses: Record<string, object>;
}

/** The document of things, with changes to its operations. */
function changed(change: (operations: Record<string, Part>) => void, more: object = {}): Document {
  const document = structuredClone(thingsDocument(integer, {}, more));
  const paths = document.paths as unknown as Record<string, Record<string, Part>>;
  change({
    list: paths['/things']?.get as Part,
    create: paths['/things']?.post as Part,
    read: paths['/things/{id}']?.get as Part,
    put: paths['/things/{id}']?.put as Part,
    remove: paths['/things/{id}']?.delete as Part,
  });
  return document;
}

function store() {
  return new Map<string, Record<string, unknown>>();
}

describe('what a document says beyond the usual', () => {
  test.each([403, 410])(
    'a %i for what is not there is no failure, where it is documented',
    async (status) => {
      const document = changed((operations) => {
        for (const one of [operations.read, operations.put, operations.remove])
          if (one) Object.assign(one.responses, { [status]: none });
      });
      const things = store();
      const handlers = thingsHandlers(things);
      const hiding: Handlers = Object.fromEntries(
        Object.entries(handlers).map(([key, handle]) => [
          key,
          (call) => (key.includes('{id}') && !things.has(call.id) ? [status] : handle(call)),
        ]),
      );
      const { failures } = await verifyHandlers(document, hiding);
      expect(failures.filter((line) => line.includes('unknown-id'))).toEqual([]);
    },
  );

  test('a cursor is only followed, and never made up', async () => {
    const document = changed(({ list }) => {
      if (!list) return;
      list.parameters = [{ name: 'cursor', in: 'query', schema: { type: 'string' } }];
      list.responses = { 200: list.responses[200] ?? none, 400: none };
    });
    const handlers = thingsHandlers(store());
    const { failures, calls, unverified } = await verifyHandlers(document, {
      ...handlers,
      'GET /things': (call) =>
        call.query.has('cursor') ? [400] : (handlers['GET /things']?.(call) ?? [500]),
    });
    expect(failures).toEqual([]);
    expect(unverified).toEqual([]);
    expect(calls.filter((call) => call.includes('cursor='))).toEqual([]);
  });

  test('a write says for which state it is, where a 428 is documented', async () => {
    const document = changed(({ put, remove }) => {
      for (const one of [put, remove]) {
        if (!one) continue;
        one.parameters = [{ name: 'If-Match', in: 'header', schema: { type: 'string' } }];
        Object.assign(one.responses, { 412: none, 428: none });
      }
    });
    const things = store();
    const handlers = thingsHandlers(things);
    const tagOf = (id: string) => `"${Buffer.from(JSON.stringify(things.get(id)?.name)).toString('hex')}"`;
    const guarded =
      (key: string): Handlers[string] =>
      (call) => {
        const given = call.headers['if-match'];
        if (!things.has(call.id)) return [404];
        if (given === undefined) return [428];
        if (given !== '*' && given !== tagOf(call.id)) return [412];
        return handlers[key]?.(call) ?? [500];
      };
    const { failures, unverified } = await verifyHandlers(document, {
      ...handlers,
      'GET /things/{id}': ({ id }) => (things.has(id) ? [200, things.get(id), { etag: tagOf(id) }] : [404]),
      'PUT /things/{id}': guarded('PUT /things/{id}'),
      'DELETE /things/{id}': guarded('DELETE /things/{id}'),
    });
    expect(failures).toEqual([]);
    expect(unverified).toEqual([]);
  });

  test('what a 202 accepts is waited for', async () => {
    const document = changed(({ create, remove }) => {
      if (create) create.responses = { 202: none, 400: none };
      if (remove) remove.responses = { 202: none, 400: none, 404: none };
    });
    const operation = {
      type: 'object',
      required: ['done'],
      properties: { done: { type: 'boolean' }, thingId: integer },
    };
    Object.assign(document.paths, {
      '/tasks/{task}': {
        parameters: [{ name: 'task', in: 'path', required: true, schema: { type: 'string' } }],
        get: { operationId: 'getTask', responses: { 200: json(operation), 404: none } },
      },
    });
    const things = store();
    const handlers = thingsHandlers(things);
    const asked = new Map<string, number>();
    const gone = new Map<string, number>();
    const { failures } = await verifyHandlers(document, {
      ...handlers,
      'POST /things': (call) => {
        const [status, made] = handlers['POST /things']?.(call) ?? [500];
        if (status >= 300) return [status];
        const { id } = made as { id: bigint };
        asked.set(`t${id}`, 0);
        return [202, undefined, { location: `/tasks/t${id}` }];
      },
      'GET /tasks/{task}': ({ id }) => {
        const times = asked.get(id);
        if (times === undefined) return [404];
        asked.set(id, times + 1);
        return [200, times === 0 ? { done: false } : { done: true, thingId: Number(id.slice(1)) }];
      },
      'GET /things/{id}': (call) => {
        const times = gone.get(call.id);
        if (times === 1) things.delete(call.id);
        if (times !== undefined) gone.set(call.id, times + 1);
        return handlers['GET /things/{id}']?.(call) ?? [500];
      },
      'DELETE /things/{id}': ({ id }) => {
        if (!things.has(id)) return [404];
        gone.set(id, gone.get(id) ?? 0);
        return [202];
      },
    });
    expect(failures).toEqual([]);
  });

  test('a list that leaves items out by default need not show them', async () => {
    const state = { type: 'string', enum: ['draft', 'placed'], readOnly: true };
    const document = changed(
      ({ list }) => {
        if (list)
          list.parameters = [
            {
              name: 'state',
              in: 'query',
              schema: { type: 'string', enum: ['draft', 'placed'], default: 'placed' },
            },
          ];
      },
      { state },
    );
    const things = store();
    const handlers = thingsHandlers(things);
    const { failures } = await verifyHandlers(document, {
      ...handlers,
      'GET /things': ({ query }) => {
        const wanted = query.get('state') ?? 'placed';
        if (!state.enum.includes(wanted)) return [400];
        return [200, [...things.values()].filter((one) => one.state === wanted)];
      },
      'POST /things': (call) => {
        const [status, made] = handlers['POST /things']?.(call) ?? [500];
        return [status, made && Object.assign(made, { state: 'draft' })];
      },
    });
    expect(failures).toEqual([]);
  });
});

describe('a server whose authentication is off', () => {
  const secured = changed((operations) => {
    for (const one of Object.values(operations)) Object.assign(one, { security: [{ token: [] }] });
  });
  const scheme = { token: { type: 'http', scheme: 'bearer' } };
  Object.assign(secured, { components: { securitySchemes: scheme } });

  test('is something to know, once, where nobody has given credentials', async () => {
    const { failures, unverified } = await verifyHandlers(secured, thingsHandlers(store()));
    expect(failures).toEqual([]);
    expect(unverified).toEqual(['listThings: 200 without credentials']);
  });

  test('is one failure where somebody has', async () => {
    const variables = { BONAFIDE_AUTH_TOKEN: 'a-token-of-mine' };
    const { failures } = await verifyHandlers(secured, thingsHandlers(store()), { variables });
    expect(failures).toEqual(['listThings auth-required: 200']);
  });

  test('may refuse something for another reason than its caller', async () => {
    const document = structuredClone(secured);
    const operations = Object.values(document.paths).flatMap((item) => Object.values(item ?? {}));
    for (const one of operations as unknown as Part[])
      if (one.responses !== undefined) Object.assign(one.responses, { 401: none });
    const security = [{ token: [] }];
    Object.assign(document.paths, {
      '/reset': { get: { operationId: 'reset', security, responses: { 204: none, 401: none } } },
    });
    const handlers: Handlers = { ...thingsHandlers(store()), 'GET /reset': () => [403] };
    const { failures } = await verifyHandlers(document, handlers);
    expect([...new Set(failures)]).toEqual(['reset status-documented: 403']);
  });

  test('is no excuse for the one operation that asks for none', async () => {
    const handlers = thingsHandlers(store());
    const asking: Handlers = Object.fromEntries(
      Object.entries(handlers).map(([key, handle]) => [
        key,
        (call) => (call.headers.authorization?.toString().startsWith('Bearer ') ? handle(call) : [401]),
      ]),
    );
    const { failures } = await verifyHandlers(secured, {
      ...asking,
      'GET /things': handlers['GET /things'] as Handlers[string],
    });
    expect([...new Set(failures)]).toEqual(['listThings auth-required: 200']);
  });
});
