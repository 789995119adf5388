/** The time of a mock, which need not be that of its callers. */
export interface Clock {
  /** Nanoseconds since 1970; each reading is later than the one before. */
  now(): bigint;
  /** Whether it is the time of day, as callers have it. */
  readonly isRealTime: boolean;
}

/** The time of day. */
export function systemClock(): Clock {
  const start = BigInt(Date.now()) * 1_000_000n - process.hrtime.bigint();
  return { now: () => start + process.hrtime.bigint(), isRealTime: true };
}

/** A clock that starts with 2026 and moves on by a millisecond whenever it is read, so that runs repeat. */
export function tickingClock(): Clock {
  let time = BigInt(Date.UTC(2026, 0, 1)) * 1_000_000n;
  const now = () => {
    time += 1_000_000n;
    return time;
  };
  return { now, isRealTime: false };
}

/** The time by a clock, in milliseconds since 1970. */
export function msNow(clock: Clock): number {
  return Number(clock.now() / 1_000_000n);
}
