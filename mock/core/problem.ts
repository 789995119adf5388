/**
 * What can go wrong with the mock itself, as opposed to what the vendor would answer. Each answers as
 * `application/problem+json` (RFC 9457) with the stable type `urn:bonafide:<code>`.
 */
export const problems = {
  'broken-response': { status: 500, title: 'The mock was about to break its own document' },
  'handler-failed': { status: 500, title: 'The mock failed' },
  'body-too-large': { status: 413, title: 'The request is larger than the mock takes' },
  'store-full': { status: 507, title: 'The mock keeps as much as it may' },
  'no-token': { status: 401, title: 'The control API wants its token' },
  'wrong-host': { status: 403, title: 'The control API is for this machine' },
  'no-such-state': { status: 404, title: 'There is no such provider state' },
  'bad-fault': { status: 400, title: 'There can be no such fault' },
  'fault-failed': { status: 500, title: 'A fault did not come about' },
  'no-credentials': { status: 401, title: 'The document wants credentials' },
  'no-such-path': { status: 404, title: 'The document has no such path' },
  'no-such-method': { status: 405, title: 'The document has no such method at this path' },
  'operation-off': { status: 501, title: 'The operation is off, since its document cannot be trusted' },
  'no-such-item': { status: 404, title: 'There is no such item' },
  taken: { status: 409, title: 'There is one like it already' },
  'stale-write': { status: 412, title: 'It is not as the caller last saw it' },
  'invalid-request': { status: 400, title: 'The request breaks the document' },
  'not-acceptable': { status: 406, title: 'The document has no such media type to answer with' },
  'unsupported-media-type': { status: 415, title: 'The document has no such media type to be sent' },
  'no-such-answer': { status: 400, title: 'The document has no such answer to prefer' },
  'cannot-answer': { status: 501, title: 'Nothing can be made up that keeps to the document' },
  'wrong-seed': { status: 422, title: 'The seed data breaks the document' },
  'no-such-control': { status: 404, title: 'The control API has no such path' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof problems;

/** One thing that is wrong with a request. */
export interface ProblemPart {
  detail: string;
  /** JSON pointer into the request: `/body/name`, `/query/limit`. */
  pointer: string;
  /** JSON pointer into the document. */
  documented?: string;
}

/** What a problem has besides its code and its text. */
export interface MoreOfProblem {
  headers?: Readonly<Record<string, string>>;
  errors?: readonly ProblemPart[];
}

/** A failure of the mock itself; `detail` says what happened and what to do. */
export class Problem extends Error {
  override name = 'Problem';
  readonly code: ProblemCode;
  readonly more: MoreOfProblem;

  constructor(code: ProblemCode, detail: string, more: MoreOfProblem = {}) {
    super(detail);
    this.code = code;
    this.more = more;
  }

  get status(): number {
    return problems[this.code].status;
  }

  /** The body that goes with the media type `application/problem+json`. */
  toJSON(): { type: string; title: string; status: number; detail: string; errors?: readonly ProblemPart[] } {
    const { status, title } = problems[this.code];
    const { errors } = this.more;
    return {
      type: `urn:bonafide:${this.code}`,
      title,
      status,
      detail: this.message,
      ...(errors && { errors }),
    };
  }
}
