import { bodiless, changing, type HandwrittenMutant, jsonOf, withJson } from '../../handwritten.ts';
import {
  changingSecrets,
  created,
  isCreate,
  isDelete,
  isItem,
  isList,
  isRead,
  isUpdate,
  leaking,
  refusal,
  rewritingQueries,
} from './tools.ts';

/** Lies against what any document promises. */
export const documentLies: readonly HandwrittenMutant[] = [
  {
    killedBy: 'status-documented',
    description: 'a created secret is 202 Accepted',
    mutate: changing(
      (_, { status }) => status === 201,
      (response) => ({ ...response, status: 202 }),
    ),
  },
  {
    killedBy: 'status-documented',
    description: 'a malformed body is 422',
    mutate: changing(
      (request, { status }) => isUpdate(request) && status === 400,
      (response) => ({ ...response, status: 422 }),
    ),
  },
  {
    killedBy: 'content-type-documented',
    description: 'a missing secret is told of in HTML',
    mutate: changing(
      (_, { status }) => status === 404,
      (response) => ({ ...response, headers: { ...response.headers, 'Content-Type': 'text/html' } }),
    ),
  },
  {
    killedBy: 'content-type-documented',
    description: 'a creation is answered with a body',
    mutate: changing(
      (_, { status }) => status === 201,
      (response) => withJson(response, {}),
    ),
  },
  {
    killedBy: 'headers-documented',
    description: 'a refusal has no Qtl-Request-Id',
    mutate: changing(
      (_, { status }) => status === 404,
      ({ headers: { 'Qtl-Request-Id': _, ...headers }, ...response }) => ({ ...response, headers }),
    ),
  },
  {
    killedBy: 'headers-documented',
    description: 'Location does not lead to the secret',
    mutate: changing(
      (_, { status }) => status === 201,
      (response) => ({ ...response, headers: { ...response.headers, Location: '/ecp/v1/secrets' } }),
    ),
  },
  {
    killedBy: 'body-schema',
    description: 'an error has a code, as that of a sibling product has',
    mutate: changing(
      (_, { status }) => status >= 400,
      (response) => {
        const { error, message } = jsonOf(response);
        return withJson(response, { code: error, message });
      },
    ),
  },
  {
    killedBy: 'body-schema',
    description: 'the list says how to log in to the registry',
    mutate: changingSecrets(isList, (secret) => ({ ...secret, registry: 'docker.io', username: 'demo' })),
  },
  {
    killedBy: 'body-schema',
    description: 'a time is a number',
    mutate: changingSecrets(isRead, (secret) => ({
      ...secret,
      creationTime: Date.parse(secret.creationTime),
    })),
  },
  {
    killedBy: 'secret-never-leaks',
    description: 'the list has the password as a description',
    mutate: leaking(isList, (password, response) => {
      const { ImagePullSecrets, totalCount } = jsonOf(response);
      const leaked = ImagePullSecrets?.map((secret: object) => ({ ...secret, description: password }));
      return leaked ? withJson(response, { ImagePullSecrets: leaked, totalCount }) : response;
    }),
  },
  {
    killedBy: 'secret-never-leaks',
    description: 'a header has the password in base64',
    mutate: leaking(isRead, (password, response) => {
      const debug = Buffer.from(password).toString('base64');
      return { ...response, headers: { ...response.headers, 'X-Debug': debug } };
    }),
  },
  {
    killedBy: 'secret-never-leaks',
    description: 'a refusal repeats what was sent',
    mutate: changing(
      (request, { status }) => isCreate(request) && status === 400,
      (response, request) => withJson(response, { ...jsonOf(response), message: request.body.toString() }),
    ),
  },
  {
    killedBy: 'undeclared-method-refused',
    description: 'PUT replaces a secret',
    mutate: changing(
      (request) => request.method === 'PUT' && isItem(request),
      (response) => bodiless(200, response),
    ),
  },
  {
    killedBy: 'unknown-id-refused',
    description: 'what is not there can be deleted',
    mutate: changing(
      (request, { status }) => isDelete(request) && status === 404,
      (response) => bodiless(204, response),
    ),
  },
  {
    killedBy: 'unknown-id-refused',
    description: 'an update of what is not there is a bad request',
    mutate: changing(
      (request, { status }) => isUpdate(request) && status === 404,
      (response) => refusal(400, 'SecretNotFound', response),
    ),
  },
  {
    killedBy: 'invalid-input-refused',
    description: 'a creation is never refused for its body',
    mutate: changing((request, { status }) => isCreate(request) && status === 400, created),
  },
  {
    killedBy: 'invalid-input-refused',
    description: 'a limit or offset that is no number is passed over',
    mutate: rewritingQueries((query) => {
      for (const name of ['limit', 'offset']) if (!/^\d+$/.test(query.get(name) ?? '')) query.delete(name);
    }),
  },
];
