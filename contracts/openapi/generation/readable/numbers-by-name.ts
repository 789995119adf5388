import type { Choose } from '../choices.ts';
import { numberRange, round } from '../make-number.ts';
import type { MergedSchema } from '../merged-schema.ts';
import { lookup, tableOf, wordsOf } from './property-name-words.ts';
import type { Subject } from './subject.ts';
import { momentOf } from './times.ts';

/** Numbers for one meaning: fractions, and integers. */
interface Numbers {
  fractions: readonly number[];
  integers: readonly number[];
}

const both = (...numbers: number[]): Numbers => ({ fractions: numbers, integers: numbers });
const prices: Numbers = { fractions: [19.99, 49.5, 24.95, 7.25], integers: [1999, 4950, 2495, 725] };

const numbersByName = tableOf<Numbers>({
  'price, amount, cost, total price, unit price, total amount, fee, balance, subtotal, tax, discount, salary':
    prices,
  'revenue, budget, shipping, amount due, amount paid': prices,
  number: both(1, 2, 3),
  'id, uid, identifier': both(17, 42, 108, 256, 389, 512, 731, 964),
  age: both(34, 28, 41),
  year: both(2025),
  'exp year, expiry year, expiration year': both(2028),
  'number of': both(2),
  month: both(6),
  day: both(15),
  hour: both(9),
  minute: both(30),
  'percent, percentage, progress': both(25, 60),
  'rate, ratio, probability, confidence, score': { fractions: [0.75, 0.5], integers: [75, 50] },
  'rating, star': { fractions: [4.5, 3.8], integers: [4, 5] },
  width: both(800),
  height: both(600),
  'length, distance': both(12),
  weight: { fractions: [2.5], integers: [250] },
  temperature: { fractions: [21.5], integers: [21] },
  'size, byte, file size, content length': both(2048),
  total: { fractions: prices.fractions, integers: [1] },
  'count, total count, total page, page count, total result, total item, page, page number, current page':
    both(1),
  'quantity, qty, stock, member count, like, view': both(2, 3, 5),
  'limit, per page, page size, pagesize': both(20),
  port: both(8080),
  'status, status code, http status, code, http code': both(200),
  'duration, ttl, expires in, interval, max age, uptime': both(3600),
  'timeout, retry after, delay, response time, reset': both(30),
  'version, revision, priority, order, position, rank, level, sort order, attempt, line': both(1),
});

/** The last words of the names of times. */
const times = new Set([
  ...['at', 'on', 'created', 'updated', 'modified', 'expires', 'expiry', 'expiration', 'exp', 'iat', 'nbf'],
  ...['timestamp', 'time', 'date', 'datetime'],
]);

/** So many steps from the plainest number, any number is as good. */
const maxVaried = 100;

/** A number that people find believable for its name, else the one nearest to zero; `undefined` where there is none. */
export function readableNumber(
  merged: MergedSchema,
  isInteger: boolean,
  subject: Subject,
  choose: Choose,
): number | undefined {
  const { min, max, step } = numberRange(merged, isInteger);
  if (min > max) return undefined;
  const isStepped = isInteger || merged.multipleOf !== undefined;
  const nearest = (number: number) => {
    const near = isStepped ? round(Math.round(number / step) * step) : number;
    return near >= min && near <= max ? [near] : [];
  };
  const known = subject.rejected.has(subject.at) ? [] : named(merged, isInteger, subject, choose);
  const fitting = [...new Set(known.flatMap(nearest))];
  if (subject.nth < fitting.length)
    return fitting[(choose(fitting.length - 1) + subject.nth) % fitting.length];
  const start = Math.min(Math.max(0, min), max);
  const steps = subject.isVaried ? choose(maxVaried) : subject.nth;
  return nearest(start + steps * step)[0] ?? nearest(start - steps * step)[0] ?? round(start);
}

function named(
  merged: MergedSchema,
  isInteger: boolean,
  { name, person }: Subject,
  choose: Choose,
): readonly number[] {
  const [format] = (merged.formats ?? []) as unknown[];
  const words = wordsOf(name);
  const last = words.at(-1) ?? '';
  if (/^lat(itude)?$/.test(last)) return [Number(person.latitude)];
  if (/^(lng|lon|long|longitude)$/.test(last)) return [Number(person.longitude)];
  const found = lookup(numbersByName, name);
  if (found) return isInteger ? found.integers : found.fractions;
  const isTime = times.has(last) || words[0] === 'date';
  if (!isTime && !/^(unix|timestamp|epoch)/.test(String(format))) return [];
  const moment = momentOf(name, choose);
  return [words.some((word) => /^(ms|millis|milliseconds)$/.test(word)) ? moment : Math.floor(moment / 1000)];
}
