import { withJson } from '../../http-message-helpers.ts';
import { anyRequest, changeRequest, changeResponse } from '../../match-and-change-calls.ts';
import type { HandwrittenMutant } from '../../mutant.ts';

/** Who is let in, and to what: `signChanged` signs each request that is not the received one. */
export const access: readonly HandwrittenMutant[] = [
  {
    killedBy: 'auth-required',
    id: 'unauthenticated requests are accepted',
    mutate: changeRequest(anyRequest, (request) => ({ ...request })),
  },
  {
    killedBy: 'auth-required',
    id: 'any signature with the right key ID is valid',
    mutate: changeRequest(
      ({ headers }) => /Access=AKEXAMPLE/.test(String(headers.authorization)),
      (request) => ({ ...request }),
    ),
  },
  {
    killedBy: 'huawei/project-ids',
    id: 'a project ID is cut to its length',
    mutate: changeRequest(
      ({ path }) => /^\/v1\/\w{33,}\//.test(path),
      (request) => ({ ...request, path: request.path.replace(/^(\/v1\/\w{32})\w+/, '$1') }),
    ),
  },
  {
    killedBy: 'huawei/unknown-paths',
    id: 'every path exists',
    mutate: changeResponse(
      ({ path }) => path.endsWith('/where'),
      (response) => withJson(response, {}, 200),
    ),
  },
];
