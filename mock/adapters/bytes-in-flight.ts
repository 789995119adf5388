/** Bytes of the bodies that are read or written at the same time, by all callers together. */
export interface BytesInFlight {
  /** Starts counting those of one call. */
  open(): HeldBytes;
}

export interface HeldBytes {
  /** Counts more bytes, and says whether there is room for them; where there is none, they are not counted. */
  hold(bytes: number): boolean;
  /** The call needs them no more. */
  release(): void;
}

/** A call that holds no more than this is never in the way of others. */
const small = 16 * 2 ** 10;

export function bytesInFlight(most = 48 * 2 ** 20): BytesInFlight {
  let total = 0;
  return {
    open() {
      let held = 0;
      return {
        hold(bytes) {
          if (held + bytes > small && total + bytes > most) return false;
          held += bytes;
          total += bytes;
          return true;
        },
        release() {
          total -= held;
          held = 0;
        },
      };
    },
  };
}
