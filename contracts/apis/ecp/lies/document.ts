import { bodiless, changing, jsonOf, type Lie, withJson } from '../../../suite/lying.ts';
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
export const documentLies: readonly Lie[] = [
  {
    caughtBy: 'status-documented',
    says: 'a created secret is 202 Accepted',
    tell: changing(
      (_, { status }) => status === 201,
      (response) => ({ ...response, status: 202 }),
    ),
  },
  {
    caughtBy: 'status-documented',
    says: 'a malformed body is 422',
    tell: changing(
      (request, { status }) => isUpdate(request) && status === 400,
      (response) => ({ ...response, status: 422 }),
    ),
  },
  {
    caughtBy: 'content-type-documented',
    says: 'a missing secret is told of in HTML',
    tell: changing(
      (_, { status }) => status === 404,
      (response) => ({ ...response, headers: { ...response.headers, 'Content-Type': 'text/html' } }),
    ),
  },
  {
    caughtBy: 'content-type-documented',
    says: 'a creation is answered with a body',
    tell: changing(
      (_, { status }) => status === 201,
      (response) => withJson(response, {}),
    ),
  },
  {
    caughtBy: 'headers-documented',
    says: 'a refusal has no Qtl-Request-Id',
    tell: changing(
      (_, { status }) => status === 404,
      ({ headers: { 'Qtl-Request-Id': _, ...headers }, ...response }) => ({ ...response, headers }),
    ),
  },
  {
    caughtBy: 'headers-documented',
    says: 'Location does not lead to the secret',
    tell: changing(
      (_, { status }) => status === 201,
      (response) => ({ ...response, headers: { ...response.headers, Location: '/ecp/v1/secrets' } }),
    ),
  },
  {
    caughtBy: 'body-schema',
    says: 'an error has a code, as that of a sibling product has',
    tell: changing(
      (_, { status }) => status >= 400,
      (response) => {
        const { error, message } = jsonOf(response);
        return withJson(response, { code: error, message });
      },
    ),
  },
  {
    caughtBy: 'body-schema',
    says: 'the list says how to log in to the registry',
    tell: changingSecrets(isList, (secret) => ({ ...secret, registry: 'docker.io', username: 'demo' })),
  },
  {
    caughtBy: 'body-schema',
    says: 'a time is a number',
    tell: changingSecrets(isRead, (secret) => ({ ...secret, creationTime: Date.parse(secret.creationTime) })),
  },
  {
    caughtBy: 'secret-never-leaks',
    says: 'the list has the password as a description',
    tell: leaking(isList, (password, response) => {
      const { ImagePullSecrets, totalCount } = jsonOf(response);
      const leaked = ImagePullSecrets?.map((secret: object) => ({ ...secret, description: password }));
      return leaked ? withJson(response, { ImagePullSecrets: leaked, totalCount }) : response;
    }),
  },
  {
    caughtBy: 'secret-never-leaks',
    says: 'a header has the password in base64',
    tell: leaking(isRead, (password, response) => {
      const debug = Buffer.from(password).toString('base64');
      return { ...response, headers: { ...response.headers, 'X-Debug': debug } };
    }),
  },
  {
    caughtBy: 'secret-never-leaks',
    says: 'a refusal repeats what was sent',
    tell: changing(
      (request, { status }) => isCreate(request) && status === 400,
      (response, request) => withJson(response, { ...jsonOf(response), message: request.body.toString() }),
    ),
  },
  {
    caughtBy: 'undeclared-method-refused',
    says: 'PUT replaces a secret',
    tell: changing(
      (request) => request.method === 'PUT' && isItem(request),
      (response) => bodiless(200, response),
    ),
  },
  {
    caughtBy: 'unknown-id-refused',
    says: 'what is not there can be deleted',
    tell: changing(
      (request, { status }) => isDelete(request) && status === 404,
      (response) => bodiless(204, response),
    ),
  },
  {
    caughtBy: 'unknown-id-refused',
    says: 'an update of what is not there is a bad request',
    tell: changing(
      (request, { status }) => isUpdate(request) && status === 404,
      (response) => refusal(400, 'SecretNotFound', response),
    ),
  },
  {
    caughtBy: 'invalid-input-refused',
    says: 'a creation is never refused for its body',
    tell: changing((request, { status }) => isCreate(request) && status === 400, created),
  },
  {
    caughtBy: 'invalid-input-refused',
    says: 'a limit or offset that is no number is passed over',
    tell: rewritingQueries((query) => {
      for (const name of ['limit', 'offset']) if (!/^\d+$/.test(query.get(name) ?? '')) query.delete(name);
    }),
  },
];
