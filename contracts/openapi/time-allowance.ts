/** Processor time that something may take: so much at once, and a small share of the time that passes after that. */
export interface TimeAllowance {
  /** The milliseconds that are left now. */
  left(): number;
  spend(ms: number): void;
}

const share = 0.02;

let validation = 0;

/** Begins a validation, which has allowances of its own: what earlier ones took must not make a valid value invalid. */
export function renewAllowances(): void {
  validation += 1;
}

/** An allowance of `most` milliseconds. */
export function timeAllowance(most: number): TimeAllowance {
  let saved = most;
  let since = performance.now();
  let latest = validation;
  return {
    left() {
      const now = performance.now();
      saved = latest === validation ? Math.min(most, saved + (now - since) * share) : most;
      since = now;
      latest = validation;
      return saved;
    },
    spend(ms) {
      saved -= ms;
    },
  };
}

/** An allowance of `most` milliseconds as long as a common one lasts, and of a small reserve after that. */
export function sharedAllowance(common: TimeAllowance, most: number, least: number): TimeAllowance {
  const own = timeAllowance(most);
  const reserve = timeAllowance(least);
  return {
    left: () => Math.max(reserve.left(), Math.min(own.left(), common.left())),
    spend: (ms) => {
      for (const one of [own, reserve, common]) one.spend(ms);
    },
  };
}

/** Runs a function, and the processor time in milliseconds that this process took meanwhile. */
export function withCpuTime<Value>(run: () => Value): { value: Value; ms: number } {
  const before = process.cpuUsage();
  const value = run();
  const { user, system } = process.cpuUsage(before);
  return { value, ms: (user + system) / 1000 };
}
