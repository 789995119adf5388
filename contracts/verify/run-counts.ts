import type { Contract } from './contract.ts';
import { coverageOf } from './coverage/collect.ts';
import { Causes } from './engine/causes/causes.ts';
import type { Coverage } from './engine/coverage.ts';
import type { Emit, RunEvent, RunEventOf } from './engine/events.ts';

/** What a case has had. */
interface Counted {
  /** Failures whose cause no case before had. */
  failures: number;
  /** The number of the first cause that an earlier case had. */
  known: number | undefined;
}

/** What happens in a run, in numbers, on its way to who listens. Failures are counted by their causes. */
export class RunCounts {
  readonly count = { cases: 0, calls: 0, failures: 0 };
  readonly #coverage: ReturnType<typeof coverageOf>;
  readonly #causes: Causes;
  readonly #cases = new Map<string, Counted>();
  readonly #emit: Emit;

  constructor(contract: Contract, emit: Emit) {
    this.#coverage = coverageOf(contract);
    this.#causes = new Causes(contract.spec);
    this.#emit = emit;
  }

  /** Counts an event, and passes it on. */
  readonly emit: Emit = (event) => this.#emit(this.#counted(event));

  /** Ends a case that was covered or not. One that only failed as an earlier case did has shown nothing of its own. */
  endCase(caseId: string, covered: boolean): void {
    const { failures, known } = this.#countedOf(caseId);
    this.#causes.ended(caseId);
    this.#cases.delete(caseId);
    const isBlocked = failures === 0 && known !== undefined;
    const blockedBy = isBlocked ? { blockedBy: known } : {};
    this.#emit({ type: 'case-ended', caseId, failures, covered: covered && !isBlocked, ...blockedBy });
  }

  get coverage(): Coverage {
    return this.#coverage.points;
  }

  #counted(event: RunEvent): RunEvent {
    if (event.type === 'called') {
      this.count.calls += 1;
      this.#coverage.called(event.record);
      this.#causes.called(event.record);
    }
    if (event.type === 'failed') return this.#withCause(event);
    if (event.type !== 'not-covered') return event;
    this.#coverage.notCovered(event.reason);
    const { blockedBy } = event.reason;
    const cause = blockedBy === undefined ? undefined : this.#causes.of(blockedBy);
    return cause ? { ...event, blockedBy: cause.number } : event;
  }

  #withCause(event: RunEventOf<'failed'>): RunEvent {
    const { cause, isNew } = this.#causes.add(event.failure);
    const counted = this.#countedOf(event.failure.caseId);
    this.count.failures = this.#causes.count;
    if (isNew) counted.failures += 1;
    // Whatever follows its own failure is no other case's.
    else if (counted.failures === 0) counted.known ??= cause.number;
    return { ...event, cause, isNew };
  }

  #countedOf(caseId: string): Counted {
    const counted = this.#cases.get(caseId) ?? { failures: 0, known: undefined };
    this.#cases.set(caseId, counted);
    return counted;
  }
}
