import type { Choose } from '../choices.ts';
import { wordsOf } from './property-name-words.ts';

/** When the things happen that names are about, in the order in which they happen: the first month, and how many months. */
const periods: readonly { words: readonly string[]; from: string; months: number }[] = [
  { words: ['birth', 'birthday', 'birthdate', 'born', 'dob'], from: '1975-01-01', months: 300 },
  {
    words: [
      ...['create', 'created', 'creation', 'start', 'starts', 'started', 'begin', 'begins', 'began', 'from'],
      ...[
        'registered',
        'joined',
        'opened',
        'issued',
        'since',
        'added',
        'inserted',
        'ordered',
        'iat',
        'nbf',
        'before',
      ],
    ],
    from: '2025-01-01',
    months: 2,
  },
  { words: [], from: '2025-03-01', months: 2 },
  {
    words: [
      ...['update', 'updated', 'modified', 'modification', 'changed', 'edited', 'last', 'seen', 'accessed'],
      ...['refreshed', 'synced', 'reviewed', 'revised'],
    ],
    from: '2025-05-01',
    months: 2,
  },
  {
    words: [
      ...['completed', 'finished', 'closed', 'ended', 'archived', 'deleted', 'removed', 'resolved', 'delete'],
      ...['cancelled', 'canceled', 'shipped', 'delivered', 'revoked', 'failed'],
    ],
    from: '2025-07-01',
    months: 2,
  },
  {
    words: [
      ...['end', 'ends', 'finish', 'expires', 'expire', 'expiry', 'expiration', 'exp', 'due', 'until', 'to'],
      ...['next', 'deadline', 'renews', 'after'],
    ],
    from: '2027-01-01',
    months: 6,
  },
];
const [, , usual] = periods;

/** The time that a name is about, in milliseconds, in whole seconds of a day's working hours. */
export function momentOf(name: string, choose: Choose): number {
  const words = wordsOf(name);
  const { from, months } = periods.findLast((one) => one.words.some((word) => words.includes(word))) ??
    usual ?? { from: '2025-03-01', months: 1 };
  const day = Date.parse(from) + choose(28 * months - 1) * 86_400_000;
  return day + (8 * 3600 + choose(10 * 3600)) * 1000;
}

/** A date and time, in the notation of RFC 3339 without fractions. */
export function timeText(moment: number): string {
  return new Date(moment).toISOString().replace('.000', '');
}
