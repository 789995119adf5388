import type { HttpRequest, HttpResponse } from '../../http/message.ts';
import type { Operation, Spec } from '../../openapi/spec.ts';

/** Why a call was made: what the document says of it depends on that. */
export type Intent =
  | 'valid'
  | 'valid input'
  | 'undeclared method'
  | 'unknown id'
  | 'invalid input'
  | 'no credentials';

/** How much a broken promise matters: `critical` where secrets or access are at stake. */
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
  /** The status that the call is to bring about, where there is only one. */
  wanted?: number | undefined;
}

/** Where a promise was broken, and how. */
export interface Finding {
  /** JSON pointer into the response: `/status`, `/headers/Api-Version`, `/body/Spec/Name`. */
  pointer: string;
  message: string;
  /** JSON pointer into the document, where it says otherwise. */
  documented?: string;
}

/** One promise: judges one observed call, and has no effect. No findings mean that the promise was kept. */
export interface Check {
  id: string;
  /** The promise, as a sentence. */
  title: string;
  /** `high`, unless said otherwise. */
  severity?: Severity;
  /** The fault's code in the catalogue of Web Fuzzing Commons 0.12.1, where it has one: `F200`. */
  wfc?: string;
  /** The intents of the calls that it looks at: any, unless said otherwise. */
  intents?: readonly Intent[];
  inspect(seen: Observation): Finding[];
}
