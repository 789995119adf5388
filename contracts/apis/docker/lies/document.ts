import { bodiless, changing, jsonOf, type Lie, withHeaders, withJson } from '../../../suite/lying.ts';
import { created, isCreate, isInspect, isList, isUpdate, leaking } from './tools.ts';

/** Lies about what the document itself promises. */
export const document: readonly Lie[] = [
  {
    caughtBy: 'status-documented',
    says: 'a created secret is 202 Accepted',
    tell: changing(
      (_, { status }) => status === 201,
      (response) => ({ ...response, status: 202 }),
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
    says: 'an update answers with the secret',
    tell: changing(
      (request, { status }) => isUpdate(request) && status === 200,
      (response) => withJson(response, {}),
    ),
  },
  {
    caughtBy: 'headers-documented',
    says: 'the list comes without Api-Version',
    tell: changing(isList, ({ headers: { 'Api-Version': _, ...headers }, ...response }) => ({
      ...response,
      headers,
    })),
  },
  {
    caughtBy: 'headers-documented',
    says: 'Ostype is an operating system that nobody has heard of',
    tell: changing(isInspect, (response) => withHeaders(response, { Ostype: 'plan9' })),
  },
  {
    caughtBy: 'body-schema',
    says: 'a secret without labels has null for them',
    tell: changing(
      (request, { status }) => isInspect(request) && status === 200,
      (response) => {
        const secret = jsonOf(response);
        return withJson(response, { ...secret, Spec: { ...secret.Spec, Labels: null } });
      },
    ),
  },
  {
    caughtBy: 'body-schema',
    says: 'an error is a text, not an object',
    tell: changing(
      (_, { status }) => status === 409,
      (response) => withJson(response, 'name in use'),
    ),
  },
  {
    caughtBy: 'secret-never-leaks',
    says: 'a secret is returned with its data',
    tell: leaking((data, response) => {
      const secret = jsonOf(response);
      return withJson(response, { ...secret, Spec: { ...secret.Spec, Data: data } });
    }),
  },
  {
    caughtBy: 'secret-never-leaks',
    says: 'a header has the data in clear',
    tell: leaking((data, response) => {
      const clear = Buffer.from(data, 'base64').toString();
      return withHeaders(response, { 'X-Debug': clear });
    }),
  },
  {
    caughtBy: 'undeclared-method-refused',
    says: 'PUT replaces a secret',
    tell: changing(
      ({ method }) => method === 'PUT',
      (response) => ({ ...response, status: 200, body: '' }),
    ),
  },
  {
    caughtBy: 'unknown-id-refused',
    says: 'what is not there can be deleted',
    tell: changing(
      ({ method }, { status }) => method === 'DELETE' && status === 404,
      (response) => bodiless(204, response),
    ),
  },
  {
    caughtBy: 'invalid-input-refused',
    says: 'a create is never refused for its body',
    tell: changing((request, { status }) => isCreate(request) && status === 400, created),
  },
  {
    caughtBy: 'invalid-input-refused',
    says: 'filters that cannot be read filter nothing',
    tell: changing(
      (request, { status }) => isList(request) && status === 500,
      (response) => ({ ...withJson(response, []), status: 200 }),
    ),
  },
];
