import type { Values } from '../cli/command.ts';
import { UsageError } from '../cli/usage-error.ts';
import type { verifyCommand } from './definitions/verify.ts';

/** How much a run may send, how long it may take, and how much of the document it has to cover. */
export interface Limits {
  concurrency: number;
  /** Requests a second, at most. */
  perSecond: number | undefined;
  /** Of the whole run, in milliseconds. */
  budgetMs: number | undefined;
  /** How long runs with new seeds begin, in milliseconds. */
  untilMs: number | undefined;
  /** Of the document, in percent. */
  minCoverage: number | undefined;
  /** Of one response, in milliseconds. */
  maxMs: number | undefined;
  /** How long lists may lag behind writes, in milliseconds. */
  settleMs: number | undefined;
}

/** Reads the limits of a run. Throws a UsageError for invalid values. */
export function readLimits(values: Values<typeof verifyCommand>): Limits {
  const { concurrency, rate, budget, until, minCoverage, maxTime, settle } = values;
  return {
    concurrency,
    perSecond: rate === undefined ? undefined : readRate(rate),
    budgetMs: budget === undefined ? undefined : readTime('--budget', budget),
    untilMs: until === undefined ? undefined : readTime('--until', until),
    minCoverage,
    maxMs: maxTime,
    settleMs: settle === undefined ? undefined : readSettle(settle),
  };
}

const perSecond: Record<string, number> = { s: 1, m: 60, h: 3600 };

/** How many requests a second `10/s`, `100/m` or `1000/h` are. Throws a UsageError for anything else. */
function readRate(text: string): number {
  const [, number = '', unit = ''] = /^(\d+(?:\.\d+)?)\/([smh])$/.exec(text) ?? [];
  const rate = Number(number) / (perSecond[unit] ?? Number.NaN);
  if (rate > 0) return rate;
  throw new UsageError(`--rate ${text}: expected requests per second, minute or hour: 10/s, 100/m, 1000/h`);
}

/** How many milliseconds `90s`, `5m` or `1h` are. Throws a UsageError for anything else. */
function readTime(option: string, text: string): number {
  const [, number = '', unit = ''] = /^(\d+(?:\.\d+)?)([smh])$/.exec(text) ?? [];
  const seconds = Number(number) * (perSecond[unit] ?? Number.NaN);
  // Node's timers have no longer delays.
  if (number !== '' && seconds * 1000 < 2 ** 31) return seconds * 1000;
  throw new UsageError(`${option} ${text}: expected a time of less than 24 days: 90s, 5m, 1h`);
}

/** How many milliseconds `500ms`, `2s` or `1m` are. Throws a UsageError for anything else. */
function readSettle(text: string): number {
  const [, number = '', unit = ''] = /^(\d+(?:\.\d+)?)(ms|s|m)$/.exec(text) ?? [];
  const ms = Number(number) * ({ ms: 1, s: 1000, m: 60_000 }[unit] ?? Number.NaN);
  if (number !== '' && ms <= longestSettle) return ms;
  throw new UsageError(`--settle ${text}: expected a time of at most 5 minutes: 500ms, 2s, 1m`);
}

/** Every list is waited for that long. */
const longestSettle = 300_000;

/** Whether an address is on this machine: a unix socket, or loopback (RFC 1122, section 3.2.1.3; RFC 6761, 6.3). */
export function isLocal(address: string): boolean {
  if (address.startsWith('unix:')) return true;
  const { hostname } = new URL(address);
  return /^(localhost|.*\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}
