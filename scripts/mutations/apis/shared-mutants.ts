import { withHeaders, withStatus } from '../http-message-helpers.ts';
import { answeredWith, changeResponse, type RequestMatcher, requests } from '../match-and-change-calls.ts';
import type { HandwrittenMutant } from '../mutant.ts';

type Change = Parameters<typeof changeResponse>[1];

// Mutants that several APIs have, with what differs between them as parameters.

export const notFoundAsHtml: HandwrittenMutant = {
  killedBy: 'content-type-documented',
  id: 'a 404 is sent as HTML',
  mutate: changeResponse(answeredWith(404), (response) =>
    withHeaders(response, { 'Content-Type': 'text/html' }),
  ),
};

/** Creations are answered with another success status than the documented one. */
export function creationAnsweredWith(
  status: number,
  documented: number,
  isCreate?: RequestMatcher,
): HandwrittenMutant {
  return {
    killedBy: 'status-documented',
    id: `a creation is answered with ${status}`,
    mutate: changeResponse(answeredWith(documented, isCreate), withStatus(status)),
  };
}

/** A method that the document does not have succeeds. */
export function methodSucceeds(method: string, path: RegExp, succeed: Change): HandwrittenMutant {
  return {
    killedBy: 'undeclared-method-refused',
    id: `${method} succeeds`,
    mutate: changeResponse(requests(method, path), succeed),
  };
}

/** Deletions of what is not there succeed. */
export function missingIsDeleted(isDelete: RequestMatcher, succeed: Change): HandwrittenMutant {
  return {
    killedBy: 'unknown-id-refused',
    id: 'a missing secret can be deleted',
    mutate: changeResponse(answeredWith(404, isDelete), succeed),
  };
}

/** Creations with an invalid body succeed. */
export function anyBodyCreates(isCreate: RequestMatcher, succeed: Change): HandwrittenMutant {
  return {
    killedBy: 'invalid-input-refused',
    id: 'a creation is never rejected for its body',
    mutate: changeResponse(answeredWith(400, isCreate), succeed),
  };
}
