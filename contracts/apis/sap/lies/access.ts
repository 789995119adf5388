import { writeToken } from '../../../spec/sap-token.ts';
import { changing, jsonOf, type Lie, rewriting, withHeaders, withJson } from '../../../suite/lying.ts';
import { isGet, isToken, refusal, refusedWith, succeeded, withHeader, withStatus } from './tools.ts';

/** Lies about who is let in, and how. */
export const accessLies: readonly Lie[] = [
  {
    caughtBy: 'strangers-refused',
    says: 'everybody is let in',
    tell: rewriting(
      ({ path }) => path.startsWith('/v2/'),
      (request) => ({ ...request, headers: { ...request.headers, authorization: 'Bearer anybody' } }),
    ),
  },
  {
    caughtBy: 'strangers-refused',
    says: 'an expired token is as good as any',
    tell: rewriting(
      ({ headers }) => String(headers.authorization).startsWith('Bearer ey'),
      (request) => ({
        ...request,
        headers: { ...request.headers, authorization: `Bearer ${writeToken({ sub: 'anybody' })}` },
      }),
    ),
  },
  {
    caughtBy: 'sap/challenge',
    says: 'strangers are not told how to come in',
    tell: changing(
      refusedWith(401, ({ path }) => path.startsWith('/v2/')),
      (response) => {
        const { 'WWW-Authenticate': _, ...headers } = response.headers;
        return { ...response, headers };
      },
    ),
  },
  {
    caughtBy: 'sap/challenge',
    says: 'strangers are told what is not there',
    tell: changing(refusedWith(401, isGet), (response) => refusal(response, 404)),
  },
  {
    caughtBy: 'sap/bearer-scheme',
    says: 'the scheme must be written Bearer',
    tell: rewriting(
      ({ headers }) => /^(bearer|BEARER) /.test(String(headers.authorization)),
      (request) => withHeader(request, 'authorization', 'none'),
    ),
  },
  {
    caughtBy: 'sap/token-forms',
    says: 'a client must have its secret in the header',
    tell: changing(
      (request) => isToken(request) && /client_secret=[^&]/.test(request.body.toString()),
      (response) => withStatus(response, 401, { error: 'unauthorized' }),
    ),
  },
  {
    caughtBy: 'sap/token-forms',
    says: 'the claims of a token are no JSON',
    tell: changing(succeeded(isToken), (response) => {
      const [header, , end] = jsonOf(response).access_token.split('.');
      return withJson(response, { ...jsonOf(response), access_token: `${header}.c2VjcmV0.${end}` });
    }),
  },
  {
    caughtBy: 'sap/token-refusals',
    says: 'the token server knows no OAuth 2.0 errors',
    tell: changing(
      (request, { status }) => isToken(request) && status === 400,
      (response) => withJson(response, { error: 'bad_request' }),
    ),
  },
  {
    caughtBy: 'sap/token-refusals',
    says: 'any grant is as good as client credentials',
    tell: rewriting(isToken, (request) => {
      const form = new URLSearchParams(request.body.toString());
      form.set('grant_type', 'client_credentials');
      return { ...request, body: Buffer.from(form.toString()) };
    }),
  },
  {
    caughtBy: 'sap/other-methods',
    says: 'the answer to another method does not say which there are',
    tell: changing(
      (_, { status }) => status === 405,
      (response) => withHeaders(response, { Allow: '' }),
    ),
  },
];
