import { jsonOf } from '../http/lossless-json.ts';
import type { HttpRequest, HttpResponse } from '../http/message.ts';
import type { Connection } from '../verify/engine/connection-types.ts';
import type { Fact, Step } from '../verify/engine/sequence-step.ts';
import { type Target, Unreachable } from '../verify/engine/target.ts';
import { compareAnswers } from './compare-answers.ts';
import { CreatedItemReferences } from './created-item-references.ts';
import { PairedValues } from './paired-values.ts';
import type { Difference, Parity, ParsedAnswer } from './parity-types.ts';
import type { StepGate } from './step-gate.ts';

/** Two servers to compare, and how. */
export interface Pairing {
  parity: Parity;
  /** A new mock. */
  freshMock(): Target;
  real: Target;
  connection: Connection;
  /** The start of the names of all that the run creates. */
  prefix: string;
  /** The headers to compare, in lower case. */
  headers: readonly string[];
  /** Which calls of the real server are left out; none where nobody needs what it has. */
  gate: StepGate | undefined;
}

/** A call that both servers have answered. */
export interface PairedCall {
  /** With references resolved to existing items. */
  step: Step;
  learned: Fact[];
  mock: HttpResponse;
  real: HttpResponse;
}

/** The result of one sequence: it ends with the first call that has unexplained differences. */
export interface SequenceRun {
  calls: PairedCall[];
  differences: Difference[];
  /** The ids of the accepted differences that occurred. */
  accepted: string[];
  /** How many calls were made on neither, since they might have changed what others have. */
  leftOut: number;
}

/** Makes the calls of a sequence on both servers, and removes from the real one what they created. */
export async function runSequence(pairing: Pairing, steps: readonly Step[]): Promise<SequenceRun> {
  const mock = new PairedServer(pairing, pairing.freshMock());
  const real = new PairedServer(pairing, pairing.real, pairing.gate);
  const relations = new PairedValues();
  const run: SequenceRun = { calls: [], differences: [], accepted: [], leftOut: 0 };
  try {
    for (const planned of steps) {
      const step = mock.memory.resolve(planned);
      // Both sides, since what references were filled with counts in a comparison.
      const [mocked, meant] = [await mock.request(step), await real.request(step)];
      if (await pairing.gate?.leavesOut(meant)) {
        run.leftOut += 1;
        continue;
      }
      const [ours, theirs] = await Promise.all([mock.call(mocked), real.call(meant)]);
      run.calls.push({ step, learned: theirs.learned, mock: ours.response, real: theirs.response });
      const all = compareAnswers({ ...pairing, relations }, ours, theirs);
      const call = { request: theirs.request, mock: ours.response, real: theirs.response };
      for (const difference of all) {
        const accepted = pairing.parity.accepted.find((one) => one.matches(difference, call));
        if (accepted) run.accepted.push(accepted.id);
        else run.differences.push(difference);
      }
      if (run.differences.length > 0) break;
    }
  } finally {
    await real.cleanUp();
  }
  return run;
}

/** One of the two servers, and what is known of its state. */
class PairedServer {
  readonly memory = new CreatedItemReferences();
  readonly #pairing: Pairing;
  readonly #target: Target;
  readonly #gate: StepGate | undefined;

  constructor(pairing: Pairing, target: Target, gate?: StepGate) {
    this.#pairing = pairing;
    this.#target = target;
    this.#gate = gate;
  }

  async request(step: Step): Promise<HttpRequest> {
    return this.#authorized(this.memory.fill(step));
  }

  async call(
    request: HttpRequest,
  ): Promise<ParsedAnswer & { learned: Fact[]; memory: CreatedItemReferences }> {
    const { parity, prefix } = this.#pairing;
    const response = await this.#target.send(request).catch(asNoAnswer);
    this.#gate?.note(request, response);
    const answered = { request, response, json: request.method === 'HEAD' ? undefined : jsonOf(response) };
    const learned = parity.learn(answered, this.memory);
    for (const fact of learned) this.memory.learn(fact);
    const json = parity.mask(answered, this.memory, prefix);
    return { ...answered, json, learned, memory: this.memory };
  }

  async cleanUp(): Promise<void> {
    const { parity, connection } = this.#pairing;
    for (let item = 0; item < this.memory.size; item += 1) {
      const request = parity.remove(this.memory, item, connection);
      if (request && !(await this.#gate?.leavesOut(request)))
        await this.#target.send(await this.#authorized(request)).catch(asNoAnswer);
    }
  }

  async #authorized(request: HttpRequest): Promise<HttpRequest> {
    const { authorize } = this.#pairing.connection;
    return authorize ? authorize(request) : request;
  }
}

/** A closed connection counts as an answer of its own. */
function asNoAnswer(error: unknown): HttpResponse {
  if (!(error instanceof Unreachable)) throw error;
  return { status: 0, headers: {}, body: '' };
}
