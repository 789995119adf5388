import { type HttpResponse, headerOf } from '../../http/message.ts';
import type { Target } from '../engine/target.ts';
import { type Clock, realClock } from './real-clock.ts';

export interface PoliteOptions {
  /** Requests a second, at most, in even steps. */
  perSecond?: number | undefined;
  clock?: Clock;
  /** Called before a rejected request waits to be sent again. */
  onWait?(wait: { status: number; ms: number }): void;
  /** Ends a wait that has begun. */
  signal?: AbortSignal;
}

/** How long a request waits that was rejected without a delay to wait, each time: in milliseconds. */
const backoff = [500, 1000, 2000];

/** A longer delay is not waited for: the answer is passed on. */
const maxWaitMs = 60_000;

/**
 * A target that is called no faster than it likes: at a rate, and again after a 429 or a 503, when `Retry-After` says or
 * a while later, three times at most. Once a request was given up, others are only tried again after one went through. A
 * caller that expects such a status gets it at once.
 */
export function rateLimitedTarget(target: Target, manners: PoliteOptions): Target {
  const { perSecond, clock = realClock } = manners;
  const turn = turns(perSecond, clock);
  let hasGivenUp = false;
  return {
    ...target,
    async send(request, expected, limits) {
      for (let tries = 0; ; tries += 1) {
        await turn();
        const asked = performance.now();
        const response = await target.send(request, expected, limits);
        const answer = { ...response, ms: performance.now() - asked };
        const isRefused = isRefusal(response.status);
        hasGivenUp &&= isRefused;
        if (!isRefused || response.status === expected) return answer;
        const wait = hasGivenUp ? undefined : waitBefore(response, tries, clock);
        hasGivenUp = wait === undefined;
        if (wait === undefined || !(await pause(response.status, wait, manners, clock))) return answer;
      }
    },
  };
}

/** How long a refused request waits until it is tried again, in milliseconds; `undefined` where it is given up. */
function waitBefore(response: HttpResponse, tries: number, clock: Clock): number | undefined {
  const usual = backoff[tries];
  const wait = retryAfter(response, clock.now()) ?? usual;
  return usual === undefined || wait === undefined || wait > maxWaitMs ? undefined : wait;
}

/** Waits. Whether to go on then: not, where the run was to stop meanwhile. What is sent after that tidies up. */
async function pause(
  status: number,
  ms: number,
  { onWait, signal }: PoliteOptions,
  clock: Clock,
): Promise<boolean> {
  const isTidyingUp = signal?.aborted ?? false;
  onWait?.({ status, ms });
  await clock.sleep(ms, isTidyingUp ? undefined : signal);
  return isTidyingUp || !signal?.aborted;
}

function isRefusal(status: number): boolean {
  return status === 429 || status === 503;
}

/** In milliseconds from now: seconds, or a date (RFC 9110, section 10.2.3). */
function retryAfter({ headers }: HttpResponse, now: number): number | undefined {
  const text = headerOf(headers, 'retry-after');
  if (text === undefined) return undefined;
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** Waits for the next turn. */
function turns(perSecond: number | undefined, clock: Clock): () => Promise<void> {
  if (perSecond === undefined) return async () => {};
  let next = 0;
  return async () => {
    const now = clock.now();
    const at = Math.max(now, next);
    next = at + 1000 / perSecond;
    if (at > now) await clock.sleep(at - now);
  };
}
