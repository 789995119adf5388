import { writeToken } from '../../../../contracts/auth/sap-token.ts';
import {
  changing,
  type HandwrittenMutant,
  jsonOf,
  rewriting,
  withHeaders,
  withJson,
} from '../../handwritten.ts';
import { isGet, isToken, refusal, refusedWith, succeeded, withHeader, withStatus } from './tools.ts';

/** Lies about who is let in, and how. */
export const accessLies: readonly HandwrittenMutant[] = [
  {
    killedBy: 'auth-required',
    description: 'everybody is let in',
    mutate: rewriting(
      ({ path }) => path.startsWith('/v2/'),
      (request) => ({ ...request, headers: { ...request.headers, authorization: 'Bearer anybody' } }),
    ),
  },
  {
    killedBy: 'auth-required',
    description: 'an expired token is as good as any',
    mutate: rewriting(
      ({ headers }) => String(headers.authorization).startsWith('Bearer ey'),
      (request) => ({
        ...request,
        headers: { ...request.headers, authorization: `Bearer ${writeToken({ sub: 'anybody' })}` },
      }),
    ),
  },
  {
    killedBy: 'sap/challenge',
    description: 'strangers are not told how to come in',
    mutate: changing(
      refusedWith(401, ({ path }) => path.startsWith('/v2/')),
      (response) => {
        const { 'WWW-Authenticate': _, ...headers } = response.headers;
        return { ...response, headers };
      },
    ),
  },
  {
    killedBy: 'sap/challenge',
    description: 'strangers are told what is not there',
    mutate: changing(refusedWith(401, isGet), (response) => refusal(response, 404)),
  },
  {
    killedBy: 'sap/bearer-scheme',
    description: 'the scheme must be written Bearer',
    mutate: rewriting(
      ({ headers }) => /^(bearer|BEARER) /.test(String(headers.authorization)),
      (request) => withHeader(request, 'authorization', 'none'),
    ),
  },
  {
    killedBy: 'sap/token-forms',
    description: 'a client must have its secret in the header',
    mutate: changing(
      (request) => isToken(request) && /client_secret=[^&]/.test(request.body.toString()),
      (response) => withStatus(response, 401, { error: 'unauthorized' }),
    ),
  },
  {
    killedBy: 'sap/token-forms',
    description: 'the claims of a token are no JSON',
    mutate: changing(succeeded(isToken), (response) => {
      const [header, , end] = jsonOf(response).access_token.split('.');
      return withJson(response, { ...jsonOf(response), access_token: `${header}.c2VjcmV0.${end}` });
    }),
  },
  {
    killedBy: 'sap/token-refusals',
    description: 'the token server knows no OAuth 2.0 errors',
    mutate: changing(
      (request, { status }) => isToken(request) && status === 400,
      (response) => withJson(response, { error: 'bad_request' }),
    ),
  },
  {
    killedBy: 'sap/token-refusals',
    description: 'any grant is as good as client credentials',
    mutate: rewriting(isToken, (request) => {
      const form = new URLSearchParams(request.body.toString());
      form.set('grant_type', 'client_credentials');
      return { ...request, body: Buffer.from(form.toString()) };
    }),
  },
  {
    killedBy: 'sap/other-methods',
    description: 'the answer to another method does not say which there are',
    mutate: changing(
      (_, { status }) => status === 405,
      (response) => withHeaders(response, { Allow: '' }),
    ),
  },
];
