import type { RunEventOf } from '../verify/engine/events.ts';

/** A number and its noun: `1 failure`, `1,746 requests`. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}

/** The last line of a run: `2 failures · 50 cases, 1,746 requests, 5.6 s`. */
export function summaryLine({ failures, cases, calls, ms }: RunEventOf<'ended'>): string {
  const size = [counted(cases, 'case'), counted(calls, 'request'), `${(ms / 1000).toFixed(1)} s`];
  return `${counted(failures, 'failure')} · ${size.join(', ')}`;
}
