/** Where a mock gets its time from: nanoseconds since 1970, each reading later than the one before. */
export type Clock = () => bigint;

/** The time of day. */
export function systemClock(): Clock {
  const start = BigInt(Date.now()) * 1_000_000n - process.hrtime.bigint();
  return () => start + process.hrtime.bigint();
}

/** A clock that starts with 2026 and moves on by a millisecond whenever it is read, so that runs repeat. */
export function tickingClock(): Clock {
  let now = BigInt(Date.UTC(2026, 0, 1)) * 1_000_000n;
  return () => {
    now += 1_000_000n;
    return now;
  };
}
