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
  'no-such-control': { status: 404, title: 'The control API has no such path' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof problems;

/** A failure of the mock itself; `detail` says what happened and what to do. */
export class Problem extends Error {
  override name = 'Problem';
  readonly code: ProblemCode;

  constructor(code: ProblemCode, detail: string) {
    super(detail);
    this.code = code;
  }

  get status(): number {
    return problems[this.code].status;
  }

  /** The body that goes with the media type `application/problem+json`. */
  toJSON(): { type: string; title: string; status: number; detail: string } {
    const { status, title } = problems[this.code];
    return { type: `urn:bonafide:${this.code}`, title, status, detail: this.message };
  }
}
