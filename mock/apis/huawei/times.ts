import { Refusal } from '../../core/refusal.ts';
import { flat } from './errors.ts';

/** Milliseconds of a day. */
export const dayMs = 86_400_000;

/** A time as the service shows it: milliseconds since 1970, in whole seconds (H-A17). */
export function wholeSeconds(ms: number): number {
  return ms - (ms % 1000);
}

/** When a version is to expire. Throws a Refusal unless that is still to come (H-A18). */
export function expiry(expireTime: number, now: number): number {
  const time = wholeSeconds(expireTime);
  if (time <= now) throw new Refusal(flat('invalidValue'));
  return time;
}
