import { createToken } from '../../../../contracts/auth/sap-token.ts';
import { withHeaders, withJson, withoutHeader } from '../../http-message-helpers.ts';
import {
  answeredWith,
  changeJson,
  changeRequest,
  changeResponse,
  succeeded,
} from '../../match-and-change-calls.ts';
import type { HandwrittenMutant } from '../../mutant.ts';
import { isApi, isItem, isRead, isToken, rejected } from './call-matchers.ts';

const authorizationOf = ({ headers }: Parameters<typeof isApi>[0]) => String(headers.authorization);

/** Who is let in, how, and to what. */
export const access: readonly HandwrittenMutant[] = [
  {
    killedBy: 'auth-required',
    id: 'unauthenticated requests are accepted',
    mutate: changeRequest(isApi, (request) => withHeaders(request, { authorization: 'Bearer anybody' })),
  },
  {
    killedBy: 'auth-required',
    id: 'an expired token is accepted',
    mutate: changeRequest(
      (request) => authorizationOf(request).startsWith('Bearer ey'),
      (request) => withHeaders(request, { authorization: `Bearer ${createToken({ sub: 'anybody' })}` }),
    ),
  },
  {
    killedBy: 'sap/missing-token-challenge',
    id: 'a 401 has no WWW-Authenticate header',
    mutate: changeResponse(answeredWith(401, isApi), (response) =>
      withoutHeader(response, 'WWW-Authenticate'),
    ),
  },
  {
    killedBy: 'sap/missing-token-challenge',
    id: 'an unauthenticated request learns what is missing',
    mutate: changeResponse(answeredWith(401, isRead), rejected(404)),
  },
  {
    killedBy: 'sap/bearer-in-any-case',
    id: 'the scheme must be written Bearer',
    mutate: changeRequest(
      (request) => /^(bearer|BEARER) /.test(authorizationOf(request)),
      (request) => withHeaders(request, { authorization: 'none' }),
    ),
  },
  {
    killedBy: 'sap/token-requests',
    id: 'a client must send its secret in the header',
    mutate: changeResponse(
      (request) => isToken(request) && /client_secret=[^&]/.test(request.body.toString()),
      (response) => withJson(response, { error: 'unauthorized' }, 401),
    ),
  },
  {
    killedBy: 'sap/token-requests',
    id: 'the claims of a token are not JSON',
    mutate: changeJson(succeeded(isToken), (token) => {
      const [header, , signature] = token.access_token.split('.');
      return { ...token, access_token: `${header}.c2VjcmV0.${signature}` };
    }),
  },
  {
    killedBy: 'sap/refused-token-requests',
    id: 'the token server has no OAuth 2.0 errors',
    mutate: changeJson(answeredWith(400, isToken), () => ({ error: 'bad_request' })),
  },
  {
    killedBy: 'sap/refused-token-requests',
    id: 'any grant is taken for client credentials',
    mutate: changeRequest(isToken, (request) => {
      const form = new URLSearchParams(request.body.toString());
      form.set('grant_type', 'client_credentials');
      return { ...request, body: Buffer.from(form.toString()) };
    }),
  },
  {
    killedBy: 'allow-complete',
    id: 'a 405 has an empty Allow header',
    mutate: changeResponse(answeredWith(405), (response) => withHeaders(response, { Allow: '' })),
  },
  {
    killedBy: 'sap/resource-groups',
    id: 'a resource group has secrets of its own',
    mutate: changeResponse(
      (request) => isItem(request) && String(request.headers['ai-resource-group']).includes('bonafide'),
      rejected(404),
    ),
  },
  {
    killedBy: 'sap/unknown-paths',
    id: 'every path exists',
    mutate: changeResponse(
      ({ path }) => path.endsWith('/where'),
      (response) => withJson(response, {}, 200),
    ),
  },
  {
    killedBy: 'sap/token-requests',
    id: 'a token expires before its expires_in',
    mutate: changeJson(succeeded(isToken), (token) => ({ ...token, expires_in: token.expires_in + 3600 })),
  },
  {
    killedBy: 'sap/token-requests',
    id: 'a token is valid for a second only',
    mutate: changeJson(succeeded(isToken), (token) => ({ ...token, expires_in: 1 })),
  },
];
