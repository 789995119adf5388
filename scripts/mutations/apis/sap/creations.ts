import type { HttpResponse } from '../../../../contracts/http/message.ts';
import { changing, type HandwrittenMutant, jsonOf, rewriting, withJson } from '../../handwritten.ts';
import {
  isCreate,
  isDelete,
  isGet,
  isPatch,
  jsonBody,
  refusal,
  refusedWith,
  succeeded,
  withHeader,
  withStatus,
} from './tools.ts';

const created = { message: 'secret has been created' };
const modified = { id: 'modified', message: 'Secret has been modified' };

/** Lies about what can be created, and for how long it is there. */
export const creationLies: readonly HandwrittenMutant[] = [
  { killedBy: 'sap/life-cycle', description: 'a deleted secret can still be read', mutate: remembering() },
  {
    killedBy: 'sap/life-cycle',
    description: 'a secret is created only after it was accepted',
    mutate: changing(succeeded(isGet), (response) => refusal(response, 404)),
  },
  {
    killedBy: 'sap/life-cycle',
    description: 'a deletion answers with an id of its own',
    mutate: changing(succeeded(isDelete), (response) =>
      withJson(response, { ...jsonOf(response), id: 'd4fec9c24c54f87e' }),
    ),
  },
  {
    killedBy: 'sap/duplicate-names',
    description: 'a name can be taken twice',
    mutate: changing(refusedWith(409, isCreate), (response) => withStatus(response, 202, created)),
  },
  {
    killedBy: 'sap/duplicate-names',
    description: 'a name that was deleted stays taken',
    mutate: burning(),
  },
  {
    killedBy: 'sap/names',
    description: 'an underscore is no part of a name',
    mutate: changing(
      (request, response) => succeeded(isCreate)(request, response) && jsonOf(request).name.includes('_'),
      (response) => refusal(response, 400),
    ),
  },
  {
    killedBy: 'sap/names',
    description: 'a name may be longer than 63 characters',
    mutate: rewriting(isCreate, (request) => {
      const body = jsonBody(request);
      if (typeof body?.name !== 'string') return request;
      return { ...request, body: Buffer.from(JSON.stringify({ ...body, name: body.name.slice(0, 63) })) };
    }),
  },
  {
    killedBy: 'sap/credential-text',
    description: 'a credential is any text',
    mutate: changing(
      (_, response) => response.status === 400 && response.body.includes('the text of a JSON object'),
      (response, request) => withStatus(response, 202, isCreate(request) ? created : modified),
    ),
  },
  {
    killedBy: 'sap/credential-text',
    description: 'a credential needs auths',
    mutate: changing(
      (request) => isPatch(request) && request.body.includes('HttpHeaders'),
      (response) => refusal(response, 400),
    ),
  },
  {
    killedBy: 'sap/content-types',
    description: 'a body is taken for JSON whatever it says it is',
    mutate: rewriting(
      ({ body, path }) => body.length > 0 && path.startsWith('/v2/'),
      (request) => withHeader(request, 'content-type', 'application/json'),
    ),
  },
  {
    killedBy: 'sap/content-types',
    description: 'a content type without a body is refused',
    mutate: changing(
      ({ method, headers }) => method !== 'POST' && method !== 'PATCH' && 'content-type' in headers,
      (response) => refusal(response, 400),
    ),
  },
  {
    killedBy: 'sap/quota-limit',
    description: 'the quota is no limit',
    mutate: changing(refusedWith(403, isCreate), (response) =>
      response.body.includes('quota') ? withStatus(response, 202, created) : response,
    ),
  },
];

/** Answers from what was once read. */
function remembering(): HandwrittenMutant['mutate'] {
  const seen = new Map<string, HttpResponse>();
  return changing(isGet, (response, { path }) => {
    if (response.status === 200) seen.set(path, response);
    return seen.get(path) ?? response;
  });
}

/** Never gives a deleted name again. */
function burning(): HandwrittenMutant['mutate'] {
  const deleted = new Set<string>();
  return changing(
    (request, response) => {
      if (succeeded(isDelete)(request, response)) deleted.add(jsonOf(response).id);
      return succeeded(isCreate)(request, response) && deleted.has(jsonOf(request).name);
    },
    (response) => refusal(response, 409),
  );
}
