import { jsonOf, withHeaders } from '../../http-message-helpers.ts';
import { changeRequest, changeRequestJson, changeResponse, succeeded } from '../../match-and-change-calls.ts';
import type { HandwrittenMutant } from '../../mutant.ts';
import { accepted, isApi, isCreate, isUpdate, rejected } from './call-matchers.ts';

/** Which values are accepted, and what becomes of them. */
export const values: readonly HandwrittenMutant[] = [
  {
    killedBy: 'sap/name-rule',
    id: 'a name with an underscore is rejected',
    mutate: changeResponse(
      (request, response) => succeeded(isCreate)(request, response) && jsonOf(request).name.includes('_'),
      rejected(400),
    ),
  },
  {
    killedBy: 'sap/name-rule',
    id: 'a name is cut to 63 characters',
    mutate: changeRequestJson(isCreate, (secret) => ({
      ...secret,
      ...(typeof secret.name === 'string' && { name: secret.name.slice(0, 63) }),
    })),
  },
  {
    killedBy: 'sap/credential-is-json-object',
    id: 'a credential is any text',
    mutate: changeResponse(
      (_, { status, body }) => status === 400 && body.includes('the text of a JSON object'),
      accepted,
    ),
  },
  {
    killedBy: 'sap/credential-is-json-object',
    id: 'a credential needs auths',
    mutate: changeResponse(
      (request) => isUpdate(request) && request.body.includes('HttpHeaders'),
      rejected(400),
    ),
  },
  {
    killedBy: 'sap/large-credential',
    id: 'a credential has at most 4 KB',
    mutate: changeResponse(
      (request) => (isCreate(request) || isUpdate(request)) && request.body.length > 4096,
      rejected(400),
    ),
  },
  {
    killedBy: 'sap/content-types',
    id: 'every body is read as JSON',
    mutate: changeRequest(
      (request) => isApi(request) && request.body.length > 0,
      (request) => withHeaders(request, { 'content-type': 'application/json' }),
    ),
  },
  {
    killedBy: 'sap/content-types',
    id: 'a content type without a body is rejected',
    mutate: changeResponse(
      ({ method, headers }) => method !== 'POST' && method !== 'PATCH' && 'content-type' in headers,
      rejected(400),
    ),
  },
];
