/**
 * The mock's own errors, as opposed to the vendor's answers. Each is answered as `application/problem+json` (RFC 9457)
 * with the stable type `urn:bonafide:<code>`.
 */
export const problems = {
  'broken-response': { status: 500, title: 'The response would violate the document' },
  'handler-failed': { status: 500, title: 'Internal error of the mock' },
  'body-too-large': { status: 413, title: 'Request body too large' },
  busy: { status: 503, title: 'Too many bytes on their way' },
  'too-complex': { status: 413, title: 'Request too complex' },
  'store-full': { status: 507, title: 'Storage limit reached' },
  'no-token': { status: 401, title: 'The control API requires its token' },
  'wrong-host': { status: 403, title: 'The control API is only for this machine' },
  'wrong-origin': { status: 403, title: 'The origin is not allowed' },
  'no-such-state': { status: 404, title: 'Unknown provider state' },
  'bad-fault': { status: 400, title: 'Invalid fault' },
  'bad-clock': { status: 400, title: 'Invalid change of the clock' },
  'fault-failed': { status: 500, title: 'The fault could not be injected' },
  'no-credentials': { status: 401, title: 'Authentication required' },
  'no-such-path': { status: 404, title: 'Unknown path' },
  'no-such-method': { status: 405, title: 'Method not allowed' },
  'operation-off': { status: 501, title: 'The operation is disabled because of an issue in its document' },
  'no-such-item': { status: 404, title: 'Item not found' },
  taken: { status: 409, title: 'The item already exists' },
  'stale-write': { status: 412, title: 'Stale write' },
  'precondition-required': { status: 428, title: 'A precondition is required' },
  'invalid-request': { status: 422, title: 'Invalid request' },
  'not-acceptable': { status: 406, title: 'Not acceptable' },
  'unsupported-media-type': { status: 415, title: 'Unsupported media type' },
  'no-such-answer': { status: 404, title: 'The preferred response is not documented' },
  'cannot-answer': { status: 501, title: 'No valid response can be generated' },
  'cannot-represent': { status: 501, title: 'The document cannot represent what was sent' },
  'wrong-seed': { status: 422, title: 'Invalid seed data' },
  'no-such-control': { status: 404, title: 'Unknown path of the control API' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof problems;

/** One violation of a request. */
export interface ProblemPart {
  detail: string;
  /** JSON pointer into the request: `/body/name`, `/query/limit`. */
  pointer: string;
  /** JSON pointer of the violated rule in the document. */
  documented?: string;
  /** The rule itself: `type: "string"`. */
  expected?: string;
}

/** One violation of a request as Prism writes it, for tests that were written for Prism. */
export interface PrismViolation {
  /** `['body', 'owner', 'name']`, up to the object where a member is missing. */
  location: readonly string[];
  severity: 'Error';
  /** The violated keyword. */
  code: string;
  message: string;
}

export interface ProblemDetails {
  /** A status other than the usual one of its code. */
  status?: number;
  headers?: Readonly<Record<string, string>>;
  errors?: readonly ProblemPart[];
  validation?: readonly PrismViolation[];
}

/** A Problem as it is sent (RFC 9457). */
interface ProblemBody extends Omit<ProblemDetails, 'headers' | 'status'> {
  type: string;
  title: string;
  status: number;
  detail: string;
}

/** An error of the mock itself; `detail` says what happened and what to do. */
export class Problem extends Error {
  override name = 'Problem';
  readonly code: ProblemCode;
  readonly details: ProblemDetails;

  constructor(code: ProblemCode, detail: string, details: ProblemDetails = {}) {
    super(detail);
    this.code = code;
    this.details = details;
  }

  get status(): number {
    return this.details.status ?? problems[this.code].status;
  }

  /** The body that goes with the media type `application/problem+json`. */
  toJSON(): ProblemBody {
    const { errors, validation } = this.details;
    return {
      type: `urn:bonafide:${this.code}`,
      title: problems[this.code].title,
      status: this.status,
      detail: this.message,
      ...(errors && { errors }),
      ...(validation && { validation }),
    };
  }
}
