import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { isRecord } from '../http/is-record.ts';
import { mergePatch } from '../http/merge-patch.ts';
import type { Document } from '../openapi/document.ts';
import type { Handlers } from './testing/fake-live-target.ts';
import { pickyThings } from './testing/picky-things.ts';
import { json, thingsDocument, thingsHandlers } from './testing/things-document.ts';
import { verifyHandlers } from './testing/verify-handlers.ts';

// What many servers do and few documents say: none of it is a failure.

type Store = Map<string, Record<string, unknown>>;

const integer = { type: 'integer', minimum: 1 };
const word = { type: 'string', maxLength: 40 };
const none = { description: '' };

interface Writing {
  responses: Record<string, object>;
  requestBody: { content: { 'application/json': { schema: { properties: Record<string, object> } } } };
}

function changed(
  change: (paths: Record<string, Record<string, Writing>>) => void,
  more: object = {},
): Document {
  const document = structuredClone(thingsDocument(integer, {}, more));
  change(document.paths as unknown as Record<string, Record<string, Writing>>);
  return document;
}

test('a body where the document describes none is something to know', async () => {
  const handlers = thingsHandlers(new Map());
  const { failures, unverified } = await verifyHandlers(
    changed(({ '/things/{id}': item }) => {
      if (item?.delete) item.delete.responses = { 200: none, 400: none, 404: none };
    }),
    {
      ...handlers,
      'DELETE /things/{id}': (call) => {
        const [status] = handlers['DELETE /things/{id}']?.(call) ?? [500];
        return status === 204 ? [200, {}] : [status];
      },
    },
  );
  expect(failures).toEqual([]);
  expect([...new Set(unverified)]).toEqual(['deleteThing: a body']);
});

test('an id under a second name is the id, whatever is sent in it', async () => {
  const document = thingsDocument(integer, {}, { number: integer });
  const handlers = pickyThings(document, () => undefined);
  const both =
    (key: string): Handlers[string] =>
    (call) => {
      const [status, item] = handlers[key]?.(call) ?? [500];
      const { id } = (item ?? {}) as { id?: unknown };
      return id === undefined ? [status] : [status, Object.assign(item as object, { number: id })];
    };
  const { failures } = await verifyHandlers(document, {
    ...handlers,
    'POST /things': both('POST /things'),
    'PUT /things/{id}': both('PUT /things/{id}'),
  });
  expect(failures).toEqual([]);
});

test('a time that goes on by itself is no change', async () => {
  const document = changed(
    ({ '/things': all, '/things/{id}': item }) => {
      for (const one of [all?.post, item?.put])
        delete one?.requestBody.content['application/json'].schema.properties.seen;
    },
    { seen: { type: 'string', format: 'date-time' } },
  );
  let now = Date.parse('2026-01-01T00:00:00Z');
  const handlers: Handlers = Object.fromEntries(
    Object.entries(thingsHandlers(new Map())).map(([key, handle]) => [
      key,
      (call) => {
        const [status, item] = handle(call);
        now += 1000;
        const seen = new Date(now).toISOString();
        if (Array.isArray(item)) return [status, item.map((one) => ({ ...one, seen }))];
        return item === undefined ? [status] : [status, { ...(item as object), seen }];
      },
    ]),
  );
  expect((await verifyHandlers(document, handlers)).failures).toEqual([]);
});

test('an unknown id has the form of those that there are', async () => {
  const store: Store = new Map();
  const handlers = thingsHandlers(store);
  const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
  const document = thingsDocument({ type: 'string' });
  const ofItems = Object.entries(handlers).filter(([key]) => key.includes('{id}'));
  const { failures, calls } = await verifyHandlers(document, {
    ...handlers,
    'POST /things': (call) => {
      const [status, made] = handlers['POST /things']?.(call) ?? [500];
      if (status !== 201) return [status];
      const id = randomUUID();
      store.delete(String((made as { id: unknown }).id));
      store.set(id, { ...(made as object), id });
      return [201, store.get(id)];
    },
    ...Object.fromEntries(
      ofItems.map(([key, handle]): [string, Handlers[string]] => [
        key,
        (call) => (uuid.test(call.id) ? handle(call) : [422]),
      ]),
    ),
  });
  expect(failures.filter((line) => line.includes('unknown-id'))).toEqual([]);
  expect(calls).toContain('GET /things/6f8ab0c2-9d1e-4b57-8c3a-0f5e7d9b1c24');
});

test('a call that is refused for its body says nothing of an unknown id', async () => {
  const sent = { type: 'object', required: ['note'], properties: { note: word } };
  const document = changed((paths) => {
    const parameters = [{ name: 'id', in: 'path', required: true, schema: integer }];
    const requestBody = { required: true, ...json(sent) };
    const responses = { 200: none, 404: none, 422: none };
    Object.assign(paths, {
      '/things/{id}/notes': { parameters, post: { operationId: 'annotate', requestBody, responses } },
    });
  });
  const { failures } = await verifyHandlers(document, {
    ...thingsHandlers(new Map()),
    'POST /things/{id}/notes': () => [422],
  });
  expect(failures).toEqual([]);
});

test.each([412, 304])(
  'a condition that is made up may be answered with a %i, and is no reason to fail',
  async (status) => {
    const parameters = [{ name: 'If-None-Match', in: 'header', schema: { type: 'string' } }];
    const document = changed(({ '/things': all }) => {
      if (all?.get) Object.assign(all.get, { parameters });
    });
    const handlers = thingsHandlers(new Map());
    const verifyList = (answer: number) =>
      verifyHandlers(document, {
        ...handlers,
        'GET /things': (call) =>
          call.headers['if-none-match'] === undefined ? (handlers['GET /things']?.(call) ?? [500]) : [answer],
      });
    expect((await verifyList(status)).failures).toEqual([]);
    expect((await verifyList(500)).failures).toContain('listThings no-server-error: 500');
  },
);

test('an optional header without a value is as good as none', async () => {
  const parameters = [{ name: 'X-Trace', in: 'header', schema: { type: 'string', minLength: 8 } }];
  const document = changed(({ '/things': all }) => {
    if (all?.get) Object.assign(all.get, { parameters, responses: { ...all.get.responses, 400: none } });
  });
  const handlers = thingsHandlers(new Map());
  const { failures } = await verifyHandlers(document, {
    ...handlers,
    'GET /things': (call) => {
      const trace = call.headers['x-trace'];
      return trace && [...String(trace)].length < 8 ? [400] : (handlers['GET /things']?.(call) ?? [500]);
    },
  });
  expect(failures).toEqual([]);
});

describe('a server that wants what people would write', () => {
  test('gets it at once', async () => {
    const document = thingsDocument(integer, {}, { nickname: word });
    const handlers = pickyThings(document, ({ nickname }) =>
      /^[\w .'-]*$/.test(String(nickname)) ? undefined : [400],
    );
    const { failures, learned } = await verifyHandlers(document, handlers);
    expect(failures).toEqual([]);
    expect(learned).toEqual([]);
  });

  test('is sent no null where it refuses that alone', async () => {
    const owner = { type: ['object', 'null'], properties: { name: word } };
    const document = changed(
      ({ '/things': all, '/things/{id}': item }) => {
        for (const one of [all?.post, item?.put]) if (one) one.responses[422] = json({ type: 'object' });
      },
      { owner },
    );
    const error = { errors: [{ field: 'owner', message: 'must be an object' }] };
    const handlers = pickyThings(document, (body) => (body.owner === null ? [422, error] : undefined));
    const { failures, learned } = await verifyHandlers(document, handlers);
    expect(failures).toEqual([]);
    expect(learned.filter((line) => line.includes('left out'))).toEqual([]);
  });
});

test('a documented 501 of what a case needs is unverified, and no failure of the case', async () => {
  const document = changed(({ '/things': all }) => {
    if (all?.post) Object.assign(all.post.responses, { 501: none });
  });
  const { failures, unverified } = await verifyHandlers(document, {
    ...thingsHandlers(new Map()),
    'POST /things': () => [501],
  });
  expect(failures).toEqual([]);
  expect(unverified).toEqual(['createThing: 501']);
});

test('a relative Location is an address, whatever format the document has for it', async () => {
  const headers = { Location: { schema: { type: 'string', format: 'uri' } } };
  const document = changed(({ '/things': all }) => {
    if (all?.post) Object.assign(all.post.responses[201] ?? {}, { headers });
  });
  const handlers = thingsHandlers(new Map());
  const { failures } = await verifyHandlers(document, {
    ...handlers,
    'POST /things': (call) => {
      const [status, made] = handlers['POST /things']?.(call) ?? [500];
      if (status !== 201) return [status];
      return [status, made, { location: `/things/${(made as { id: unknown }).id}` }];
    },
  });
  expect(failures).toEqual([]);
});

test('what is right by two alternatives of oneOf is not invalid', async () => {
  const size = {
    oneOf: [
      { type: 'boolean' },
      { type: 'integer', format: 'int64' },
      { type: 'number', format: 'double' },
      { type: 'string' },
    ],
  };
  const map = { oneOf: [{ type: 'null' }, { type: 'object', additionalProperties: size }] };
  const sizes = { type: ['array', 'null'], items: map };
  const document = thingsDocument(integer, {}, { sizes });
  const handlers = pickyThings(document, () => undefined);
  const hasInteger = (one: unknown) => Object.values((one ?? {}) as object).some((each) => each === 1);
  const { failures } = await verifyHandlers(
    document,
    {
      ...handlers,
      'POST /things': (call) => {
        const { sizes: all } = (call.body ?? {}) as { sizes?: unknown };
        const isOverlap = Array.isArray(all) && all.some(hasInteger);
        return isOverlap ? [201, call.body] : (handlers['POST /things']?.(call) ?? [500]);
      },
    },
    { only: ['invalid-input/createThing'] },
  );
  expect(failures).toEqual([]);
});

test('null in a merge patch removes a member, whatever its schema says', async () => {
  const document = changed(
    ({ '/things/{id}': item }) => {
      const { put } = item ?? {};
      const [, type] = Object.entries(put?.requestBody.content ?? {})[0] ?? [];
      const { required: _, ...schema } = (type?.schema ?? {}) as { required?: string[] };
      const requestBody = { required: true, content: { 'application/merge-patch+json': { schema } } };
      Object.assign(item ?? {}, { patch: { ...put, operationId: 'patchThing', requestBody } });
    },
    { note: word },
  );
  const store: Store = new Map();
  const handlers = thingsHandlers(store);
  const isText = (value: unknown, most: number) => typeof value === 'string' && value.length <= most;
  const isValid = (body: unknown): body is Record<string, unknown> =>
    isRecord(body) &&
    (body.name === undefined || (isText(body.name, 60) && body.name !== '')) &&
    (body.note === undefined || body.note === null || isText(body.note, 40));
  const { failures } = await verifyHandlers(document, {
    ...pickyThings(document, () => undefined, store),
    'PATCH /things/{id}': ({ id, body }) => {
      if (!store.has(id)) return [404];
      if (!isValid(body)) return [400];
      store.set(id, mergePatch(store.get(id), body) as Record<string, unknown>);
      return handlers['GET /things/{id}']?.({ id, body, query: new URLSearchParams(), headers: {} }) ?? [500];
    },
  });
  expect(failures).toEqual([]);
});
