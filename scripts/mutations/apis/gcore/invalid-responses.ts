import { jsonOf, objectOf, withHeaders, withJson, withStatus } from '../../http-message-helpers.ts';
import { answeredWith, changeJson, changeResponse, succeeded } from '../../match-and-change-calls.ts';
import type { HandwrittenMutant } from '../../mutant.ts';
import { leakSecret } from '../../stateful-changes.ts';
import {
  anyBodyCreates,
  creationAnsweredWith,
  methodSucceeds,
  missingIsDeleted,
  notFoundAsHtml,
} from '../shared-mutants.ts';
import { accepted, deleted, isCreate, isDelete, isList, isRead, isUpdate } from './call-matchers.ts';

const passwordOf = (request: Parameters<typeof isRead>[0]): string | undefined => {
  const password = objectOf(request)?.password;
  return typeof password === 'string' && password !== '' ? password : undefined;
};

/** A single response that breaks the document. */
export const invalidResponses: readonly HandwrittenMutant[] = [
  creationAnsweredWith(201, 200, isCreate),
  {
    killedBy: 'status-documented',
    id: 'an invalid request is answered with 422',
    mutate: changeResponse(answeredWith(400), withStatus(422)),
  },
  notFoundAsHtml,
  {
    killedBy: 'content-type-documented',
    id: 'a deletion is answered with JSON',
    mutate: changeResponse(answeredWith(204), (response) => withJson(response, {})),
  },
  {
    killedBy: 'headers-documented',
    id: 'x-should-retry of a conflict is maybe',
    mutate: changeResponse(answeredWith(409), (response) =>
      withHeaders(response, { 'x-should-retry': 'maybe' }),
    ),
  },
  {
    killedBy: 'body-schema',
    id: 'a created secret has no updated_at, as on one of the vendor’s pages',
    mutate: changeJson(succeeded(isCreate), ({ updated_at: _, ...secret }) => secret),
  },
  {
    killedBy: 'body-schema',
    id: 'an error has no request_id',
    mutate: changeJson(answeredWith(404), ({ request_id: _, ...error }) => error),
  },
  {
    killedBy: 'body-schema',
    id: 'a validation error does not name the fields',
    mutate: changeJson(answeredWith(400), ({ invalid_fields: _, ...error }) => error),
  },
  {
    killedBy: 'secret-never-leaks',
    id: 'a secret is read with its password',
    mutate: leakSecret(passwordOf, succeeded(isRead), (response, password) =>
      withJson(response, { ...jsonOf(response), password }),
    ),
  },
  {
    killedBy: 'secret-never-leaks',
    id: 'a list has a password in base64',
    mutate: leakSecret(passwordOf, succeeded(isList), (response, password) =>
      withJson(response, { ...jsonOf(response), note: Buffer.from(password).toString('base64') }),
    ),
  },
  {
    killedBy: 'secret-never-leaks',
    id: 'a validation error quotes the password',
    mutate: leakSecret(passwordOf, answeredWith(400), (response, message) =>
      withJson(response, { ...jsonOf(response), message }),
    ),
  },
  methodSucceeds('PUT', /./, accepted),
  missingIsDeleted(isDelete, deleted),
  {
    killedBy: 'unknown-id-refused',
    id: 'an update creates a missing secret',
    mutate: changeResponse(answeredWith(404, isUpdate), accepted),
  },
  anyBodyCreates(isCreate, accepted),
  {
    killedBy: 'invalid-input-refused',
    id: 'an invalid limit is corrected',
    mutate: changeResponse(answeredWith(400, isList), (response) =>
      withJson(response, { count: 0, results: [] }, 200),
    ),
  },
  {
    killedBy: 'gcore/request-ids',
    id: 'every error has the same request_id',
    mutate: changeJson(
      (_, { status }) => status >= 400,
      (error) => ({ ...error, request_id: '0'.repeat(32) }),
    ),
  },
  {
    killedBy: 'gcore/request-ids',
    id: 'a request_id is a number',
    mutate: (handle) => {
      let requestCount = 0;
      return async (request) => {
        const response = await handle(request);
        requestCount += 1;
        if (response.status < 400) return response;
        return withJson(response, { ...jsonOf(response), request_id: String(requestCount) });
      };
    },
  },
];
