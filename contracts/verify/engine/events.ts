import type { Finding, Intent, Severity } from '../checks/check.ts';
import type { CallRecord } from './call-record.ts';
import type { NotCoveredReason } from './case-abort.ts';
import type { Coverage } from './coverage.ts';

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
  /** All the calls that reproduce it, as lines for a shell, where one is not enough. */
  sequence?: readonly string[];
  /** The last call. */
  record: CallRecord;
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
    }
  | { type: 'case-started'; caseId: string; title: string }
  | { type: 'called'; record: CallRecord }
  | { type: 'failed'; failure: Failure }
  /** Something failed that no source states; `assumption` is its row in the fact sheet: `G-A1`. */
  | { type: 'unverified'; assumption: string; failure: Failure }
  /** A rule of the server that its document lacks, in words; the run keeps to it from now on. */
  | { type: 'learned'; operationId: string; what: string }
  /** A part of the case cannot be exercised. */
  | { type: 'not-covered'; caseId: string; reason: NotCoveredReason }
  /** `covered` is false where nothing of the case could be exercised: it has neither passed nor failed. */
  | { type: 'case-ended'; caseId: string; failures: number; covered: boolean }
  | { type: 'cleaned-up' }
  /** What the run created is still there. */
  | { type: 'left-behind'; items: readonly LeftBehind[] }
  /** What was there before the run, and what the run did not create, is not as it was. */
  | { type: 'changed'; changes: readonly Change[] }
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
