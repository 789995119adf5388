/** What is wrong with an operation, as it is in every run: without the seed, and without the values that were sent. */
export interface Symptom {
  operation: string;
  /** The write before it, where it is one that a read shows. */
  after?: string | undefined;
  /** In words: `invalid input is answered with 201`. */
  what: string;
  /** JSON pointer to the keyword of the document that the call tried, where it tried one. */
  at?: string | undefined;
}

/** A failure that somebody knows of and looks after: it does not fail a run until it expires. */
export interface KnownFailure {
  /** For people: what failed when it was noted. */
  summary: string;
  owner: string;
  reason: string;
  /** The last day on which it passes: `2027-03-31`. */
  expires: string;
  failures: readonly KnownSymptom[];
}

/** One symptom of a known failure, and the case that showed it: where that passes, the symptom is fixed. */
export interface KnownSymptom extends Symptom {
  case: string;
}

/** Whether two symptoms are the same. Random calls try no keyword by name: what they show is known where anything like it is. */
export function isSameSymptom(one: Symptom, other: Symptom): boolean {
  if (one.operation !== other.operation || one.after !== other.after || one.what !== other.what) return false;
  return one.at === undefined || other.at === undefined || one.at === other.at;
}

/** Whether a known symptom explains another one: a server that answers valid requests with an error answers so to any. */
export function isExplainedBy(known: Symptom, { operation, what }: Symptom): boolean {
  const [error] = / is answered with 5\d\d$/.exec(what) ?? [];
  const isWhole = known.operation === operation && known.at === undefined;
  return isWhole && error !== undefined && known.what === `a valid request${error}`;
}

/** A symptom in a line. */
export function symptomText({ operation, after: write, what, at }: Symptom): string {
  return `${operation}${write === undefined ? '' : ` after ${write}`}: ${what}${at === undefined ? '' : ` (${at})`}`;
}
