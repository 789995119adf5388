import type { Contract } from './contract.ts';
import { coverageOf } from './coverage/collect-coverage.ts';
import type { Baseline } from './engine/baseline/baseline.ts';
import { Causes } from './engine/causes/causes.ts';
import type { Coverage } from './engine/coverage-result.ts';
import type { Emit, Failure, RunEvent, RunEventOf } from './engine/events.ts';

/** What a case has had. */
interface Counted {
  /** Failures whose cause no case before had. */
  failures: number;
  /** Those that the baseline has. */
  known: number;
  /** The number of the first cause that an earlier case had. */
  blockedBy: number | undefined;
}

/** What is known of a run before it begins. */
export interface Expected {
  /** The failures that do not count; none, unless given. */
  baseline?: Baseline | undefined;
}

/** What happens in a run, in numbers, on its way to who listens. Failures are counted by their causes. */
export class RunCounts {
  readonly count = { cases: 0, calls: 0, failures: 0 };
  readonly #coverage: ReturnType<typeof coverageOf>;
  readonly #causes: Causes;
  readonly #cases = new Map<string, Counted>();
  /** The cases in which nothing failed. */
  readonly #passed = new Set<string>();
  readonly #baseline: Baseline | undefined;
  readonly #emit: Emit;

  constructor(contract: Contract, emit: Emit, { baseline }: Expected = {}) {
    this.#coverage = coverageOf(contract);
    this.#causes = new Causes(contract.spec);
    this.#baseline = baseline;
    this.#emit = emit;
  }

  /** Whether the baseline has a failure, which does not count. */
  readonly isKnown = (failure: Failure): boolean =>
    this.#baseline?.judge(this.#causes.symptomOf(failure))?.isExpired === false;

  /** Counts an event, and passes it on. */
  readonly emit: Emit = (event) => this.#emit(this.#counted(event));

  /** Ends a case that was covered or not, in milliseconds since 1970. One that only failed as an earlier case did has shown nothing of its own. */
  endCase(caseId: string, covered: boolean, at: number): void {
    const { failures, known, blockedBy } = this.#countedOf(caseId);
    this.#causes.ended(caseId);
    this.#cases.delete(caseId);
    const isBlocked = failures === 0 && blockedBy !== undefined;
    const isCovered = covered && !isBlocked && (failures > 0 || known === 0);
    if (isCovered && failures === 0) this.#passed.add(caseId);
    const blocked = isBlocked ? { blockedBy } : {};
    this.#emit({ type: 'case-ended', caseId, failures, known, covered: isCovered, ...blocked, at });
  }

  /** Reports what the baseline has and is no more, of a plan's cases. */
  endBaseline(planned: ReadonlySet<string>): void {
    const fixed = this.#baseline?.fixed({ passed: this.#passed, planned }) ?? [];
    if (fixed.length > 0) this.#emit({ type: 'fixed', fixed });
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
    const { failure } = event;
    const symptom = this.#causes.symptomOf(failure);
    const judged = this.#baseline?.judge(symptom);
    const counted = this.#countedOf(failure.caseId);
    if (judged && !judged.isExpired) {
      counted.known += 1;
      return { type: 'known', known: judged.known, symptom, failure };
    }
    const { cause, isNew } = this.#causes.add(failure);
    this.count.failures = this.#causes.count;
    if (isNew) counted.failures += 1;
    // Whatever follows its own failure is no other case's.
    else if (counted.failures === 0) counted.blockedBy ??= cause.number;
    return { ...event, cause, isNew, symptom, expired: judged?.known ?? event.expired };
  }

  #countedOf(caseId: string): Counted {
    const counted = this.#cases.get(caseId) ?? { failures: 0, known: 0, blockedBy: undefined };
    this.#cases.set(caseId, counted);
    return counted;
  }
}
