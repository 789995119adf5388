import type { Contract } from './contract.ts';
import { coverageOf } from './coverage/collect.ts';
import type { Coverage } from './engine/coverage.ts';
import type { Emit } from './engine/events.ts';

/** What happens in a run, in numbers, on its way to who listens. */
export class RunCounts {
  readonly count = { cases: 0, calls: 0, failures: 0 };
  readonly #coverage: ReturnType<typeof coverageOf>;
  readonly #failuresOfCase = new Map<string, number>();
  readonly #emit: Emit;

  constructor(contract: Contract, emit: Emit) {
    this.#coverage = coverageOf(contract);
    this.#emit = emit;
  }

  /** Counts an event, and passes it on. */
  readonly emit: Emit = (event) => {
    if (event.type === 'called') {
      this.count.calls += 1;
      this.#coverage.called(event.record);
    }
    if (event.type === 'not-covered') this.#coverage.notCovered(event.reason);
    if (event.type === 'failed') {
      const { caseId } = event.failure;
      this.count.failures += 1;
      this.#failuresOfCase.set(caseId, this.failuresOf(caseId) + 1);
    }
    this.#emit(event);
  };

  /** How many failures a case has had. */
  failuresOf(caseId: string): number {
    return this.#failuresOfCase.get(caseId) ?? 0;
  }

  get coverage(): Coverage {
    return this.#coverage.points;
  }
}
