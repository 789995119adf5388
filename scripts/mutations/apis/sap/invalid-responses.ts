import { noBody } from '../../../../contracts/http/message.ts';
import {
  jsonOf,
  objectOf,
  withHeaders,
  withJson,
  withoutBody,
  withRequestJson,
  withStatus,
} from '../../http-message-helpers.ts';
import {
  answeredWith,
  changeJson,
  changeRequest,
  changeResponse,
  requests,
  succeeded,
} from '../../match-and-change-calls.ts';
import type { HandwrittenMutant } from '../../mutant.ts';
import { leakSecret } from '../../stateful-changes.ts';
import { anyBodyCreates, methodSucceeds, missingIsDeleted, notFoundAsHtml } from '../shared-mutants.ts';
import {
  collection,
  created,
  isApi,
  isCreate,
  isItem,
  isList,
  isRead,
  isToken,
  isUpdate,
} from './call-matchers.ts';

const isDelete = requests('DELETE', /./);

/** The credential that a creation sends. */
const credentialOf = (request: Parameters<typeof isCreate>[0]): string | undefined =>
  isCreate(request) ? objectOf(request)?.data?.['.dockerconfigjson'] : undefined;

/** A single response that breaks the document. */
export const invalidResponses: readonly HandwrittenMutant[] = [
  {
    killedBy: 'status-documented',
    id: 'a client without a secret is answered with 403',
    mutate: changeResponse(answeredWith(401, isToken), withStatus(403)),
  },
  notFoundAsHtml,
  {
    killedBy: 'content-type-documented',
    id: 'a deletion is answered with no body',
    mutate: changeResponse(answeredWith(202, isDelete), (response) => withoutBody(response)),
  },
  {
    killedBy: 'headers-documented',
    id: 'a 401 asks for Basic credentials',
    mutate: changeResponse(answeredWith(401), (response) =>
      withHeaders(response, { 'WWW-Authenticate': 'Basic realm="aicore"' }),
    ),
  },
  {
    killedBy: 'body-schema',
    id: 'a list is an array',
    mutate: changeJson(succeeded(isList), ({ resources }) => resources),
  },
  {
    killedBy: 'body-schema',
    id: 'an error is not nested',
    mutate: changeJson(
      (request, { status }) => isApi(request) && status >= 400,
      ({ error }) => error,
    ),
  },
  {
    killedBy: 'body-schema',
    id: 'a token is an opaque string',
    mutate: changeJson(succeeded(isToken), (token) => ({ ...token, access_token: 'opaque' })),
  },
  methodSucceeds('PUT', /./, withStatus(202)),
  missingIsDeleted(isDelete, (response) => withJson(response, { id: 'deleted', message: 'deleted' }, 202)),
  {
    killedBy: 'unknown-id-refused',
    id: 'an update creates a missing secret',
    mutate: changeRequest(isUpdate, async (request, handle) => {
      const name = request.path.split('/').at(-1);
      const creation = { ...request, method: 'POST', path: collection };
      await handle(
        withRequestJson(withHeaders(creation, { 'content-type': 'application/json' }), {
          name,
          data: { '.dockerconfigjson': '{}' },
        }),
      );
      return request;
    }),
  },
  anyBodyCreates(isCreate, created),
  {
    killedBy: 'invalid-input-refused',
    id: 'an unreadable page is the whole list',
    mutate: (handle) => async (request) => {
      const response = await handle(request);
      const isRejected = answeredWith(400, isList)(request, response);
      return isRejected ? handle({ ...request, query: '', body: noBody }) : response;
    },
  },
  {
    killedBy: 'secret-never-leaks',
    id: 'a secret is read with its credential',
    mutate: leakSecret(credentialOf, succeeded(isRead), (response, credential) =>
      withJson(response, { ...jsonOf(response), data: { '.dockerconfigjson': credential } }),
    ),
  },
  {
    killedBy: 'secret-never-leaks',
    id: 'a secret is read with its credential in base64, as in Kubernetes',
    mutate: leakSecret(credentialOf, succeeded(isRead), (response, credential) => {
      const encoded = Buffer.from(credential).toString('base64');
      return withJson(response, { ...jsonOf(response), data: { '.dockerconfigjson': encoded } });
    }),
  },
  {
    killedBy: 'secret-never-leaks',
    id: 'a rejection quotes the body',
    mutate: changeJson(answeredWith(400, isCreate), ({ error }, { body }) => ({
      error: { ...error, message: `${error.message}: ${body.toString()}` },
    })),
  },
  {
    killedBy: 'sap/only-name-shown',
    id: 'a list shows when a secret was created',
    mutate: changeJson(succeeded(isList), ({ count, resources }) => ({
      count,
      resources: resources.map((secret: object) => ({
        ...secret,
        creationTimestamp: '2026-01-01T00:00:00Z',
      })),
    })),
  },
  {
    killedBy: 'sap/error-bodies',
    id: 'every 404 has the same requestId',
    mutate: changeJson(answeredWith(404, isItem), ({ error }) => ({
      error: { ...error, requestId: '00000000-0000-4000-8000-000000000000' },
    })),
  },
  {
    killedBy: 'sap/error-bodies',
    id: 'a 404 does not name what is missing',
    mutate: changeJson(answeredWith(404, isItem), ({ error }) => ({
      error: { ...error, message: 'not found' },
    })),
  },
];
