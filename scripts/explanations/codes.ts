import type { Check } from '../../contracts/verify/checks/check.ts';
import { checks } from '../../contracts/verify/checks/index.ts';
import { responseInTime } from '../../contracts/verify/checks/response-in-time.ts';
import { headMatchesGet } from '../../contracts/verify/properties/head-matches-get.ts';
import { properties } from '../../contracts/verify/properties/index.ts';
import { problems } from '../../mock/core/problem.ts';
import { type CheckExplanation, checkExplanations } from './explanations-of-checks.ts';
import { problemExplanations } from './explanations-of-problems.ts';

/** The id of a check, a property or a kind of case, or the code of a problem, with what a person should know of it. */
export interface ExplainedCode {
  code: string;
  kind: 'check' | 'problem';
  /** What must hold, or what the problem is. */
  title: string;
  /** Of a check: how much a failure matters. Of a problem: the usual status. */
  weight: string;
  /** Of a check: a server that fails it. Of a problem: when a mock answers with it. */
  example: string;
  remedy: string;
}

/** Checks that have no object of their own: they end a call or a case. */
const otherTitles: Readonly<Record<string, string>> = {
  'valid-request-accepted': 'a valid call of each operation is accepted',
  'request-answered': 'every request is answered',
  links: 'what an answer links to can be called',
  stateful: 'in any order of calls, each item is what was last written',
  'not-acceptable': 'an unacceptable media type is refused, where the document has 406',
  'unsupported-type': 'a body of another media type is refused, where the document has 415',
  duplicate: 'a second item of the same name is refused, where the document has 409',
};

/** What the ids of cases begin with, where it is not the id of the check that the case is about. */
export const caseKinds: Readonly<Record<string, string>> = {
  valid: 'valid-request-accepted',
  'valid-input': 'valid-input-accepted',
  'invalid-input': 'invalid-input-refused',
  'random-input': 'valid-input-accepted',
  'undeclared-method': 'undeclared-method-refused',
  'unknown-id': 'unknown-id-refused',
  head: 'head-matches-get',
};

const judges: readonly Pick<Check, 'id' | 'title' | 'severity'>[] = [
  ...checks,
  responseInTime(500),
  ...properties,
  headMatchesGet,
];

/** Every code that `bonafide explain` knows. */
export const explainedCodes: readonly ExplainedCode[] = [
  ...Object.entries(checkExplanations).map(([code, explanation]) => ofCheck(code, explanation)),
  ...Object.entries(problemExplanations).map(([code, { when, remedy }]): ExplainedCode => {
    const { status, title } = problems[code as keyof typeof problems];
    return { code, kind: 'problem', title, weight: String(status), example: when, remedy };
  }),
];

function ofCheck(code: string, { example, remedy }: CheckExplanation): ExplainedCode {
  const judge = judges.find(({ id }) => id === code);
  const title = judge?.title ?? otherTitles[code] ?? '';
  return { code, kind: 'check', title, weight: judge?.severity ?? 'high', example, remedy };
}
