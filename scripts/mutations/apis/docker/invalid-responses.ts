import {
  jsonOf,
  objectOf,
  withHeaders,
  withJson,
  withoutBody,
  withoutHeader,
} from '../../http-message-helpers.ts';
import {
  answeredWith,
  changeJson,
  changeResponse,
  requests,
  succeeded,
} from '../../match-and-change-calls.ts';
import type { HandwrittenMutant } from '../../mutant.ts';
import { leakSecret } from '../../stateful-changes.ts';
import {
  anyBodyCreates,
  creationAnsweredWith,
  methodSucceeds,
  missingIsDeleted,
  notFoundAsHtml,
} from '../shared-mutants.ts';
import { created, isCreate, isInspect, isList, isUpdate } from './call-matchers.ts';

const dataOf = (request: Parameters<typeof isCreate>[0]): string | undefined =>
  isCreate(request) ? objectOf(request)?.Data : undefined;

/** A single response that breaks the document. */
export const invalidResponses: readonly HandwrittenMutant[] = [
  creationAnsweredWith(202, 201),
  notFoundAsHtml,
  {
    killedBy: 'content-type-documented',
    id: 'an update is answered with JSON',
    mutate: changeResponse(succeeded(isUpdate), (response) => withJson(response, {})),
  },
  {
    killedBy: 'headers-documented',
    id: 'a list has no Api-Version header',
    mutate: changeResponse(isList, (response) => withoutHeader(response, 'Api-Version')),
  },
  {
    killedBy: 'headers-documented',
    id: 'Ostype is an unknown operating system',
    mutate: changeResponse(isInspect, (response) => withHeaders(response, { Ostype: 'plan9' })),
  },
  {
    killedBy: 'body-schema',
    id: 'Labels is null',
    mutate: changeJson(succeeded(isInspect), (secret) => ({
      ...secret,
      Spec: { ...secret.Spec, Labels: null },
    })),
  },
  {
    killedBy: 'body-schema',
    id: 'an error is a string',
    mutate: changeResponse(answeredWith(409), (response) => withJson(response, 'name in use')),
  },
  {
    killedBy: 'secret-never-leaks',
    id: 'an inspected secret has its data',
    mutate: leakSecret(dataOf, succeeded(isInspect), (response, Data) => {
      const secret = jsonOf(response);
      return withJson(response, { ...secret, Spec: { ...secret.Spec, Data } });
    }),
  },
  {
    killedBy: 'secret-never-leaks',
    id: 'a header has the decoded data',
    // A header cannot have line breaks.
    mutate: leakSecret(dataOf, succeeded(isInspect), (response, data) =>
      withHeaders(response, { 'X-Debug': Buffer.from(data, 'base64').toString().trim() }),
    ),
  },
  methodSucceeds('PUT', /./, (response) => ({ ...response, status: 200, body: '' })),
  missingIsDeleted(requests('DELETE', /./), (response) => withoutBody(response, 204)),
  anyBodyCreates(isCreate, created),
  {
    killedBy: 'invalid-input-refused',
    id: 'unreadable filters are ignored',
    mutate: changeResponse(answeredWith(500, isList), (response) => withJson(response, [], 200)),
  },
  {
    killedBy: 'docker/ping',
    id: 'HEAD names another engine than GET',
    mutate: changeResponse(requests('HEAD', /\/_ping$/), (response) =>
      withHeaders(response, { Server: 'Docker/1.0 (linux)' }),
    ),
  },
];
