/** The time of a mock, which need not be that of its callers. */
export interface Clock {
  /** Nanoseconds since 1970; each reading is later than the one before, unless the clock was set back. */
  now(): bigint;
  /** Whether it is the time of day, as callers have it. */
  readonly isRealTime: boolean;
}

/** What to change of a clock; all of it can be combined, and what is left out stays as it is. */
export interface ClockChange {
  /** The time to set it to: RFC 3339, such as `2026-12-24T18:00:00Z`. */
  time?: string;
  /** How many milliseconds to advance it by, after it is set. */
  advanceMs?: number;
  /** Whether it stands still. */
  frozen?: boolean;
}

/** A clock that its owner can set, advance and freeze. */
export interface MovableClock extends Clock {
  readonly isFrozen: boolean;
  /** Changes it for whatever happens from now on. Throws a ClockError, and then nothing has changed. */
  move(change: ClockChange): void;
}

/** A change of a clock that is not possible. */
export class ClockError extends Error {
  override name = 'ClockError';
}

/** The time of day. */
export function systemClock(): Clock {
  const start = BigInt(Date.now()) * nsPerMs - process.hrtime.bigint();
  return { now: () => start + process.hrtime.bigint(), isRealTime: true };
}

/** A clock that starts with 2026 and moves on by a millisecond whenever it is read, so that runs repeat. */
export function tickingClock(): Clock {
  let time = BigInt(Date.UTC(2026, 0, 1)) * nsPerMs;
  const now = () => {
    time += nsPerMs;
    return time;
  };
  return { now, isRealTime: false };
}

/** A clock that goes like another one, until it is changed. */
export function movableClock(source: Clock): MovableClock {
  let [offset, isMoved] = [0n, false];
  let frozenAt: bigint | undefined;
  const now = () => {
    if (frozenAt === undefined) return source.now() + offset;
    // Too little to be seen, but no two readings are the same.
    frozenAt += 1n;
    return frozenAt;
  };
  return {
    now,
    get isRealTime() {
      return source.isRealTime && !isMoved;
    },
    get isFrozen() {
      return frozenAt !== undefined;
    },
    move({ time, advanceMs = 0, frozen = frozenAt !== undefined }) {
      const next = (time === undefined ? now() : nsOf(time)) + nsOfMs(advanceMs);
      if (next < 0n || next > latest) throw new ClockError('the time must be between 1970 and 9999');
      isMoved = true;
      offset = next - source.now();
      frozenAt = frozen ? next : undefined;
    },
  };
}

/** The time by a clock, in milliseconds since 1970. */
export function msNow(clock: Clock): number {
  return Number(clock.now() / nsPerMs);
}

const nsPerMs = 1_000_000n;

/** Later times have no form in RFC 3339. */
const latest = BigInt(Date.UTC(9999, 11, 31)) * nsPerMs;

const rfc3339 = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/;

function nsOf(time: string): bigint {
  const ms = rfc3339.test(time) ? Date.parse(time) : Number.NaN;
  if (Number.isNaN(ms))
    throw new ClockError(`time ${JSON.stringify(time)} must be as in 2026-12-24T18:00:00Z`);
  return BigInt(ms) * nsPerMs;
}

function nsOfMs(ms: number): bigint {
  if (!Number.isSafeInteger(ms)) throw new ClockError('advanceMs must be a whole number of milliseconds');
  return BigInt(ms) * nsPerMs;
}
