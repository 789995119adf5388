import {
  isExplainedBy,
  isSameSymptom,
  type KnownFailure,
  type KnownSymptom,
  type Symptom,
} from './known-failure.ts';

/** What a baseline says of a symptom. */
export interface Judged {
  known: KnownFailure;
  isExpired: boolean;
}

/** The failures of earlier runs that are known, on one day. */
export class Baseline {
  readonly #known: readonly KnownFailure[];
  readonly #today: string;
  readonly #seen = new Set<KnownSymptom>();

  /** `today` is a date: `2026-12-01`. */
  constructor(known: readonly KnownFailure[], today: string) {
    this.#known = known;
    this.#today = today;
  }

  /** The known failure that a symptom is of; notes that it is still there. */
  judge(symptom: Symptom): Judged | undefined {
    let judged: Judged | undefined;
    for (const known of this.#known)
      for (const one of known.failures) {
        const isSame = isSameSymptom(one, symptom);
        if (isSame) this.#seen.add(one);
        if (!isSame && !isExplainedBy(one, symptom)) continue;
        judged ??= { known, isExpired: known.expires < this.#today };
      }
    return judged;
  }

  /** What of the known failures is fixed: the cases that showed it have passed, or exist no more. */
  fixed({ passed, planned }: { passed: ReadonlySet<string>; planned: ReadonlySet<string> }): KnownFailure[] {
    const isFixed = (one: KnownSymptom) =>
      !this.#seen.has(one) && (passed.has(one.case) || !planned.has(one.case));
    return this.#known
      .map((known) => ({ ...known, failures: known.failures.filter(isFixed) }))
      .filter(({ failures }) => failures.length > 0);
  }
}
