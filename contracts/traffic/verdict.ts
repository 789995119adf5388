/**
 * What can be between recorded traffic and a document. The names are those that swagger-mock-validator and
 * openapi-pact-comparator use, so that whoever comes from there knows them.
 */
export const verdictKinds = {
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

export type VerdictKind = keyof typeof verdictKinds;

/** Where an interaction and the document differ. */
export interface Verdict {
  kind: VerdictKind;
  /** JSON pointer into the interaction: `/request/body/name`, `/response/status`. */
  at: string;
  /** JSON pointer into the document. */
  documented: string;
  /** What is wrong, for a person. */
  message: string;
}

/** A verdict, in one line. */
export function verdict(kind: VerdictKind, at: string, documented: string, message: string): Verdict {
  return { kind, at, documented, message };
}
