import { jsonOf } from '../http/lossless-json.ts';
import type { HttpRequest, HttpResponse } from '../http/message.ts';
import type { Connection } from '../verify/engine/connection-types.ts';
import type { Fact, Step } from '../verify/engine/sequence-step.ts';
import { type Target, Unreachable } from '../verify/engine/target.ts';
import { compareAnswers } from './compare-answers.ts';
import { CreatedItemReferences } from './created-item-references.ts';
import { PairedValues } from './paired-values.ts';
import type { Difference, Parity, ParsedAnswer } from './parity-types.ts';

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
}

/** Makes the calls of a sequence on both servers, and removes from the real one what they created. */
export async function runSequence(pairing: Pairing, steps: readonly Step[]): Promise<SequenceRun> {
  const mock = new PairedServer(pairing, pairing.freshMock());
  const real = new PairedServer(pairing, pairing.real);
  const relations = new PairedValues();
  const run: SequenceRun = { calls: [], differences: [], accepted: [] };
  try {
    for (const planned of steps) {
      const step = mock.memory.resolve(planned);
      const [ours, theirs] = await Promise.all([mock.call(step), real.call(step)]);
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

  constructor(pairing: Pairing, target: Target) {
    this.#pairing = pairing;
    this.#target = target;
  }

  async call(step: Step): Promise<ParsedAnswer & { learned: Fact[]; memory: CreatedItemReferences }> {
    const { parity, prefix } = this.#pairing;
    const request = await this.#authorized(this.memory.fill(step));
    const response = await this.#target.send(request).catch(asNoAnswer);
    const answered = { request, response, json: step.method === 'HEAD' ? undefined : jsonOf(response) };
    const learned = parity.learn(answered, this.memory);
    for (const fact of learned) this.memory.learn(fact);
    const json = parity.mask(answered, this.memory, prefix);
    return { ...answered, json, learned, memory: this.memory };
  }

  async cleanUp(): Promise<void> {
    const { parity, connection } = this.#pairing;
    for (let item = 0; item < this.memory.size; item += 1) {
      const request = parity.remove(this.memory, item, connection);
      if (request) await this.#target.send(await this.#authorized(request)).catch(asNoAnswer);
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
