import { expect, test } from '@jest/globals';
import { Baseline } from './engine/baseline/baseline.ts';
import type { KnownSymptom } from './engine/baseline/known-failure.ts';
import type { RunEvent } from './engine/events.ts';
import type { Handlers } from './testing/fake-live-target.ts';
import { bugs } from './testing/things-bugs.ts';
import { thingsDocument, thingsHandlers } from './testing/things-document.ts';
import { verifyHandlers } from './testing/verify-handlers.ts';
import type { RunOptions } from './verify.ts';

// What is known of an answer's form ends no case: it would hide all that comes after it.

const document = thingsDocument(
  { type: 'integer', minimum: 1 },
  {},
  { shown: { type: 'boolean', readOnly: true } },
);

/** Things whose creation is answered with a text in place of a boolean, with other bugs. */
function handlersWith(...names: string[]): Handlers {
  const store = new Map<string, Record<string, unknown>>();
  const right = thingsHandlers(store);
  const others = names.map((name) => bugs[name]?.[1](store, right));
  const create: Handlers[string] = (call) => {
    const [status, json] = right['POST /things']?.(call) ?? [500];
    return status === 201 ? [201, { ...(json as object), shown: 'yes' }] : [status];
  };
  return Object.assign({}, right, { 'POST /things': create }, ...others);
}

/** The operations that failed, and their symptoms. */
async function verify(handlers: Handlers, options: Partial<RunOptions> = {}) {
  const symptoms: KnownSymptom[] = [];
  const emit = (event: RunEvent) => {
    if (event.type === 'failed' && event.symptom)
      symptoms.push({ ...event.symptom, case: event.failure.caseId });
  };
  const { failures } = await verifyHandlers(document, handlers, { ...options, emit });
  return { failed: [...new Set(failures.map((line) => line.split(' ', 1)[0]))], symptoms };
}

async function baselineOf(handlers: Handlers): Promise<Baseline> {
  const { symptoms: failures } = await verify(handlers, { addsToBaseline: true });
  const known = { summary: 'a text', owner: 'Ada', reason: 'THINGS-1', expires: '2030-01-01', failures };
  return new Baseline([known], '2026-01-01');
}

test('what is known passes', async () => {
  const baseline = await baselineOf(handlersWith());
  expect((await verify(handlersWith(), { baseline })).failed).toEqual([]);
});

test.each([
  ['an update is answered and not stored', 'putThing'],
  ['a read shows another name', 'getThing'],
  ['a list lacks its last item', 'listThings'],
  ['a deletion deletes nothing', 'getThing'],
])('what is known of each creation does not hide that %s', async (bug, operation) => {
  const baseline = await baselineOf(handlersWith());
  const { failed } = await verify(handlersWith(bug), { baseline });
  expect(failed).toContain(operation);
});
