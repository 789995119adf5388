import { type HttpRequest, noBody } from '../../../../contracts/http/message.ts';
import {
  changing,
  type HandwrittenMutant,
  jsonOf,
  rewriting,
  withHeaders,
  withJson,
} from '../../handwritten.ts';
import { isCreate, isList, isPatch, isToken, succeeded } from './tools.ts';

/** Lies about what the document has. */
export const documentLies: readonly HandwrittenMutant[] = [
  {
    killedBy: 'status-documented',
    description: 'a client without a secret is 403 Forbidden',
    mutate: changing(
      (request, { status }) => isToken(request) && status === 401,
      (response) => ({ ...response, status: 403 }),
    ),
  },
  {
    killedBy: 'content-type-documented',
    description: 'a missing secret is told of in HTML',
    mutate: changing(
      (_, { status }) => status === 404,
      (response) => withHeaders(response, { 'Content-Type': 'text/html' }),
    ),
  },
  {
    killedBy: 'content-type-documented',
    description: 'a deletion is answered with nothing',
    mutate: changing(
      ({ method }, { status }) => method === 'DELETE' && status === 202,
      ({ headers: { 'Content-Type': _, ...headers } }) => ({ status: 202, headers, body: '' }),
    ),
  },
  {
    killedBy: 'headers-documented',
    description: 'strangers are asked for id and secret',
    mutate: changing(
      (_, { status }) => status === 401,
      (response) => withHeaders(response, { 'WWW-Authenticate': 'Basic realm="aicore"' }),
    ),
  },
  {
    killedBy: 'body-schema',
    description: 'the list is no object but an array',
    mutate: changing(succeeded(isList), (response) => withJson(response, jsonOf(response).resources)),
  },
  {
    killedBy: 'body-schema',
    description: 'an error is not nested',
    mutate: changing(
      ({ path }, { status }) => path.startsWith('/v2/') && status >= 400,
      (response) => withJson(response, jsonOf(response).error),
    ),
  },
  {
    killedBy: 'body-schema',
    description: 'a token is an opaque string',
    mutate: changing(succeeded(isToken), (response) =>
      withJson(response, { ...jsonOf(response), access_token: 'opaque' }),
    ),
  },
  {
    killedBy: 'undeclared-method-refused',
    description: 'PUT replaces a secret',
    mutate: changing(
      ({ method }) => method === 'PUT',
      (response) => ({ ...response, status: 202 }),
    ),
  },
  {
    killedBy: 'unknown-id-refused',
    description: 'what is not there can be deleted',
    mutate: changing(
      ({ method }, { status }) => method === 'DELETE' && status === 404,
      (response) => ({ ...withJson(response, { id: 'deleted', message: 'deleted' }), status: 202 }),
    ),
  },
  {
    killedBy: 'unknown-id-refused',
    description: 'a patch creates what is not there',
    mutate: rewriting(isPatch, async (request, truth) => {
      const name = request.path.split('/').at(-1);
      const post = { ...request, method: 'POST', path: '/v2/admin/dockerRegistrySecrets' };
      const headers = { ...request.headers, 'content-type': 'application/json' };
      const body = JSON.stringify({ name, data: { '.dockerconfigjson': '{}' } });
      await truth({ ...post, headers, body: Buffer.from(body) });
      return request;
    }),
  },
  {
    killedBy: 'invalid-input-refused',
    description: 'a create is never refused for its body',
    mutate: changing(
      (request, { status }) => isCreate(request) && status === 400,
      (response) => ({ ...withJson(response, { message: 'secret has been created' }), status: 202 }),
    ),
  },
  {
    killedBy: 'invalid-input-refused',
    description: 'a page that cannot be read is the whole list',
    mutate: pardoning(isList),
  },
];

/** Answers what should be refused for its query as if it had none. */
function pardoning(concerned: (request: HttpRequest) => boolean): HandwrittenMutant['mutate'] {
  return (truth) => async (request) => {
    const response = await truth(request);
    if (!concerned(request) || response.status !== 400) return response;
    return truth({ ...request, query: '', body: noBody });
  };
}
