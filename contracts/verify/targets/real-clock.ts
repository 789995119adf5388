import { setTimeout } from 'node:timers/promises';

/** Time, for whoever has to wait. */
export interface Clock {
  /** In milliseconds since 1970. */
  now(): number;
  /** Waits, at most until the signal. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const realClock: Clock = {
  now: Date.now,
  sleep: (ms, signal) => setTimeout(ms, undefined, { signal }).catch(() => undefined),
};
