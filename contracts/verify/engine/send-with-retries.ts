import { setTimeout } from 'node:timers/promises';
import type { HttpRequest } from '../../http/message.ts';
import { Unanswered } from './early-case-ends.ts';
import { NoAnswer, type Target, type TargetResponse, Unclear, Unreachable } from './target.ts';

/** Nothing answers any more, or not to the run's credentials: the run cannot go on. */
export class TargetLost extends Unreachable {
  override name = 'TargetLost';
}

/** A request of a run. */
export interface Delivered {
  target: Target;
  operationId: string;
  request: HttpRequest;
  expected?: number | undefined;
  /** Whether it is to succeed. */
  isValid: boolean;
  isStream: boolean;
  /** Whether the run is to end: nothing is sent again, or waited for. */
  isLast: boolean;
  /** Ends the call. */
  signal?: AbortSignal | undefined;
}

/** So long a target may take to come back, in milliseconds. */
const usualRestartMs = 30_000;

/** Where so many requests and nothing else were sent without any answer, nobody is there. */
const mostUnanswered = 3;

/** What hung before is waited for no longer than this, or than three times its longest answer: in milliseconds. */
const leastMs = 2000;

/** How long a target may take to show that it is there, in milliseconds. */
const aliveMs = 5000;

/** What is known of an operation's answers. */
interface Known {
  /** How long the longest took, in milliseconds. */
  longest: number;
  /** Whether a request got no answer in time, twice. */
  hung: boolean;
  /** How many writes in a row were done, as it seems, though the connection was cut. */
  cut: number;
}

/** Sends the requests of a run: again where no answer comes, and later while the target restarts. */
export class Delivery {
  readonly #restartMs: number;
  readonly #known = new Map<string, Known>();
  /** The last read that was answered: sent again, it shows whether the target is there. */
  #alive: Delivered | undefined;
  #answers = 0;
  #unanswered = 0;
  #lost: TargetLost | undefined;

  constructor(restartMs = usualRestartMs) {
    this.#restartMs = restartMs;
  }

  /**
   * Rejects with an Unanswered; with a TargetLost, once nothing answers any more; and with an Unreachable where nothing
   * ever has.
   */
  async send(one: Delivered): Promise<TargetResponse> {
    if (this.#lost) throw this.#lost;
    const known = this.#knownOf(one.operationId);
    const started = performance.now();
    const answer = await this.#twice(one, known);
    this.#answers += 1;
    this.#unanswered = 0;
    known.longest = Math.max(known.longest, answer.ms ?? performance.now() - started);
    // Any answer shows that somebody is there; a success has been thought through the most.
    const isRead = one.request.method === 'GET' && !one.isStream;
    if (isRead && (answer.status < 300 || !this.#alive)) this.#alive = one;
    return answer;
  }

  #knownOf(operationId: string): Known {
    const known = this.#known.get(operationId) ?? { longest: 0, hung: false, cut: 0 };
    this.#known.set(operationId, known);
    return known;
  }

  async #twice(one: Delivered, known: Known): Promise<TargetResponse> {
    const tries = one.isLast || known.hung ? 1 : 2;
    let cut: NoAnswer | undefined;
    for (let number = 0; number < tries && !(cut && one.signal?.aborted); number += 1) {
      const answer = await this.#once(one, this.#limitOf(one, known), cut);
      if (!(answer instanceof NoAnswer)) return judge(one, known, answer, cut ?? answer.retried);
      cut = answer;
    }
    throw await this.#giveUp(one, known, cut ?? new NoAnswer('no answer'));
  }

  /** Why a request has failed, once the target has shown that it is there. */
  async #giveUp({ isLast, signal }: Delivered, known: Known, cut: NoAnswer): Promise<Unanswered> {
    if (!isLast && !signal?.aborted) {
      known.hung ||= cut.isLate;
      await this.#assertAlive(cut);
    }
    return new Unanswered(cut.message);
  }

  /** How long an answer is waited for, in milliseconds; as long as usual, unless something is known. */
  #limitOf({ isLast }: Delivered, { hung, longest }: Known): number | undefined {
    if (isLast) return aliveMs;
    return hung ? Math.max(leastMs, 3 * longest) : undefined;
  }

  /** Sends a request. While nobody is there who was there before, waits; `cut` is how an earlier try ended. */
  async #once(one: Delivered, ms: number | undefined, cut?: NoAnswer): Promise<TargetResponse | NoAnswer> {
    const { target, request, expected, isStream, isLast, signal } = one;
    const until = performance.now() + (isLast ? 0 : this.#restartMs);
    for (let pause = 100; ; pause = Math.min(2 * pause, 1000)) {
      try {
        return await target.send(request, expected, { isStream, signal, ...(ms !== undefined && { ms }) });
      } catch (error) {
        if (error instanceof NoAnswer) return error;
        if (!this.#mayComeBack(error) || signal?.aborted) throw error;
        if (performance.now() >= until) throw this.#lose(error, cut);
        await setTimeout(pause, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  /** Whether nobody is there, and somebody was before. */
  #mayComeBack(error: unknown): error is Unreachable {
    return this.#answers > 0 && error instanceof Unreachable && !(error instanceof Unclear);
  }

  /** Asks what was answered before, until it is answered again. */
  async #assertAlive(cut: NoAnswer): Promise<void> {
    this.#unanswered += 1;
    if (this.#answers === 0 && this.#unanswered >= mostUnanswered) throw new Unreachable(cut.message);
    if (!this.#alive) return;
    const until = performance.now() + this.#restartMs;
    const asked = { ...this.#alive, signal: undefined };
    for (let answer = await this.#once(asked, aliveMs, cut); answer instanceof NoAnswer; ) {
      if (performance.now() >= until) throw this.#lose(answer, cut);
      await setTimeout(1000);
      answer = await this.#once(asked, aliveMs, cut);
    }
  }

  /** Gives the target up. What the last request did is reported first. */
  #lose({ message }: Unreachable, cut: NoAnswer | undefined): Error {
    this.#lost = new TargetLost(`the target is not there any more (${message})`);
    return cut ? new Unanswered(`${cut.message}, and nothing answers since`) : this.#lost;
  }
}

/**
 * The answer to a request, of which an earlier try may have been cut. Where the answer shows that that one was done, it is
 * none; the second such in a row shows that it was no accident.
 */
function judge(
  { request, isValid }: Delivered,
  known: Known,
  answer: TargetResponse,
  cut: NoAnswer | undefined,
): TargetResponse {
  const { status } = answer;
  const isDone = request.method === 'DELETE' ? status === 404 || status === 410 : status === 409;
  if (!cut || !isDone || !isValid) {
    if (!cut && status < 300) known.cut = 0;
    return answer;
  }
  known.cut += 1;
  const why = `${cut.message}, though it was done: the next try was answered with ${status}`;
  throw known.cut < 2 ? new Unclear(why) : new Unanswered(why);
}
