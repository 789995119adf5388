import { expect, test } from '@jest/globals';
import { documentApi } from '../../mock/inferred/index.ts';
import { createMock } from '../../mock/mock.ts';
import type { Document } from '../openapi/document.ts';
import { createSpec } from '../openapi/spec.ts';
import { documentContract } from './document-contract.ts';
import { mockTarget } from './targets/mock.ts';
import type { Handlers } from './testing/fake-live-target.ts';
import { thingsDocument, thingsHandlers } from './testing/things-document.ts';
import { verifyHandlers } from './testing/verify-handlers.ts';
import { failuresOf } from './verify.ts';

/** Things, where some operations have no 404. */
function documentWithout404(...methods: string[]): Document {
  const document = structuredClone(thingsDocument({ type: 'integer', minimum: 1 }));
  const item = document.paths?.['/things/{id}'] as Record<string, { responses: Record<string, object> }>;
  for (const method of methods) delete item[method]?.responses[404];
  return document;
}

/** A server of things that knows what an id is. */
function servedThings(things = new Map<string, Record<string, unknown>>()): Handlers {
  const handlers = Object.entries(thingsHandlers(things)).map(([key, handle]): [string, Handlers[string]] => [
    key,
    (call) => (key.includes('{id}') && !/^[1-9]\d*$/.test(call.id) ? [400] : handle(call)),
  ]);
  return Object.fromEntries(handlers);
}

test.each([
  ['get', 'getThing'],
  ['delete', 'deleteThing'],
])('a 404 of a %s after a deletion is a failure where the document lacks it', async (method, id) => {
  const { failures } = await verifyHandlers(documentWithout404(method), servedThings());
  expect([...new Set(failures)]).toEqual([`${id} status-documented: 404`]);
});

test('a deletion that can be done again is none', async () => {
  const things = new Map<string, Record<string, unknown>>();
  const { failures } = await verifyHandlers(documentWithout404('delete'), {
    ...servedThings(things),
    'DELETE /things/{id}': ({ id }) => {
      things.delete(id);
      return [/^[1-9]\d*$/.test(id) ? 204 : 400];
    },
  });
  expect(failures).toEqual([]);
});

test('what was deleted is read once', async () => {
  const { calls } = await verifyHandlers(documentWithout404('get'), servedThings(), { only: ['life-cycle'] });
  const after = calls.slice(calls.findIndex((call) => call.startsWith('DELETE')) + 1);
  expect(after.filter((call) => call.startsWith('GET /things/'))).toHaveLength(1);
});

test('the mock of such a document has nothing wrong', async () => {
  const spec = createSpec('things.yaml', documentWithout404('get', 'put', 'delete'));
  const mock = await createMock(documentApi(spec, { auth: 'off' }));
  const failures = await failuresOf(documentContract(spec), mockTarget(mock), { run: 'test', cases: 2 });
  expect(failures).toEqual([]);
});
