import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bytesInFlight } from './bytes-in-flight.ts';

const kilobytes = 2 ** 10;

test('the calls in flight never hold more than the most, besides what each may always hold', () => {
  const most = 1000 * kilobytes;
  const step = fc.record({ call: fc.nat(9), bytes: fc.nat(300 * kilobytes), isEnd: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const all = bytesInFlight(most);
      const calls = Array.from({ length: 10 }, () => ({ held: all.open(), bytes: 0 }));
      for (const { call, bytes, isEnd } of steps) {
        const one = calls[call] as (typeof calls)[number];
        if (isEnd) {
          one.held.release();
          one.bytes = 0;
        } else if (one.held.hold(bytes)) one.bytes += bytes;
        const total = calls.reduce((sum, { bytes }) => sum + bytes, 0);
        expect(total).toBeLessThanOrEqual(most + calls.length * 16 * kilobytes);
      }
      for (const { held } of calls) held.release();
      expect(all.open().hold(most)).toBe(true);
    }),
    { seed: 16, numRuns: 200 },
  );
});

test('a small call has room, however much the others hold', () => {
  const all = bytesInFlight(1000);
  all.open().hold(16 * kilobytes);
  expect(all.open().hold(2000)).toBe(true);
  expect(all.open().hold(17 * kilobytes)).toBe(false);
});
