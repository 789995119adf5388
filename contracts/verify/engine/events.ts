import type { Finding, Intent, Severity } from '../checks/check.ts';
import type { CallRecord } from './call-record.ts';
import type { NotCoveredReason } from './case-abort.ts';
import type { Coverage } from './coverage.ts';

/** A broken promise, with all that a person needs to see it again. Secret values are taken out. */
export interface Failure extends Finding {
  /** JSON pointer into the document: to what says otherwise, or at least to the operation. */
  documented: string;
  caseId: string;
  /** The check's id, or the journey's. */
  check: string;
  /** What was promised, as a sentence. */
  promise: string;
  severity: Severity;
  /** The promise's code in the catalogue of Web Fuzzing Commons, where it has one: `F200`. */
  wfc?: string | undefined;
  operationId: string;
  intent: Intent;
  /** What was called, and answered: `GET /v1.44/secrets/x → 404`. */
  call: string;
  /** A line that sends the same request. */
  curl: string;
  /** All the calls that it takes to see it, as lines for a shell, where one is not enough. */
  sequence?: readonly string[];
  /** The call itself. */
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
  | { type: 'assumed'; assumption: string; failure: Failure }
  /** Something that the case is about cannot be tried. */
  | { type: 'untried'; caseId: string; untried: NotCoveredReason }
  /** `tried` says whether anything was: a case that could try nothing has kept no promise. */
  | { type: 'case-ended'; caseId: string; failures: number; tried: boolean }
  | { type: 'cleaned-up' }
  | { type: 'covered'; coverage: Coverage }
  | { type: 'ended'; cases: number; calls: number; failures: number; stopped: boolean; ms: number };

/** The events of one type. */
export type RunEventOf<Type extends RunEvent['type']> = Extract<RunEvent, { type: Type }>;

export type Emit = (event: RunEvent) => void;
