import { describe, expect, test } from '@jest/globals';
import { noBody } from '../../contracts/http/message.ts';
import type { Document } from '../../contracts/openapi/document.ts';
import { createSpec } from '../../contracts/openapi/spec.ts';
import type { Api } from '../core/api.ts';
import { type AnyHandler, type Reply, reply } from '../core/operation-types.ts';
import { Refusal } from '../core/refusal.ts';
import { createMock } from '../mock.ts';

const document: Document = {
  openapi: '3.1.0',
  paths: {
    '/widgets/{id}': {
      get: {
        operationId: 'WidgetInspect',
        responses: {
          200: {
            description: 'The widget.',
            headers: {
              'X-Count': { required: true, schema: { type: 'integer' } },
              'X-Note': { schema: { enum: ['a', 'b'] } },
            },
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Widget' } } },
          },
          204: { description: 'Nothing.' },
          '4XX': {
            description: 'A fault.',
            content: { 'text/plain': { schema: { type: 'string', maxLength: 10 } } },
          },
        },
      },
    },
  },
  components: {
    schemas: { Widget: { type: 'object', required: ['size'], properties: { size: { type: 'integer' } } } },
  },
};

/** What a client gets from a mock whose only handler is this one. */
async function answerOf(handler: () => Reply | Promise<Reply>, method = 'GET') {
  const api: Api<undefined> = {
    spec: createSpec('widgets', document),
    createState: () => undefined,
    enter: ({ path }) => ({ segments: path.slice(1).split('/') }),
    handlers: { WidgetInspect: handler as AnyHandler },
    notFound: () => reply(404, { undocumented: true }),
    headers: {},
    jsonEnd: '',
    providerStates: {},
    seed: { lists: {}, own: {}, plant: async () => {} },
  };
  const mock = createMock(api);
  const request = { method, path: '/widgets/a', query: '', headers: {}, body: noBody };
  const { status, headers, body } = await mock.handle(request);
  expect((await mock.journal.read()).entries.map(({ response }) => response.status)).toEqual([status]);
  return { status, type: headers['Content-Type'], body: body.toString() };
}

const count = { 'X-Count': '1' };
const text = { 'Content-Type': 'text/plain' };
const many = { 'X-Count': 'many' };
const noted = (note: string) => ({ ...count, 'X-Note': note });
const at = '#/paths/~1widgets~1{id}/get/responses';
const widget = '#/components/schemas/Widget';

describe('a valid response is sent', () => {
  test.each<[string, Reply]>([
    ['with a body that matches its schema', reply(200, { size: 1 }, count)],
    ['with an optional header', reply(200, { size: 1 }, noted('a'))],
    ['without a body where none is documented', reply(204)],
    ['with a status of a documented class', reply(418, 'teapot', text)],
  ])('%s', async (_, given) => {
    const { status, body } = await answerOf(() => given);
    expect(status).toBe(given.status);
    expect(body).toBe(typeof given.body === 'object' ? JSON.stringify(given.body) : (given.body ?? ''));
  });
});

describe('an invalid response is a 500 problem that names the violation', () => {
  test.each<[string, Reply, string]>([
    ['with an undocumented status', reply(201, { size: 1 }, count), `${at} has no 201`],
    [
      'without a required property',
      reply(200, {}, count),
      `body must have required property 'size' (${widget}/required)`,
    ],
    [
      'with a value of another type',
      reply(200, { size: 'big' }, count),
      `body/size must be integer (${widget}/properties/size/type)`,
    ],
    ['with a number as text', reply(200, { size: '1' }, count), 'body/size must be integer'],
    ['with null as its body', reply(200, null, count), `body must be object (${widget}/type)`],
    ['without a required header', reply(200, { size: 1 }), `${at}/200/headers/X-Count is missing`],
    [
      'with a header of another type',
      reply(200, { size: 1 }, many),
      `${at}/200/headers/X-Count must be integer`,
    ],
    [
      'with an undocumented value of a header',
      reply(200, { size: 1 }, noted('c')),
      `${at}/200/headers/X-Note must be equal to one of`,
    ],
    [
      'with a body where none is documented',
      reply(204, { size: 1 }),
      `${at}/204/content has no application/json`,
    ],
    ['with text where none is documented', reply(204, 'x', text), `${at}/204/content has no text/plain`],
    ['without a body where one is documented', reply(200, undefined, count), `${at}/200 requires a body`],
    [
      'with another media type',
      reply(200, 'x', { ...count, ...text }),
      `${at}/200/content has no text/plain`,
    ],
    ['without a media type', reply(404, 'teapot'), `${at}/4XX/content has no `],
    [
      'with a text too long',
      reply(400, 'a text too long', text),
      'body must NOT have more than 10 characters',
    ],
  ])('%s', async (_, given, detail) => {
    const { status, type, body } = await answerOf(() => given);
    expect({ status, type }).toEqual({ status: 500, type: 'application/problem+json' });
    const problem = JSON.parse(body);
    expect(problem).toMatchObject({ type: 'urn:bonafide:broken-response', status: 500 });
    expect(problem.detail).toContain(`WidgetInspect GET /widgets/{id}: ${detail}`);
  });

  test('and quotes nothing of the response', async () => {
    const { body } = await answerOf(() => reply(200, { size: 'secret text' }, count));
    expect(body).not.toContain('secret text');
  });
});

describe('a handler that fails is a 500 problem', () => {
  const fail = (error: unknown) => () => {
    throw error;
  };
  const circular: Record<string, unknown> = { size: 1, text: 'secret text' };
  circular.self = circular;
  test.each<[string, () => Reply | Promise<Reply>]>([
    ['throws an error', fail(new Error('secret text'))],
    ['rejects', () => Promise.reject(new Error('secret text'))],
    ['throws an error of several lines', fail(new Error('text\n    at secret text\n    at secret text'))],
    ['throws something else', fail('secret text')],
    ['answers what JSON does not have', () => reply(200, circular, count)],
  ])('without the error’s message when it %s', async (_, handler) => {
    const { status, type, body } = await answerOf(handler);
    expect({ status, type }).toEqual({ status: 500, type: 'application/problem+json' });
    expect(JSON.parse(body)).toMatchObject({ type: 'urn:bonafide:handler-failed', status: 500 });
    expect(body).not.toContain('secret text');
  });

  test('that names the lines of code, and not where on the disk they are', async () => {
    const failing = () => {
      throw new Error('secret text');
    };
    const { detail } = JSON.parse((await answerOf(failing)).body);
    expect(detail).toMatch(/ at failing \(validate-response\.test\.ts:\d+:\d+\)/);
    expect(detail).not.toContain('/');
  });
});

test('a refusal is answered as it is', async () => {
  const refusal = () => {
    throw new Refusal(reply(409, 'taken', text));
  };
  expect(await answerOf(refusal)).toEqual({ status: 409, type: 'text/plain', body: 'taken' });
});

test('a refusal is validated like any response', async () => {
  const refusal = () => {
    throw new Refusal(reply(302));
  };
  expect((await answerOf(refusal)).body).toContain(`${at} has no 302`);
});

test('a response to a call of no operation is not validated', async () => {
  const { status, body } = await answerOf(() => reply(204), 'PUT');
  expect({ status, body }).toEqual({ status: 404, body: '{"undocumented":true}' });
});
