/**
 * The kinds of mismatches between recorded traffic and a document, named as in swagger-mock-validator and
 * openapi-pact-comparator.
 */
export const mismatchKinds = {
  'request.path-or-method.unknown': 'error',
  'request.authorization.missing': 'error',
  'request.accept.incompatible': 'error',
  'request.accept.unknown': 'warning',
  'request.content-type.incompatible': 'error',
  'request.content-type.missing': 'warning',
  'request.content-type.unknown': 'warning',
  'request.header.incompatible': 'error',
  'request.header.unknown': 'warning',
  'request.query.incompatible': 'error',
  'request.query.unknown': 'warning',
  'request.body.incompatible': 'error',
  'request.body.unknown': 'warning',
  'request.body.unvalidatable': 'warning',
  'response.status.unknown': 'error',
  'response.status.default': 'warning',
  'response.content-type.incompatible': 'error',
  'response.content-type.unknown': 'warning',
  'response.header.incompatible': 'error',
  'response.header.unknown': 'error',
  'response.header.undefined': 'warning',
  'response.body.incompatible': 'error',
  'response.body.unknown': 'error',
  'response.body.unvalidatable': 'warning',
} as const satisfies Record<string, 'error' | 'warning'>;

export type MismatchKind = keyof typeof mismatchKinds;

/** Where an interaction and the document differ. */
export interface Mismatch {
  kind: MismatchKind;
  /** JSON pointer into the interaction: `/request/body/name`, `/response/status`. */
  at: string;
  /** JSON pointer into the document. */
  documented: string;
  /** For people. */
  message: string;
}

/** Makes a mismatch. */
export function mismatch(kind: MismatchKind, at: string, documented: string, message: string): Mismatch {
  return { kind, at, documented, message };
}
