import { type Random, randomText } from '../../../contracts/openapi/seeded-random.ts';

/** Intervals of 100 nanoseconds from 1582-10-15 to 1970 (RFC 9562, 5.1). */
const fromGregorian = 0x01b2_1dd2_1381_4000n;

/** A version 1 UUID for a time, in nanoseconds since 1970, without dashes: the form of every ID on the portal (E-A23). */
export function uuidWithoutDashes(nanoseconds: bigint, random: Random): string {
  const time = (nanoseconds / 100n + fromGregorian).toString(16).padStart(15, '0');
  const variant = randomText(random, '89ab', 1);
  // A node that is made up has the bit of a group address, which no network card has (RFC 9562, 6.10).
  const node = `${randomText(random, '0123456789abcdef', 1)}${randomText(random, '13579bdf', 1)}`;
  const rest = `${randomText(random, '0123456789abcdef', 3)}${node}${randomText(random, '0123456789abcdef', 10)}`;
  return `${time.slice(7)}${time.slice(3, 7)}1${time.slice(0, 3)}${variant}${rest}`;
}
