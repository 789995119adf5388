import { expect, test } from '@jest/globals';
import type { Document } from '../openapi/document.ts';
import type { RunEvent } from './engine/events.ts';
import type { Handlers } from './testing/fake-live-target.ts';
import { thingsDocument, thingsHandlers } from './testing/things-document.ts';
import { verifyHandlers } from './testing/verify-handlers.ts';

const document: Document = {
  ...thingsDocument({ type: 'integer', minimum: 1 }),
  security: [{ key: [] }],
  components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } } },
};

/** Verifies a server that refuses a call with the given key where it says so; resolves with how the run ended, too. */
async function verifyWith(isRefused: (line: string, count: number) => boolean) {
  let count = 0;
  const handlers = Object.entries(thingsHandlers(new Map())).map(
    ([line, handle]): [string, Handlers[string]] => [
      line,
      (call) => {
        if (call.headers['x-key'] !== 'sesame') return [401];
        count += 1;
        return isRefused(line, count) ? [401] : handle(call);
      },
    ],
  );
  const events: RunEvent[] = [];
  const reported = await verifyHandlers(document, Object.fromEntries(handlers), {
    variables: { BONAFIDE_AUTH_KEY: 'sesame' },
    emit: (event) => events.push(event),
  });
  const incomplete = events.flatMap((event) => (event.type === 'ended' ? [event.incomplete] : []));
  return { ...reported, incomplete };
}

test('a run whose credentials expire is incomplete, and says so', async () => {
  const { incomplete } = await verifyWith((_, count) => count > 100);
  expect(incomplete).toEqual([
    'the credentials have expired: 401 to getThing, which was answered before; give some that last as long as the run',
  ]);
});

test('an operation that the credentials are not for does not end the run', async () => {
  const { incomplete, notCovered } = await verifyWith((line) => line === 'PUT /things/{id}');
  expect(incomplete).toEqual([undefined]);
  expect(notCovered).toContain('putThing: a valid request is refused: 401');
});
