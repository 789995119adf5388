import type { InvalidFields, PullSecret } from '../../../../contracts/apis/gcore/calls.ts';
import type { HttpResponse } from '../../../../contracts/http/message.ts';
import { withHeaders, withJson } from '../../http-message-helpers.ts';
import { changeRequest, type RequestMatcher, requests } from '../../match-and-change-calls.ts';
import type { Mutate } from '../../mutant.ts';

const collection = /\/secrets\/[^/]+\/[^/]+$/;

export const isList = requests('GET', collection);
export const isCreate = requests('POST', collection);
export const isRead: RequestMatcher = ({ method, path }) => method === 'GET' && !collection.test(path);
export const isUpdate = requests('PATCH', /./);
export const isDelete = requests('DELETE', /./);

export interface Page {
  count: number;
  results: PullSecret[];
}

/** What a 400 names. */
export interface Invalid {
  invalid_fields: InvalidFields;
}

const sampleSecret: PullSecret = {
  name: 'a-name',
  registry: 'r',
  login: 'l',
  updated_at: '2021-01-01T00:00:00Z',
};

/** Accepts what should be rejected. */
export function accepted(response: HttpResponse): HttpResponse {
  return withJson(response, sampleSecret, 200);
}

export const deleted = (): HttpResponse => ({ status: 204, headers: {}, body: '' });

/** Rejects in the vendor's format. */
export function rejected(status: number, exception_class: string, field = 'name'): () => HttpResponse {
  const invalid = status === 400 ? { invalid_fields: { [field]: ['Input should be better'] } } : {};
  const body = { exception_class, message: 'No', request_id: '0'.repeat(32), ...invalid };
  return () => withJson({ status, headers: {}, body: '' }, body);
}

/** Rewrites the path of some requests. */
export function changePath(matches: RequestMatcher, change: (path: string) => string): Mutate {
  return changeRequest(matches, (request) => ({ ...request, path: change(request.path) }));
}

/** Rewrites the credentials of every request; no credentials are an empty text. */
export function changeCredentials(change: (authorization: string) => string): Mutate {
  return changeRequest(
    () => true,
    (request) => withHeaders(request, { authorization: change(String(request.headers.authorization ?? '')) }),
  );
}
