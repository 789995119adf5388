import { expect, test } from '@jest/globals';
import type { Document } from '../openapi/document.ts';
import type { Handlers } from './testing/fake-live-target.ts';
import { json, thingsDocument, thingsHandlers } from './testing/things-document.ts';
import { verifyHandlers } from './testing/verify-handlers.ts';

const count = { type: 'integer', minimum: 1, maximum: 9 };

/** Things with a count, and no word of what is answered to invalid input. */
function documentWithoutRefusals(): Document {
  const document = structuredClone(thingsDocument({ type: 'string' }, {}, { count }));
  for (const item of Object.values(document.paths ?? {}))
    for (const operation of Object.values(item as Record<string, { responses?: Record<string, object> }>))
      if (operation.responses) delete operation.responses[400];
  const thing = { type: 'object', properties: { id: {}, name: {}, count: {} } };
  const post = document.paths?.['/things']?.post as unknown as { responses: object };
  post.responses = { 201: json(thing) };
  return document;
}

/** What is wrong with a server that creates things in its own way. */
async function failuresOf(
  create: (body: unknown, usual: () => ReturnType<Handlers[string]>) => ReturnType<Handlers[string]>,
) {
  const handlers = thingsHandlers(new Map());
  const { failures } = await verifyHandlers(documentWithoutRefusals(), {
    ...handlers,
    'POST /things': (call) => create(call.body, () => handlers['POST /things']?.(call) ?? [500]),
  });
  return failures.filter((line) => line.startsWith('createThing'));
}

const nameOf = (body: unknown) => (body as { name?: unknown } | undefined)?.name;

test('invalid input may be refused with any status, where the document has none for it', async () => {
  expect(await failuresOf((body, usual) => (typeof nameOf(body) === 'string' ? usual() : [422]))).toEqual([]);
});

test('such a call is recorded as invalid input, as any other', async () => {
  const intents = new Set<string>();
  await verifyHandlers(documentWithoutRefusals(), thingsHandlers(new Map()), {
    emit: (event) => {
      if (event.type !== 'called') return;
      const { operationId, request, intent } = event.record;
      if (operationId === 'createThing' && String(request.body).startsWith('{"name":5')) intents.add(intent);
    },
  });
  expect([...intents]).toEqual(['invalid input']);
});

test('a server that breaks down over it fails', async () => {
  const failures = await failuresOf((body, usual) => (typeof nameOf(body) === 'string' ? usual() : [500]));
  expect(failures).toContain('createThing no-server-error: 500');
  const ofCount = await failuresOf((body, usual) =>
    (body as { count?: number })?.count === 10 ? [500] : usual(),
  );
  expect(ofCount).toContain('createThing no-server-error: 500');
});

test('a list or an object in place of a required text is not to be taken', async () => {
  const failures = await failuresOf((body, usual) =>
    typeof nameOf(body) === 'object' && nameOf(body) !== null ? [201, { id: 'a', name: 'text' }] : usual(),
  );
  expect(failures[0]).toBe('createThing invalid-input-refused: 201');
});

test('what a lenient reader can make sense of may be taken', async () => {
  const failures = await failuresOf((body, usual) => {
    const { count } = (body ?? {}) as { count?: unknown };
    return typeof nameOf(body) === 'string' && count !== undefined
      ? [201, { id: 'b', name: nameOf(body) }]
      : usual();
  });
  expect(failures.filter((line) => line.includes('invalid-input'))).toEqual([]);
});

test('what a document says nothing of is tried last: a server may not survive it', async () => {
  const { calls } = await verifyHandlers(documentWithoutRefusals(), thingsHandlers(new Map()), {
    only: ['invalid-input/putThing', 'random-input/createThing'],
  });
  const before = calls.slice(
    0,
    calls.findIndex((call) => call.startsWith('PUT ')),
  );
  expect(before.filter((call) => call === 'POST /things').length).toBeGreaterThan(1);
});
