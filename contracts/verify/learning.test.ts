import { describe, expect, test } from '@jest/globals';
import type { Document } from '../openapi/document.ts';
import { pickyThings, type Refuse } from './testing/picky-things.ts';
import { json, thingsDocument } from './testing/things-document.ts';
import { verifyHandlers } from './testing/verify-handlers.ts';

const integer = { type: 'integer', minimum: 1 };
const text = { type: 'string', minLength: 1, maxLength: 60 };

function documented(more: object, required: string[] = []): Document {
  const document = structuredClone(thingsDocument(integer, {}, more));
  const paths = document.paths as unknown as Record<string, Record<string, Writing>>;
  for (const operation of [paths['/things']?.post, paths['/things/{id}']?.put]) {
    if (!operation) continue;
    for (const status of [409, 422]) operation.responses[status] = json({ type: 'object' });
    operation.requestBody.content['application/json'].schema.required = ['name', ...required];
  }
  return document;
}

interface Writing {
  responses: Record<string, object>;
  requestBody: { content: { 'application/json': { schema: { required: string[] } } } };
}

const frameworks: Record<string, (at: string, text: string) => unknown> = {
  FastAPI: (at, msg) => ({ detail: [{ loc: ['body', at], msg, type: 'value_error' }] }),
  'Django REST': (at, msg) => ({ [at]: [msg] }),
  Laravel: (at, msg) => ({ message: 'The given data was invalid.', errors: { [at]: [msg] } }),
  Rails: (at, msg) => ({ errors: [`${at} ${msg}`] }),
  'ASP.NET': (at, msg) => ({
    type: 'about:blank',
    title: 'Errors',
    status: 400,
    errors: { [`$.${at}`]: [msg] },
  }),
  Spring: (at, msg) => ({ status: 400, errors: [{ field: at, defaultMessage: msg, code: 'Rule' }] }),
  zod: (at, msg) => ({ success: false, error: { issues: [{ code: 'custom', path: [at], message: msg }] } }),
  ajv: (at, msg) => ({ statusCode: 400, error: 'Bad Request', message: `body/${at} ${msg}` }),
  'a Go validator': (at, msg) => ({
    error: `Key: 'Thing.${at[0]?.toUpperCase()}${at.slice(1)}' Error: Field validation failed: ${msg}`,
  }),
  'problem+json': (at, reason) => ({ title: 'Invalid', 'invalid-params': [{ name: at, reason }] }),
  'JSON:API': (at, detail) => ({ errors: [{ source: { pointer: `/data/attributes/${at}` }, detail }] }),
};

describe('a valid request that is refused', () => {
  test.each(Object.keys(frameworks))(
    'is sent without the member that the error of %s names',
    async (name) => {
      const word = { type: 'string' };
      const document = documented({ size: word, colour: word, mark: word });
      const error = frameworks[name]?.('colour', 'is not supported');
      const handlers = pickyThings(document, ({ colour }) =>
        colour === undefined ? undefined : [422, error],
      );
      const { failures, learned } = await verifyHandlers(document, handlers);
      expect(failures).toEqual([]);
      expect(learned).toEqual(['createThing: colour is left out: the server refuses it']);
    },
  );

  test.each(['sku', 'title', 'number'])(
    'is sent with a fresh %s where a 409 says that it is taken',
    async (field) => {
      const document = documented({ [field]: text }, [field]);
      const store = new Map<string, Record<string, unknown>>();
      const isTaken: Refuse = (body, id) =>
        [...store.values()].some((one) => one[field] === body[field] && String(one.id) !== id)
          ? [409, { title: 'taken' }]
          : undefined;
      const { failures, learned, unverified } = await verifyHandlers(
        document,
        pickyThings(document, isTaken, store),
      );
      expect(failures).toEqual([]);
      expect(unverified).toEqual([]);
      expect(learned).toEqual([`createThing: ${field} is unique`]);
    },
  );

  test('is reported once, as unverified, where no other is accepted', async () => {
    const document = documented({});
    const handlers = pickyThings(document, () => [422, { title: 'not today' }]);
    const { failures, unverified, notCovered } = await verifyHandlers(document, handlers);
    expect(failures).toEqual([]);
    expect(unverified).toEqual(['createThing: 422: {"title":"not today"}']);
    expect(notCovered).toContain('createThing: a valid request is refused: 422: {"title":"not today"}');
  });

  test('is a failure of a strict run', async () => {
    const document = documented({});
    const handlers = pickyThings(document, () => [422, { title: 'not today' }]);
    const { failures } = await verifyHandlers(document, handlers, { strictInput: true });
    expect(failures).toContain(
      'createThing valid-request-accepted: 422 to a valid request: {"title":"not today"}',
    );
  });
});

describe('a valid request that is refused for one of its members, and the error does not say which', () => {
  const word = { type: 'string', maxLength: 40 };
  const document = documented({ size: word, colour: word, mark: word, shade: word });

  test('is sent without that member alone', async () => {
    const handlers = pickyThings(document, ({ colour }) =>
      colour === undefined ? undefined : [422, { title: 'no' }],
    );
    const { failures, learned } = await verifyHandlers(document, handlers);
    expect(failures).toEqual([]);
    expect(learned).toEqual(['createThing: colour is left out: the server refuses it']);
  });

  test('is sent without all that cannot be there', async () => {
    const isFine = ({ size, mark }: Record<string, unknown>) => size === undefined && mark === undefined;
    const handlers = pickyThings(document, (body) => (isFine(body) ? undefined : [422, { title: 'no' }]));
    const { failures, learned } = await verifyHandlers(document, handlers);
    expect(failures).toEqual([]);
    expect(learned.toSorted()).toEqual([
      'createThing: mark is left out: the server refuses it',
      'createThing: size is left out: the server refuses it',
    ]);
  });
});

test('an item is what was last accepted, and not what was tried to learn from', async () => {
  const word = { type: 'string', maxLength: 40 };
  const document = documented({ size: word, colour: word, mark: word });
  const isFine = ({ size, mark }: Record<string, unknown>) => size === undefined && mark === undefined;
  // Only an update is refused.
  const handlers = pickyThings(document, (body, id) =>
    id === '' || isFine(body) ? undefined : [422, { title: 'no' }],
  );
  const { failures } = await verifyHandlers(document, handlers, { only: ['writes-persist'] });
  expect(failures).toEqual([]);
});

test('a list that may be empty is still sent, where an error names one of its items', async () => {
  const list = {
    type: 'array',
    items: { type: 'object', required: ['name'], properties: { name: text, mark: { type: 'string' } } },
  };
  const requestBody = { required: true, ...json(list) };
  const responses = { 204: { description: '' }, 422: json({ type: 'object' }) };
  const document = thingsDocument(integer, {
    '/events': { post: { operationId: 'sendEvents', requestBody, responses } },
  } as Document['paths']);
  const error = { detail: [{ loc: ['body', 0], msg: 'is not supported', type: 'value_error' }] };
  const hasMark = (body: unknown) =>
    Array.isArray(body) && body.some((one) => (one as { mark?: unknown }).mark !== undefined);
  const { failures, learned } = await verifyHandlers(
    document,
    {
      ...pickyThings(document, () => undefined),
      'POST /events': ({ body }) => (Array.isArray(body) && !hasMark(body) ? [204] : [422, error]),
    },
    { only: ['valid/sendEvents'] },
  );
  expect(failures).toEqual([]);
  expect(learned).toEqual(['sendEvents: 0 is left out: the server refuses it']);
});
