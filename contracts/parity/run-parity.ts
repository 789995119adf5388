import fc from 'fast-check';
import { resolve } from '../openapi/document.ts';
import type { Spec } from '../openapi/spec.ts';
import type { Step } from '../verify/engine/sequence-step.ts';
import { shrink } from '../verify/phases/stateful/shrink-sequence.ts';
import { operationsAt } from './operation-of-path.ts';
import type { Difference } from './parity-types.ts';
import { type PairedCall, type Pairing, runSequence, type SequenceRun } from './run-sequence.ts';

export interface ParityOptions {
  spec: Spec;
  pairing: Pairing;
  /** How many sequences. */
  sequences: number;
  /** The same seed gives the same sequences. */
  seed: number;
  /** Called after each sequence, except during shrinking. */
  onSequence?(run: SequenceRun): void;
  /** Called for each difference, once it is shrunk. */
  onFound(found: FoundDifference): void;
  /** Once aborted, no further sequence starts. */
  signal?: AbortSignal;
}

/** An unexplained difference, with the shortest sequence that shows it. */
export interface FoundDifference {
  differences: Difference[];
  calls: PairedCall[];
  seed: number;
}

/** More differences are not searched: the rest may follow from these. */
const maxFound = 10;

/**
 * Runs random sequences on two servers at once. A difference is shrunk and reported once; others like it are skipped.
 * Resolves with the number of reported differences.
 */
export async function runParity(options: ParityOptions): Promise<number> {
  const { pairing, signal } = options;
  const arbitrary = pairing.parity.sequences(pairing);
  const known = new Set<string>();
  let left = options.sequences;
  for (let { seed } = options; left > 0 && known.size < maxFound; seed += 1) {
    const round = new ShrinkingRound(options, known);
    const property = fc.asyncProperty(arbitrary, (steps) => round.holds(steps));
    const { numRuns, failed, errorInstance } = await fc.check(property, {
      seed,
      numRuns: left,
      maxSkipsPerRun: 0,
    });
    if (!failed || signal?.aborted) break;
    if (round.signature === undefined) throw errorInstance;
    options.onFound({ ...(await round.shortest()), seed });
    known.add(round.signature);
    left -= numRuns;
  }
  return known.size;
}

interface FailingSequence {
  steps: readonly Step[];
  run: SequenceRun;
}

/** Sequences up to the first that shows a difference, and those that it is shrunk by. */
class ShrinkingRound {
  /** The kind of difference that this round shrinks, once there is one. */
  signature: string | undefined;
  readonly #options: ParityOptions;
  readonly #known: ReadonlySet<string>;
  #first: FailingSequence | undefined;
  #last: FailingSequence | undefined;

  constructor(options: ParityOptions, known: ReadonlySet<string>) {
    this.#options = options;
    this.#known = known;
  }

  /** Whether a sequence shows no difference, or not the one that is shrunk. */
  async holds(steps: readonly Step[]): Promise<boolean> {
    const { pairing, spec, onSequence, signal } = this.#options;
    // Skipped, which ends the round.
    if (signal?.aborted) fc.pre(false);
    const run = await runSequence(pairing, steps);
    if (this.signature === undefined) onSequence?.(run);
    const last = run.calls.at(-1);
    if (!last || run.differences.length === 0) return true;
    const signature = signatureOf(spec, last, run.differences);
    // A difference must not turn into another while it is shrunk.
    if (this.#known.has(signature) || (this.signature !== undefined && this.signature !== signature))
      return true;
    this.signature = signature;
    this.#last = { steps: steps.slice(0, run.calls.length + run.leftOut), run };
    this.#first ??= this.#last;
    return false;
  }

  /** The shortest sequence: fast-check's, or the first one, each without needless calls. */
  async shortest(): Promise<SequenceRun> {
    const [first, last] = [this.#first, this.#last];
    if (!first || !last) throw new Error('no difference was found');
    const shrunk = await this.#withoutNeedless(last);
    if (shrunk.calls.length <= 2) return shrunk;
    const other = await this.#withoutNeedless(first);
    return other.calls.length < shrunk.calls.length ? other : shrunk;
  }

  async #withoutNeedless({ steps }: FailingSequence): Promise<SequenceRun> {
    const needed = await shrink(steps, async (fewer) => !(await this.holds(fewer)));
    return runSequence(this.#options.pairing, needed);
  }
}

function signatureOf(spec: Spec, call: PairedCall, [first]: Difference[]): string {
  const place = first?.pointer.replace(/\/\d+/g, '/n').replace(/(\/Labels)\/.*/, '$1');
  return [operationName(spec, call.step), call.mock.status, call.real.status, place].join(' ');
}

/** The id of the operation that a step calls; method and path where it is not documented. */
export function operationName(spec: Spec, { method, path }: Step): string {
  const found = operationsAt(spec, path).find((operation) => operation.method === method);
  return found?.id ?? `${method} ${path}`;
}

/** The headers to compare, in lower case: documented ones, and those that describe any response. */
export function comparedHeaders(spec: Spec): string[] {
  const names = new Set(['content-type', 'location', 'allow', 'www-authenticate', 'retry-after']);
  for (const { responses } of spec.operations.values()) {
    for (const { value, pointer } of responses.values()) {
      const { headers = {} } = resolve(spec.document, value, pointer).value as { headers?: object };
      for (const name of Object.keys(headers)) names.add(name.toLowerCase());
    }
  }
  return [...names];
}
