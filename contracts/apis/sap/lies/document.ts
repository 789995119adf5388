import { type HttpRequest, noBody } from '../../../spec/message.ts';
import { changing, jsonOf, type Lie, rewriting, withHeaders, withJson } from '../../../suite/lying.ts';
import { isCreate, isList, isPatch, isToken, succeeded } from './tools.ts';

/** Lies about what the document has. */
export const documentLies: readonly Lie[] = [
  {
    caughtBy: 'status-documented',
    says: 'a client without a secret is 403 Forbidden',
    tell: changing(
      (request, { status }) => isToken(request) && status === 401,
      (response) => ({ ...response, status: 403 }),
    ),
  },
  {
    caughtBy: 'content-type-documented',
    says: 'a missing secret is told of in HTML',
    tell: changing(
      (_, { status }) => status === 404,
      (response) => withHeaders(response, { 'Content-Type': 'text/html' }),
    ),
  },
  {
    caughtBy: 'content-type-documented',
    says: 'a deletion is answered with nothing',
    tell: changing(
      ({ method }, { status }) => method === 'DELETE' && status === 202,
      ({ headers: { 'Content-Type': _, ...headers } }) => ({ status: 202, headers, body: '' }),
    ),
  },
  {
    caughtBy: 'headers-documented',
    says: 'strangers are asked for id and secret',
    tell: changing(
      (_, { status }) => status === 401,
      (response) => withHeaders(response, { 'WWW-Authenticate': 'Basic realm="aicore"' }),
    ),
  },
  {
    caughtBy: 'body-schema',
    says: 'the list is no object but an array',
    tell: changing(succeeded(isList), (response) => withJson(response, jsonOf(response).resources)),
  },
  {
    caughtBy: 'body-schema',
    says: 'an error is not nested',
    tell: changing(
      ({ path }, { status }) => path.startsWith('/v2/') && status >= 400,
      (response) => withJson(response, jsonOf(response).error),
    ),
  },
  {
    caughtBy: 'body-schema',
    says: 'a token is an opaque string',
    tell: changing(succeeded(isToken), (response) =>
      withJson(response, { ...jsonOf(response), access_token: 'opaque' }),
    ),
  },
  {
    caughtBy: 'undeclared-method-refused',
    says: 'PUT replaces a secret',
    tell: changing(
      ({ method }) => method === 'PUT',
      (response) => ({ ...response, status: 202 }),
    ),
  },
  {
    caughtBy: 'unknown-id-refused',
    says: 'what is not there can be deleted',
    tell: changing(
      ({ method }, { status }) => method === 'DELETE' && status === 404,
      (response) => ({ ...withJson(response, { id: 'deleted', message: 'deleted' }), status: 202 }),
    ),
  },
  {
    caughtBy: 'unknown-id-refused',
    says: 'a patch creates what is not there',
    tell: rewriting(isPatch, async (request, truth) => {
      const name = request.path.split('/').at(-1);
      const post = { ...request, method: 'POST', path: '/v2/admin/dockerRegistrySecrets' };
      const headers = { ...request.headers, 'content-type': 'application/json' };
      const body = JSON.stringify({ name, data: { '.dockerconfigjson': '{}' } });
      await truth({ ...post, headers, body: Buffer.from(body) });
      return request;
    }),
  },
  {
    caughtBy: 'invalid-input-refused',
    says: 'a create is never refused for its body',
    tell: changing(
      (request, { status }) => isCreate(request) && status === 400,
      (response) => ({ ...withJson(response, { message: 'secret has been created' }), status: 202 }),
    ),
  },
  {
    caughtBy: 'invalid-input-refused',
    says: 'a page that cannot be read is the whole list',
    tell: pardoning(isList),
  },
];

/** Answers what should be refused for its query as if it had none. */
function pardoning(concerned: (request: HttpRequest) => boolean): Lie['tell'] {
  return (truth) => async (request) => {
    const response = await truth(request);
    if (!concerned(request) || response.status !== 400) return response;
    return truth({ ...request, query: '', body: noBody });
  };
}
