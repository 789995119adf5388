import type { PullSecret } from '../../../../contracts/apis/gcore/calls.ts';
import { headerOf } from '../../../../contracts/http/message.ts';
import {
  changing,
  type HandwrittenMutant,
  jsonOf,
  rewriting,
  withHeaders,
  withJson,
} from '../../handwritten.ts';
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
export const liesOfCalls: readonly HandwrittenMutant[] = [
  {
    killedBy: 'status-documented',
    description: 'a created secret is 201 Created',
    mutate: changing(succeeded(isCreate), (response) => ({ ...response, status: 201 })),
  },
  {
    killedBy: 'status-documented',
    description: 'an invalid request is 422',
    mutate: changing(answeredWith(400), (response) => ({ ...response, status: 422 })),
  },
  {
    killedBy: 'content-type-documented',
    description: 'a missing secret is told of in HTML',
    mutate: changing(answeredWith(404), (response) => withHeaders(response, { 'Content-Type': 'text/html' })),
  },
  {
    killedBy: 'content-type-documented',
    description: 'a delete answers with JSON',
    mutate: changing(answeredWith(204), (response) =>
      withHeaders(withJson(response, {}), { 'Content-Type': 'application/json' }),
    ),
  },
  {
    killedBy: 'headers-documented',
    description: 'x-should-retry of a conflict says maybe',
    mutate: changing(answeredWith(409), (response) => withHeaders(response, { 'x-should-retry': 'maybe' })),
  },
  {
    killedBy: 'body-schema',
    description: 'a created secret has no updated_at, as on one of the vendor’s pages',
    mutate: rewording(succeeded(isCreate), ({ updated_at: _, ...secret }: PullSecret) => secret),
  },
  {
    killedBy: 'body-schema',
    description: 'an error has no request_id',
    mutate: rewording(answeredWith(404), ({ request_id: _, ...error }: { request_id: string }) => error),
  },
  {
    killedBy: 'body-schema',
    description: 'a validation error does not name the fields',
    mutate: rewording(
      answeredWith(400),
      ({ invalid_fields: _, ...error }: { invalid_fields: object }) => error,
    ),
  },
  {
    killedBy: 'secret-never-leaks',
    description: 'a secret is read with its password',
    mutate: leaking(succeeded(isRead), (password, response) =>
      withJson(response, { ...jsonOf(response), password }),
    ),
  },
  {
    killedBy: 'secret-never-leaks',
    description: 'the list has a password, in base64',
    mutate: leaking(succeeded(isList), (password, response) => {
      const note = Buffer.from(password).toString('base64');
      return withJson(response, { ...jsonOf(response), note });
    }),
  },
  {
    killedBy: 'secret-never-leaks',
    description: 'a validation error quotes the body',
    mutate: leaking(answeredWith(400), (password, response) =>
      withJson(response, { ...jsonOf(response), message: password }),
    ),
  },
  {
    killedBy: 'undeclared-method-refused',
    description: 'PUT replaces a secret',
    mutate: changing(
      ({ method }) => method === 'PUT',
      (response) => ok(response),
    ),
  },
  {
    killedBy: 'unknown-id-refused',
    description: 'what is not there can be deleted',
    mutate: changing(answeredWith(404, isDelete), gone),
  },
  {
    killedBy: 'unknown-id-refused',
    description: 'an update creates what is not there',
    mutate: changing(answeredWith(404, isUpdate), (response) => ok(response)),
  },
  {
    killedBy: 'invalid-input-refused',
    description: 'a create is never refused for its body',
    mutate: changing(answeredWith(400, isCreate), (response) => ok(response)),
  },
  {
    killedBy: 'invalid-input-refused',
    description: 'a limit out of bounds is corrected',
    mutate: changing(answeredWith(400, isList), (response) => ok(response, { count: 0, results: [] })),
  },
  {
    killedBy: 'auth-required',
    description: 'whoever does not say who it is may list',
    mutate: rewriting(isList, (request) => {
      const authorization = headerOf(request.headers, 'authorization') ?? 'APIKey guest';
      return { ...request, headers: { ...request.headers, authorization } };
    }),
  },
  {
    killedBy: 'auth-required',
    description: 'a token may come as Bearer',
    mutate: rewriting(
      () => true,
      (request) => {
        const authorization = headerOf(request.headers, 'authorization')?.replace(/^Bearer /, 'APIKey ');
        return authorization ? { ...request, headers: { ...request.headers, authorization } } : request;
      },
    ),
  },
];
