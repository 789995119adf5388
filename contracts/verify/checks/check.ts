import type { HttpRequest, HttpResponse } from '../../http/message.ts';
import type { Operation, Spec } from '../../openapi/spec.ts';

/** Why a call was made, which decides what is expected of its response. */
export type Intent =
  | 'valid'
  | 'valid input'
  | 'undeclared method'
  | 'unknown id'
  | 'invalid input'
  | 'no credentials'
  | 'another user';

/** How much a failure matters: `critical` where secrets or access are at stake. */
export type Severity = 'critical' | 'high' | 'medium' | 'low';

/** One call, as it was seen from outside. */
export interface Observation {
  spec: Spec;
  /** The operation that was called; for an undeclared method, one of the same path. */
  operation: Operation;
  intent: Intent;
  request: HttpRequest;
  response: HttpResponse;
  /** The body as JSON, where its content type says so and it is. */
  json: unknown;
  /** How long the answer took, in milliseconds. */
  ms: number;
  /** Every secret value that the run has sent so far. */
  secrets: readonly string[];
  /** The status that the call should bring about, where there is only one. */
  expectedStatus?: number | undefined;
}

/** Where a response fails a check, and how. */
export interface Finding {
  /** JSON pointer into the response: `/status`, `/headers/Api-Version`, `/body/Spec/Name`. */
  pointer: string;
  /** What should be there, for a person: `401 or 403`. The check's title, where it is absent. */
  expected?: string;
  /** What was seen instead, for a person: `404`. The value at `pointer`, where it is absent. */
  actual?: string;
  /** JSON pointer into the document, to what the response contradicts. */
  documented?: string;
  /** The operation that is to blame, where it is not the one that was called last: a read shows that a write was lost. */
  by?: string | undefined;
}

/** Judges one observed call, and has no side effect. A check without findings has passed. */
export interface Check {
  id: string;
  /** What should hold, as a sentence. */
  title: string;
  /** `high`, unless said otherwise. */
  severity?: Severity;
  /** The check's code in the catalogue of Web Fuzzing Commons 0.12.1, where it has one: `F200`. */
  wfc?: string;
  /** The intents of the calls that it looks at: any, unless said otherwise. */
  intents?: readonly Intent[];
  inspect(observation: Observation): Finding[];
}
