import { expect, test } from '@jest/globals';
import { thingsDocument, thingsHandlers } from './testing/things-document.ts';
import { verifyHandlers } from './testing/verify-handlers.ts';

/** Fewer than a run keeps for lists to be full of, and more than one case needs. */
const most = 10;

test.each([403, 429])(
  'a creation that a quota refuses with %i is made again once there is room',
  async (status) => {
    const document = structuredClone(thingsDocument({ type: 'integer', minimum: 1 }));
    const { responses } = (document.paths?.['/things']?.post ?? {}) as { responses?: object };
    Object.assign(responses ?? {}, { [status]: { description: 'too many things' } });
    const things = new Map<string, Record<string, unknown>>([['1', { id: 1, name: 'theirs' }]]);
    const handlers = thingsHandlers(things);
    let refused = 0;
    const { failures, unverified, notCovered } = await verifyHandlers(document, {
      ...handlers,
      'POST /things': (call) => {
        if (things.size < most) return handlers['POST /things']?.(call) ?? [500];
        refused += 1;
        return [status];
      },
    });
    expect(refused).toBeGreaterThan(0);
    expect(failures.filter((line) => line.startsWith('createThing'))).toEqual([]);
    expect(unverified).toEqual([]);
    expect(notCovered).toEqual([]);
    expect([...things.keys()]).toEqual(['1']);
  },
);
