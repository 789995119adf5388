import type { HttpResponse } from '../../../spec/message.ts';
import { changing, jsonOf, type Lie, rewriting, withJson } from '../../../suite/lying.ts';
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
export const creationLies: readonly Lie[] = [
  { caughtBy: 'sap/life-cycle', says: 'a deleted secret can still be read', tell: remembering() },
  {
    caughtBy: 'sap/life-cycle',
    says: 'a secret is created only after it was accepted',
    tell: changing(succeeded(isGet), (response) => refusal(response, 404)),
  },
  {
    caughtBy: 'sap/life-cycle',
    says: 'a deletion answers with an id of its own',
    tell: changing(succeeded(isDelete), (response) =>
      withJson(response, { ...jsonOf(response), id: 'd4fec9c24c54f87e' }),
    ),
  },
  {
    caughtBy: 'sap/duplicate-names',
    says: 'a name can be taken twice',
    tell: changing(refusedWith(409, isCreate), (response) => withStatus(response, 202, created)),
  },
  {
    caughtBy: 'sap/duplicate-names',
    says: 'a name that was deleted stays taken',
    tell: burning(),
  },
  {
    caughtBy: 'sap/names',
    says: 'an underscore is no part of a name',
    tell: changing(
      (request, response) => succeeded(isCreate)(request, response) && jsonOf(request).name.includes('_'),
      (response) => refusal(response, 400),
    ),
  },
  {
    caughtBy: 'sap/names',
    says: 'a name may be longer than 63 characters',
    tell: rewriting(isCreate, (request) => {
      const body = jsonBody(request);
      if (typeof body?.name !== 'string') return request;
      return { ...request, body: Buffer.from(JSON.stringify({ ...body, name: body.name.slice(0, 63) })) };
    }),
  },
  {
    caughtBy: 'sap/credential-text',
    says: 'a credential is any text',
    tell: changing(
      (_, response) => response.status === 400 && response.body.includes('the text of a JSON object'),
      (response, request) => withStatus(response, 202, isCreate(request) ? created : modified),
    ),
  },
  {
    caughtBy: 'sap/credential-text',
    says: 'a credential needs auths',
    tell: changing(
      (request) => isPatch(request) && request.body.includes('HttpHeaders'),
      (response) => refusal(response, 400),
    ),
  },
  {
    caughtBy: 'sap/content-types',
    says: 'a body is taken for JSON whatever it says it is',
    tell: rewriting(
      ({ body, path }) => body.length > 0 && path.startsWith('/v2/'),
      (request) => withHeader(request, 'content-type', 'application/json'),
    ),
  },
  {
    caughtBy: 'sap/content-types',
    says: 'a content type without a body is refused',
    tell: changing(
      ({ method, headers }) => method !== 'POST' && method !== 'PATCH' && 'content-type' in headers,
      (response) => refusal(response, 400),
    ),
  },
  {
    caughtBy: 'sap/quota-limit',
    says: 'the quota is no limit',
    tell: changing(refusedWith(403, isCreate), (response) =>
      response.body.includes('quota') ? withStatus(response, 202, created) : response,
    ),
  },
];

/** Answers from what was once read. */
function remembering(): Lie['tell'] {
  const seen = new Map<string, HttpResponse>();
  return changing(isGet, (response, { path }) => {
    if (response.status === 200) seen.set(path, response);
    return seen.get(path) ?? response;
  });
}

/** Never gives a deleted name again. */
function burning(): Lie['tell'] {
  const deleted = new Set<string>();
  return changing(
    (request, response) => {
      if (succeeded(isDelete)(request, response)) deleted.add(jsonOf(response).id);
      return succeeded(isCreate)(request, response) && deleted.has(jsonOf(request).name);
    },
    (response) => refusal(response, 409),
  );
}
