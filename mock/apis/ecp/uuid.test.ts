import { expect, test } from '@jest/globals';
import { seededRandom } from '../../../contracts/openapi/seeded-random.ts';
import { uuidWithoutDashes } from './uuid.ts';

test('an ID’s time is where a version 1 UUID has it, as in the vendor’s sample of that time', () => {
  const nanoseconds = BigInt(Date.parse('2020-10-02T15:00:00Z')) * 1_000_000n;
  const id = uuidWithoutDashes(nanoseconds, seededRandom(1));
  expect(id.slice(0, 16)).toBe('f163180004bf11eb');
});

test.each([
  ['edd5896caf8711eaae6396ac35ded775', '2020-06-16T04:14:53'],
  ['34f07a4d4d0711ecaa39f6325eee465c', '2021-11-24T09:16:28'],
])('an ID of the portal, %s, has the same first half as one made at its time', (id, seconds) => {
  const ticks = BigInt(`0x${id.slice(13, 16)}${id.slice(8, 12)}${id.slice(0, 8)}`) - 0x01b2_1dd2_1381_4000n;
  expect(new Date(Number(ticks / 10_000n)).toISOString().slice(0, 19)).toBe(seconds);
  expect(uuidWithoutDashes(ticks * 100n, seededRandom(1)).slice(0, 16)).toBe(id.slice(0, 16));
});

test('an ID has 32 digits, the version, the variant, and a node that no network card has', () => {
  const random = seededRandom(2);
  const ids = Array.from({ length: 1000 }, (_, index) => uuidWithoutDashes(BigInt(index), random));
  for (const id of ids)
    expect(id).toMatch(/^[0-9a-f]{12}1[0-9a-f]{3}[89ab][0-9a-f]{4}[13579bdf][0-9a-f]{10}$/);
  expect(new Set(ids).size).toBe(ids.length);
});
