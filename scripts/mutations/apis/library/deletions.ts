import type { HttpResponse } from '../../../../contracts/http/message.ts';
import { type RequestMatcher, succeeded } from '../../match-and-change-calls.ts';
import type { HandwrittenMutant, Mutate } from '../../mutant.ts';
import { isDelete, isReplace, isUpdate } from './call-matchers.ts';

/** What can still be done with a deleted book. */
export const deletions: readonly HandwrittenMutant[] = [
  {
    killedBy: 'unknown-id-refused',
    during: 'life-cycle',
    id: 'a deleted book can be updated',
    mutate: repeatSuccess(isUpdate),
  },
  {
    killedBy: 'unknown-id-refused',
    during: 'life-cycle',
    id: 'a deleted book can be replaced',
    mutate: repeatSuccess(isReplace),
  },
  {
    killedBy: 'unknown-id-refused',
    during: 'life-cycle',
    id: 'a deleted book can be deleted again',
    mutate: repeatSuccess(isDelete),
  },
];

/** Answers a call for a missing book with the last success of the operation. */
function repeatSuccess(matches: RequestMatcher): Mutate {
  return (handle) => {
    let last: HttpResponse | undefined;
    return async (request) => {
      const response = await handle(request);
      if (succeeded(matches)(request, response)) last = response;
      return matches(request) && response.status === 404 && last ? last : response;
    };
  };
}
