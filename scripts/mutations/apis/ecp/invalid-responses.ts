import {
  jsonOf,
  objectOf,
  withHeaders,
  withJson,
  withoutBody,
  withoutHeader,
  withStatus,
} from '../../http-message-helpers.ts';
import { answeredWith, changeJson, changeQuery, changeResponse } from '../../match-and-change-calls.ts';
import type { HandwrittenMutant } from '../../mutant.ts';
import { leakSecret } from '../../stateful-changes.ts';
import {
  anyBodyCreates,
  creationAnsweredWith,
  methodSucceeds,
  missingIsDeleted,
  notFoundAsHtml,
} from '../shared-mutants.ts';
import {
  changeSecrets,
  created,
  isCreate,
  isDelete,
  isList,
  isRead,
  isUpdate,
  rejected,
} from './call-matchers.ts';

const passwordOf = (request: Parameters<typeof isCreate>[0]): string | undefined =>
  isCreate(request) ? objectOf(request)?.password || undefined : undefined;

/** A single response that breaks the document. */
export const invalidResponses: readonly HandwrittenMutant[] = [
  creationAnsweredWith(202, 201),
  {
    killedBy: 'status-documented',
    id: 'an invalid update is answered with 422',
    mutate: changeResponse(answeredWith(400, isUpdate), withStatus(422)),
  },
  notFoundAsHtml,
  {
    killedBy: 'content-type-documented',
    id: 'a creation is answered with JSON',
    mutate: changeResponse(answeredWith(201), (response) => withJson(response, {})),
  },
  {
    killedBy: 'headers-documented',
    id: 'a 404 has no Qtl-Request-Id header',
    mutate: changeResponse(answeredWith(404), (response) => withoutHeader(response, 'Qtl-Request-Id')),
  },
  {
    killedBy: 'headers-documented',
    id: 'Location leads elsewhere',
    mutate: changeResponse(answeredWith(201), (response) =>
      withHeaders(response, { Location: '/ecp/v1/secrets' }),
    ),
  },
  {
    killedBy: 'body-schema',
    id: 'an error has a code, as in a sibling product',
    mutate: changeJson(
      (_, { status }) => status >= 400,
      ({ error, message }) => ({ code: error, message }),
    ),
  },
  {
    killedBy: 'body-schema',
    id: 'listed secrets have a registry and a username',
    mutate: changeSecrets(isList, (secret) => ({ ...secret, registry: 'docker.io', username: 'demo' })),
  },
  {
    killedBy: 'body-schema',
    id: 'a time is a number',
    mutate: changeSecrets(isRead, (secret) => ({
      ...secret,
      creationTime: Date.parse(secret.creationTime),
    })),
  },
  {
    killedBy: 'secret-never-leaks',
    id: 'listed secrets have the password as description',
    mutate: leakSecret(passwordOf, isList, (response, description) => {
      const { ImagePullSecrets: secrets, totalCount } = jsonOf(response);
      const leaked = secrets?.map((secret: object) => ({ ...secret, description }));
      return leaked ? withJson(response, { ImagePullSecrets: leaked, totalCount }) : response;
    }),
  },
  {
    killedBy: 'secret-never-leaks',
    id: 'a header has the password in base64',
    mutate: leakSecret(passwordOf, isRead, (response, password) =>
      withHeaders(response, { 'X-Debug': Buffer.from(password).toString('base64') }),
    ),
  },
  {
    killedBy: 'secret-never-leaks',
    id: 'a rejection quotes the body',
    mutate: changeJson(answeredWith(400, isCreate), (error, { body }) => ({
      ...error,
      message: body.toString(),
    })),
  },
  methodSucceeds('PUT', /\/imagepullsecrets\/./, (response) => withoutBody(response, 200)),
  missingIsDeleted(isDelete, (response) => withoutBody(response, 204)),
  {
    killedBy: 'unknown-id-refused',
    id: 'an update of a missing secret is answered with 400',
    mutate: changeResponse(answeredWith(404, isUpdate), rejected(400, 'SecretNotFound')),
  },
  anyBodyCreates(isCreate, created),
  {
    killedBy: 'invalid-input-refused',
    id: 'a limit or offset that is not a number is ignored',
    mutate: changeQuery(isList, (query) => {
      for (const name of ['limit', 'offset']) if (!/^\d+$/.test(query.get(name) ?? '')) query.delete(name);
    }),
  },
];
