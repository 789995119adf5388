import type { Finding, Intent, Severity } from '../checks/check.ts';
import type { KnownFailure, Symptom } from './baseline/known-failure.ts';
import type { CallRecord } from './call-record.ts';
import type { Coverage } from './coverage-result.ts';
import type { NotCoveredReason } from './early-case-ends.ts';

/** A failed check, property or scenario, with all that a person needs to reproduce it. Secret values are redacted. */
export interface Failure extends Finding {
  expected: string;
  /** JSON pointer into the document: to what the response contradicts, or at least to the operation. */
  documented: string;
  caseId: string;
  /** The id of the check, the property or the scenario. */
  check: string;
  /** What it checks, as a sentence. */
  title: string;
  severity: Severity;
  /** The code in the catalogue of Web Fuzzing Commons, where it has one: `F200`. */
  wfc?: string | undefined;
  operationId: string;
  intent: Intent;
  /** A shell command that sends the same request. */
  curl: string;
  /** The variables that it needs, for secret values: `AUTHORIZATION`. */
  variables: readonly string[];
  /** All the calls that reproduce it, as lines for a shell, where one is not enough. */
  sequence?: readonly string[];
  /** The last call. */
  record: CallRecord;
}

/** Why failures occur, as far as a run can tell: those with one cause are one to people. */
export interface Cause {
  /** Counts the causes of a run, from 1. */
  number: number;
  /** What stays the same from run to run, so that a cause is known again. */
  identity: string;
  /** The first failure that it shows in. Of the others, only the following is collected. */
  first: Failure;
  /** The operation that is to be looked at. It may be another while more is found out. */
  operationId: string;
  /** The operations whose answers show it. */
  operations: Set<string>;
  /** The calls' variations, where they differ: `body with Name as a number`. */
  variants: Set<string>;
  /** How many failures it has. */
  count: number;
}

/** What happens in a run, in order. Reporters consume it, and the run does not know of them. */
export type RunEvent =
  | {
      type: 'started';
      api: string;
      target: string;
      agreed: string;
      run: string;
      /** What the run's id and its traffic derive from. */
      seed: number | undefined;
      cases: number;
      /** Which of how many runs it is that share the cases: `2/4`. */
      shard?: string;
      /** What a shell puts into the variables of reproducing lines, by their names; no secret values. */
      credentials?: Readonly<Record<string, string>> | undefined;
    }
  /** `place` counts the cases of the whole plan, from 0; `at` is in milliseconds since 1970. */
  | { type: 'case-started'; caseId: string; title: string; place: number; at: number }
  | { type: 'called'; record: CallRecord }
  /**
   * `cause` and `symptom` are known to who listens to a run, and `isNew` for the first failure of its cause. `expired` is
   * the known failure that it was until its day.
   */
  | {
      type: 'failed';
      failure: Failure;
      cause?: Cause;
      isNew?: boolean;
      symptom?: Symptom;
      expired?: KnownFailure | undefined;
    }
  /** Something failed that the baseline has: it does not count. */
  | { type: 'known'; known: KnownFailure; symptom: Symptom; failure: Failure }
  /** Something failed that no source states; `assumption` is its row in the fact sheet: `G-A1`. */
  | { type: 'unverified'; assumption: string; failure: Failure }
  /** A rule of the server that its document lacks, in words; the run keeps to it from now on. */
  | { type: 'learned'; operationId: string; what: string }
  /** A part of the case cannot be exercised; `blockedBy` is the cause of that, by its number, where it is a failure. */
  | { type: 'not-covered'; caseId: string; reason: NotCoveredReason; blockedBy?: number }
  /**
   * `covered` is false where nothing of the case could be exercised: it has neither passed nor failed. `failures` are those
   * whose cause no case before had; `blockedBy` is the cause that ended it, by its number, where it has none. `known` are
   * those of the baseline; `at` is in milliseconds since 1970.
   */
  | {
      type: 'case-ended';
      caseId: string;
      failures: number;
      known: number;
      covered: boolean;
      blockedBy?: number;
      at: number;
    }
  | { type: 'cleaned-up' }
  /** What the run created is still there. */
  | { type: 'left-behind'; items: readonly LeftBehind[] }
  /** What was there before the run, and what the run did not create, is not as it was. */
  | { type: 'changed'; changes: readonly Change[] }
  /** What the baseline has and is no more. */
  | { type: 'fixed'; fixed: readonly KnownFailure[] }
  | { type: 'coverage'; coverage: Coverage }
  | {
      type: 'ended';
      cases: number;
      calls: number;
      failures: number;
      /** Why not all cases have run, where they have not. */
      incomplete: string | undefined;
      ms: number;
    };

/** An item that a run created and that is still there. */
export interface LeftBehind {
  /** Its path in the document, with its id: `/things/7`. */
  path: string;
  /** A shell command that removes it; `undefined` where the document has no operation that does. */
  remove: string | undefined;
}

/** A difference between what was readable before a run and what is after it. */
export interface Change {
  /** What was read: `GET /things/7`. */
  what: string;
  /** In words: `/name was "a", is "b"`. Secret values are redacted. */
  how: string;
}

/** The events of one type. */
export type RunEventOf<Type extends RunEvent['type']> = Extract<RunEvent, { type: Type }>;

export type Emit = (event: RunEvent) => void;
