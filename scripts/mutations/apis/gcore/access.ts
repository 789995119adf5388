import { withHeaders, withoutHeader } from '../../http-message-helpers.ts';
import { answeredWith, changeJson, changeRequest, changeResponse } from '../../match-and-change-calls.ts';
import type { HandwrittenMutant } from '../../mutant.ts';
import { changeCredentials, isList, rejected } from './call-matchers.ts';

/** Who is let in, and what is checked first. */
export const access: readonly HandwrittenMutant[] = [
  {
    killedBy: 'auth-required',
    id: 'unauthenticated lists are accepted',
    mutate: changeRequest(isList, (request) =>
      withHeaders(request, { authorization: String(request.headers.authorization ?? 'APIKey guest') }),
    ),
  },
  {
    killedBy: 'auth-required',
    id: 'a Bearer token is accepted',
    mutate: changeCredentials((authorization) => authorization.replace(/^Bearer /, 'APIKey ')),
  },
  {
    killedBy: 'gcore/apikey-scheme',
    id: 'APIKey is compared case-sensitively',
    mutate: changeCredentials((authorization) => (authorization.startsWith('APIK') ? '' : authorization)),
  },
  {
    killedBy: 'gcore/apikey-scheme',
    id: 'a token may follow several spaces',
    mutate: changeCredentials((authorization) => authorization.replace(/ +/, ' ')),
  },
  {
    killedBy: 'gcore/apikey-scheme',
    id: 'every 401 has the same exception_class',
    mutate: changeJson(answeredWith(401), (error) => ({ ...error, exception_class: 'not_authenticated' })),
  },
  {
    killedBy: 'gcore/order-of-checks',
    id: 'an unauthenticated request learns that an id is invalid',
    mutate: changeResponse(
      (request, response) =>
        answeredWith(401, isList)(request, response) && request.path.includes('no-number'),
      rejected(400, 'ValidationError', 'project_id'),
    ),
  },
  {
    killedBy: 'gcore/order-of-checks',
    id: 'an unknown method is answered with 401',
    mutate: changeResponse(answeredWith(405), rejected(401, 'not_authenticated')),
  },
  {
    killedBy: 'gcore/order-of-checks',
    id: 'a 405 has no Allow header',
    mutate: changeResponse(answeredWith(405), (response) => withoutHeader(response, 'Allow')),
  },
  {
    killedBy: 'gcore/order-of-checks',
    id: 'an update looks for its secret before it reads the body',
    mutate: changeResponse(
      ({ path }, { status }) => status === 400 && path.endsWith('-missing'),
      rejected(404, 'NotFoundError'),
    ),
  },
];
