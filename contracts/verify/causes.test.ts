import { expect, test } from '@jest/globals';
import { createSpec } from '../openapi/spec.ts';
import { documentContract } from './document-contract.ts';
import type { Cause, RunEvent } from './engine/events.ts';
import { fakeLiveTarget, type Handlers } from './testing/fake-live-target.ts';
import { bugs, type Store } from './testing/things-bugs.ts';
import { thingsDocument, thingsHandlers } from './testing/things-document.ts';
import { verifyContract } from './verify.ts';

async function causesOf(
  handlers: Handlers,
): Promise<{ causes: Cause[]; events: RunEvent[]; failures: number }> {
  const { target } = fakeLiveTarget(handlers, true);
  const contract = documentContract(
    createSpec('things.yaml', thingsDocument({ type: 'integer', minimum: 1 })),
  );
  const events: RunEvent[] = [];
  const emit = (event: RunEvent) => events.push(event);
  const failures = await verifyContract(contract, target, { run: 'test', cases: 3, seed: 1, emit });
  const causes = new Set(
    events.flatMap((event) => (event.type === 'failed' && event.cause ? [event.cause] : [])),
  );
  return { causes: [...causes], events, failures };
}

test.each(Object.entries(bugs))(
  '%s: one failure, of the operation that has it',
  async (_, [operation, bug]) => {
    const store: Store = new Map();
    const right = thingsHandlers(store);
    const { causes, events, failures } = await causesOf({ ...right, ...bug(store, right) });
    expect(causes.map(({ operationId, identity }) => `${operationId}: ${identity}`)).toEqual([
      expect.stringMatching(`^${operation}: `),
    ]);
    expect(failures).toBe(1);
    const ended = events.filter((event) => event.type === 'case-ended');
    expect(ended.filter((event) => event.failures > 0)).toHaveLength(1);
    const blocked = ended.filter((event) => event.blockedBy !== undefined);
    expect(blocked.every((event) => event.blockedBy === 1 && !event.covered)).toBe(true);
  },
);

test('what every operation does is one failure, with the operations', async () => {
  const { target } = fakeLiveTarget(thingsHandlers(new Map()), true);
  const events: RunEvent[] = [];
  const contract = documentContract(
    createSpec('things.yaml', thingsDocument({ type: 'integer', minimum: 1 })),
  );
  const send: typeof target.send = async (request) => {
    const answer = await target.send(request);
    return answer.status === 405 ? { ...answer, headers: {} } : answer;
  };
  const emit = (event: RunEvent) => events.push(event);
  const options = { run: 'test', cases: 0, seed: 1, only: ['undeclared-method'], emit };
  expect(await verifyContract(contract, { ...target, send }, options)).toBe(1);
  const [failed] = events.filter((event) => event.type === 'failed');
  expect(failed?.cause).toMatchObject({ number: 1, count: 9 });
  expect(failed?.cause?.operations.size).toBeGreaterThan(1);
});
