import { expect, test } from '@jest/globals';
import { documentApi } from '../../mock/inferred/index.ts';
import { createMock } from '../../mock/mock.ts';
import { writeJson } from '../http/lossless-json.ts';
import type { Document } from '../openapi/document.ts';
import { createSpec } from '../openapi/spec.ts';
import { documentContract } from './document-contract.ts';
import { mockTarget } from './targets/mock.ts';
import type { Handlers } from './testing/fake-live-target.ts';
import { json, thingsDocument, thingsHandlers } from './testing/things-document.ts';
import { verifyHandlers } from './testing/verify-handlers.ts';
import { failuresOf } from './verify.ts';

const none = { description: '' };
const size = { type: 'integer', minimum: 1, maximum: 9 };

/** Things with an ETag, whose writes want If-Match: a 428 is documented. */
function guardedDocument(): Document {
  const document = structuredClone(thingsDocument({ type: 'integer', minimum: 1 }, {}, { size }));
  const item = document.paths?.['/things/{id}'] as Record<string, Record<string, unknown>>;
  const { 200: shown = none } = (item.get?.responses ?? {}) as Record<string, object>;
  Object.assign(shown, { headers: { ETag: { schema: { type: 'string' } } } });
  const patch = {
    type: 'object',
    properties: { name: { type: 'string', minLength: 1, maxLength: 60 }, size },
  };
  item.patch = {
    operationId: 'patchThing',
    requestBody: { required: true, ...json(patch) },
    responses: { 200: shown, 400: none, 404: none },
  };
  for (const method of ['put', 'patch', 'delete']) {
    const operation = item[method] ?? {};
    operation.parameters = [{ name: 'If-Match', in: 'header', schema: { type: 'string' } }];
    Object.assign(operation.responses ?? {}, { 412: none, 428: none });
  }
  return document;
}

function isThing(body: unknown): boolean {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return false;
  const { name = 'a', size: given = 1 } = body as Record<string, unknown>;
  const isSize = Number.isInteger(given) && Number(given) >= 1 && Number(given) <= 9;
  return isSize && typeof name === 'string' && /^.{1,60}$/su.test(name);
}

type Handler = Handlers[string];

/** What a run says of a server of such things, of which one method takes what it should not. */
function verifyServer(lenient: 'PUT' | 'PATCH' | 'DELETE' | undefined) {
  const things = new Map<string, Record<string, unknown>>();
  const handlers = thingsHandlers(things);
  const tagOf = (id: string) => `"${Buffer.from(writeJson(things.get(id))).toString('hex')}"`;
  const taking =
    (key: string): Handler =>
    (call) =>
      isThing(call.body) ? (handlers[key]?.(call) ?? [500]) : [400];
  const found =
    (handle: Handler): Handler =>
    (call) => {
      if (!/^[1-9]\d*$/.test(call.id)) return [400];
      return things.has(call.id) ? handle(call) : [404];
    };
  const guarded = (method: string, handle: Handler): Handler =>
    found((call) => {
      const given = call.headers['if-match'];
      if (given === undefined) return method === lenient ? handle(call) : [428];
      return given === '*' || given === tagOf(call.id) ? handle(call) : [412];
    });
  const patch: Handler = ({ id, body }) => {
    if (!isThing(body)) return [400];
    things.set(id, { ...things.get(id), ...(body as object) });
    return [200, things.get(id), { etag: tagOf(id) }];
  };
  return verifyHandlers(guardedDocument(), {
    ...handlers,
    'POST /things': taking('POST /things'),
    'GET /things/{id}': found(({ id }) => [200, things.get(id), { etag: tagOf(id) }]),
    'PUT /things/{id}': guarded('PUT', taking('PUT /things/{id}')),
    'PATCH /things/{id}': guarded('PATCH', patch),
    'DELETE /things/{id}': guarded('DELETE', (call) => handlers['DELETE /things/{id}']?.(call) ?? [500]),
  });
}

test('several changes of an item are each made for the state that it is in', async () => {
  const { failures, unverified } = await verifyServer(undefined);
  expect(failures).toEqual([]);
  expect(unverified).toEqual([]);
});

test.each([
  ['PUT', 'putThing', 200],
  ['PATCH', 'patchThing', 200],
  ['DELETE', 'deleteThing', 204],
] as const)('a %s that does not say for which state it is has to be refused', async (method, id, status) => {
  const { failures } = await verifyServer(method);
  expect(failures).toEqual([`${id} concurrent-writes: ${status}, not 428, without the state that it is for`]);
});

test('the mock of such a document refuses it', async () => {
  const spec = createSpec('things.yaml', guardedDocument());
  const mock = createMock(documentApi(spec, { auth: 'off' }), { seed: 1 });
  const failures = await failuresOf(documentContract(spec), mockTarget(mock), { run: 'test', cases: 2 });
  expect(failures.map(({ operationId, actual }) => `${operationId}: ${actual}`)).toEqual([]);
});
