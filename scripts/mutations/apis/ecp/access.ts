import { type HttpRequest, headerOf } from '../../../../contracts/http/message.ts';
import { withHeaders, withoutHeader, withStatus } from '../../http-message-helpers.ts';
import { answeredWith, anyRequest, changeRequest, changeResponse } from '../../match-and-change-calls.ts';
import type { HandwrittenMutant } from '../../mutant.ts';
import { isList, rejected, signed } from './call-matchers.ts';

/** Who is let in, and on whose behalf. */
export const access: readonly HandwrittenMutant[] = [
  {
    killedBy: 'auth-required',
    id: 'unauthenticated lists are accepted',
    mutate: changeRequest(isList, signed),
  },
  {
    killedBy: 'auth-required',
    id: 'any Basic credentials are valid',
    mutate: changeRequest((request) => /^Basic /.test(authorizationOf(request)), signed),
  },
  {
    killedBy: 'auth-required',
    id: 'a signature needs no date',
    mutate: changeRequest(
      (request) => authorizationOf(request) !== '' && !('date' in request.headers),
      signed,
    ),
  },
  {
    killedBy: 'auth-required',
    id: 'any well-formed password is valid',
    mutate: changeRequest((request) => looksSigned(request) && 'date' in request.headers, signed),
  },
  {
    killedBy: 'auth-required',
    id: 'an unauthenticated request is answered with 400',
    mutate: changeResponse(answeredWith(401), withStatus(400)),
  },
  {
    killedBy: 'ecp/request-ids',
    id: 'every response has the same Qtl-Request-Id',
    mutate: changeResponse(anyRequest, (response) =>
      withHeaders(response, { 'Qtl-Request-Id': '9c1d2e3f4a5b6c7d' }),
    ),
  },
  {
    killedBy: 'ecp/either-date-header',
    id: 'a date in UTC is rejected',
    mutate: changeResponse(
      ({ headers }) => /UTC$/.test(headerOf(headers, 'date') ?? ''),
      rejected(401, 'AccessDenied'),
    ),
  },
  {
    killedBy: 'ecp/either-date-header',
    id: 'x-cnc-date is ignored',
    mutate: changeRequest(anyRequest, (request) => withoutHeader(request, 'x-cnc-date')),
  },
  {
    killedBy: 'ecp/child-customers',
    id: 'On-Behalf-Of is ignored',
    mutate: changeRequest(anyRequest, (request) => withoutHeader(request, 'on-behalf-of')),
  },
];

function authorizationOf({ headers }: HttpRequest): string {
  return headerOf(headers, 'authorization') ?? '';
}

function looksSigned(request: HttpRequest): boolean {
  const [, encoded = ''] = authorizationOf(request).split(' ');
  return /^[^:]+:.{27}=$/.test(Buffer.from(encoded, 'base64').toString());
}
