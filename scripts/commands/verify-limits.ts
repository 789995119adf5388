import { UsageError } from '../cli/usage-error.ts';
import { wholeNumber } from '../cli/whole-number.ts';

/** How much a run may ask of a target, and has to see of its document. */
export interface Limits {
  concurrency: number;
  /** Requests a second, at most. */
  perSecond: number | undefined;
  /** For the whole run, in milliseconds. */
  budgetMs: number | undefined;
  /** Of the document, in percent. */
  minCoverage: number | undefined;
  /** For one answer, in milliseconds. */
  maxMs: number | undefined;
}

/** What was given of these options, as text. */
interface LimitTexts {
  concurrency: string;
  rate?: string;
  budget?: string;
  'min-coverage'?: string;
  'max-time'?: string;
}

/** An hour, in milliseconds. */
const maxTime = 3_600_000;

/** Reads the limits of a run. Throws a UsageError for what they cannot be. */
export function readLimits(texts: LimitTexts): Limits {
  const { concurrency, rate, budget, 'min-coverage': minCoverage } = texts;
  return {
    concurrency: wholeNumber('--concurrency', concurrency, 64, 1),
    perSecond: rate === undefined ? undefined : readRate(rate),
    budgetMs: budget === undefined ? undefined : readBudget(budget),
    minCoverage: given('--min-coverage', minCoverage, 100),
    maxMs: given('--max-time', texts['max-time'], maxTime, 1),
  };
}

/** The whole number that an option was given, if it was. Throws a UsageError for anything else. */
export function given(option: string, text: string | undefined, most: number, least = 0): number | undefined {
  return text === undefined ? undefined : wholeNumber(option, text, most, least);
}

const perSecond: Record<string, number> = { s: 1, m: 60, h: 3600 };

/** How many requests a second `10/s`, `100/m` or `1000/h` are. Throws a UsageError for anything else. */
function readRate(text: string): number {
  const [, number = '', unit = ''] = /^(\d+(?:\.\d+)?)\/([smh])$/.exec(text) ?? [];
  const rate = Number(number) / (perSecond[unit] ?? Number.NaN);
  if (rate > 0) return rate;
  throw new UsageError(
    `--rate ${text}: it takes so many requests a second, minute or hour: 10/s, 100/m, 1000/h`,
  );
}

/** How many milliseconds `90s`, `5m` or `1h` are. Throws a UsageError for anything else. */
function readBudget(text: string): number {
  const [, number = '', unit = ''] = /^(\d+(?:\.\d+)?)([smh])$/.exec(text) ?? [];
  const seconds = Number(number) * (perSecond[unit] ?? Number.NaN);
  // A timer of Node's cannot be set for longer.
  if (number !== '' && seconds * 1000 < 2 ** 31) return seconds * 1000;
  throw new UsageError(`--budget ${text}: it takes a time: 90s, 5m, 1h, and less than 24 days`);
}

/** Whether an address is of this machine: a unix socket, or the loopback (RFC 1122, section 3.2.1.3; RFC 6761, 6.3). */
export function isHere(address: string): boolean {
  if (address.startsWith('unix:')) return true;
  const { hostname } = new URL(address);
  return /^(localhost|.*\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}
