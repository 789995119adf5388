import { headerOf } from '../../../spec/message.ts';
import { changing, jsonOf, type Lie, rewriting, withHeaders, withJson } from '../../../suite/lying.ts';
import type { PullSecret } from '../calls.ts';
import {
  answeredWith,
  gone,
  isCreate,
  isDelete,
  isList,
  isRead,
  isUpdate,
  leaking,
  ok,
  rewording,
  succeeded,
} from './tools.ts';

/** Lies that any document would give away: one call is enough to see each. */
export const liesOfCalls: readonly Lie[] = [
  {
    caughtBy: 'status-documented',
    says: 'a created secret is 201 Created',
    tell: changing(succeeded(isCreate), (response) => ({ ...response, status: 201 })),
  },
  {
    caughtBy: 'status-documented',
    says: 'an invalid request is 422',
    tell: changing(answeredWith(400), (response) => ({ ...response, status: 422 })),
  },
  {
    caughtBy: 'content-type-documented',
    says: 'a missing secret is told of in HTML',
    tell: changing(answeredWith(404), (response) => withHeaders(response, { 'Content-Type': 'text/html' })),
  },
  {
    caughtBy: 'content-type-documented',
    says: 'a delete answers with JSON',
    tell: changing(answeredWith(204), (response) =>
      withHeaders(withJson(response, {}), { 'Content-Type': 'application/json' }),
    ),
  },
  {
    caughtBy: 'headers-documented',
    says: 'x-should-retry of a conflict says maybe',
    tell: changing(answeredWith(409), (response) => withHeaders(response, { 'x-should-retry': 'maybe' })),
  },
  {
    caughtBy: 'body-schema',
    says: 'a created secret has no updated_at, as on one of the vendor’s pages',
    tell: rewording(succeeded(isCreate), ({ updated_at: _, ...secret }: PullSecret) => secret),
  },
  {
    caughtBy: 'body-schema',
    says: 'an error has no request_id',
    tell: rewording(answeredWith(404), ({ request_id: _, ...error }: { request_id: string }) => error),
  },
  {
    caughtBy: 'body-schema',
    says: 'a validation error does not name the fields',
    tell: rewording(
      answeredWith(400),
      ({ invalid_fields: _, ...error }: { invalid_fields: object }) => error,
    ),
  },
  {
    caughtBy: 'secret-never-leaks',
    says: 'a secret is read with its password',
    tell: leaking(succeeded(isRead), (password, response) =>
      withJson(response, { ...jsonOf(response), password }),
    ),
  },
  {
    caughtBy: 'secret-never-leaks',
    says: 'the list has a password, in base64',
    tell: leaking(succeeded(isList), (password, response) => {
      const note = Buffer.from(password).toString('base64');
      return withJson(response, { ...jsonOf(response), note });
    }),
  },
  {
    caughtBy: 'secret-never-leaks',
    says: 'a validation error quotes the body',
    tell: leaking(answeredWith(400), (password, response) =>
      withJson(response, { ...jsonOf(response), message: password }),
    ),
  },
  {
    caughtBy: 'undeclared-method-refused',
    says: 'PUT replaces a secret',
    tell: changing(
      ({ method }) => method === 'PUT',
      (response) => ok(response),
    ),
  },
  {
    caughtBy: 'unknown-id-refused',
    says: 'what is not there can be deleted',
    tell: changing(answeredWith(404, isDelete), gone),
  },
  {
    caughtBy: 'unknown-id-refused',
    says: 'an update creates what is not there',
    tell: changing(answeredWith(404, isUpdate), (response) => ok(response)),
  },
  {
    caughtBy: 'invalid-input-refused',
    says: 'a create is never refused for its body',
    tell: changing(answeredWith(400, isCreate), (response) => ok(response)),
  },
  {
    caughtBy: 'invalid-input-refused',
    says: 'a limit out of bounds is corrected',
    tell: changing(answeredWith(400, isList), (response) => ok(response, { count: 0, results: [] })),
  },
  {
    caughtBy: 'strangers-refused',
    says: 'whoever does not say who it is may list',
    tell: rewriting(isList, (request) => {
      const authorization = headerOf(request.headers, 'authorization') ?? 'APIKey guest';
      return { ...request, headers: { ...request.headers, authorization } };
    }),
  },
  {
    caughtBy: 'strangers-refused',
    says: 'a token may come as Bearer',
    tell: rewriting(
      () => true,
      (request) => {
        const authorization = headerOf(request.headers, 'authorization')?.replace(/^Bearer /, 'APIKey ');
        return authorization ? { ...request, headers: { ...request.headers, authorization } } : request;
      },
    ),
  },
];
