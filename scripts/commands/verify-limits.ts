import { UsageError } from '../usage-error.ts';

const perSecond: Record<string, number> = { s: 1, m: 60, h: 3600 };

/** How many requests a second `10/s`, `100/m` or `1000/h` are. Throws a UsageError for anything else. */
export function readRate(text: string): number {
  const [, number = '', unit = ''] = /^(\d+(?:\.\d+)?)\/([smh])$/.exec(text) ?? [];
  const rate = Number(number) / (perSecond[unit] ?? Number.NaN);
  if (rate > 0) return rate;
  throw new UsageError(
    `--rate ${text}: it takes so many requests a second, minute or hour: 10/s, 100/m, 1000/h`,
  );
}

/** How many milliseconds `90s`, `5m` or `1h` are. Throws a UsageError for anything else. */
export function readBudget(text: string): number {
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
