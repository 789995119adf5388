import {
  bodiless,
  changing,
  type HandwrittenMutant,
  jsonOf,
  withHeaders,
  withJson,
} from '../../handwritten.ts';
import { created, isCreate, isInspect, isList, isUpdate, leaking } from './tools.ts';

/** Lies about what the document itself promises. */
export const document: readonly HandwrittenMutant[] = [
  {
    killedBy: 'status-documented',
    description: 'a created secret is 202 Accepted',
    mutate: changing(
      (_, { status }) => status === 201,
      (response) => ({ ...response, status: 202 }),
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
    description: 'an update answers with the secret',
    mutate: changing(
      (request, { status }) => isUpdate(request) && status === 200,
      (response) => withJson(response, {}),
    ),
  },
  {
    killedBy: 'headers-documented',
    description: 'the list comes without Api-Version',
    mutate: changing(isList, ({ headers: { 'Api-Version': _, ...headers }, ...response }) => ({
      ...response,
      headers,
    })),
  },
  {
    killedBy: 'headers-documented',
    description: 'Ostype is an operating system that nobody has heard of',
    mutate: changing(isInspect, (response) => withHeaders(response, { Ostype: 'plan9' })),
  },
  {
    killedBy: 'body-schema',
    description: 'a secret without labels has null for them',
    mutate: changing(
      (request, { status }) => isInspect(request) && status === 200,
      (response) => {
        const secret = jsonOf(response);
        return withJson(response, { ...secret, Spec: { ...secret.Spec, Labels: null } });
      },
    ),
  },
  {
    killedBy: 'body-schema',
    description: 'an error is a text, not an object',
    mutate: changing(
      (_, { status }) => status === 409,
      (response) => withJson(response, 'name in use'),
    ),
  },
  {
    killedBy: 'secret-never-leaks',
    description: 'a secret is returned with its data',
    mutate: leaking((data, response) => {
      const secret = jsonOf(response);
      return withJson(response, { ...secret, Spec: { ...secret.Spec, Data: data } });
    }),
  },
  {
    killedBy: 'secret-never-leaks',
    description: 'a header has the data in clear',
    mutate: leaking((data, response) => {
      const clear = Buffer.from(data, 'base64').toString();
      return withHeaders(response, { 'X-Debug': clear });
    }),
  },
  {
    killedBy: 'undeclared-method-refused',
    description: 'PUT replaces a secret',
    mutate: changing(
      ({ method }) => method === 'PUT',
      (response) => ({ ...response, status: 200, body: '' }),
    ),
  },
  {
    killedBy: 'unknown-id-refused',
    description: 'what is not there can be deleted',
    mutate: changing(
      ({ method }, { status }) => method === 'DELETE' && status === 404,
      (response) => bodiless(204, response),
    ),
  },
  {
    killedBy: 'invalid-input-refused',
    description: 'a create is never refused for its body',
    mutate: changing((request, { status }) => isCreate(request) && status === 400, created),
  },
  {
    killedBy: 'invalid-input-refused',
    description: 'filters that cannot be read filter nothing',
    mutate: changing(
      (request, { status }) => isList(request) && status === 500,
      (response) => ({ ...withJson(response, []), status: 200 }),
    ),
  },
];
