import type { HttpRequest, HttpResponse } from '../../../../contracts/http/message.ts';
import { withJson } from '../../http-message-helpers.ts';
import { type RequestMatcher, requests } from '../../match-and-change-calls.ts';

const item = /^\/v2\/admin\/dockerRegistrySecrets\/./;
export const collection = '/v2/admin/dockerRegistrySecrets';

export const isList = requests('GET', /^\/v2\/admin\/dockerRegistrySecrets$/);
export const isCreate = requests('POST', /^\/v2\/admin\/dockerRegistrySecrets$/);
export const isItem: RequestMatcher = ({ path }) => item.test(path);
export const isRead = requests('GET', item);
export const isUpdate = requests('PATCH', item);
export const isDelete = requests('DELETE', item);
export const isQuota: RequestMatcher = ({ path }) => path.startsWith('/v2/admin/resourceQuota/');
export const isToken: RequestMatcher = ({ path }) => path === '/oauth/token';
/** Everything but the token server's. */
export const isApi: RequestMatcher = ({ path }) => path.startsWith('/v2/');

/** Says that a secret was created. */
export function created(response: HttpResponse): HttpResponse {
  return withJson(response, { message: 'secret has been created' }, 202);
}

/** Says that a creation or an update was accepted. */
export function accepted(response: HttpResponse, request: HttpRequest): HttpResponse {
  if (isCreate(request)) return created(response);
  return withJson(response, { id: 'modified', message: 'Secret has been modified' }, 202);
}

/** Rejects in the vendor's format. */
export function rejected(status: number): (response: HttpResponse) => HttpResponse {
  return (response) => withJson(response, { error: { code: `99990${status}`, message: 'refused' } }, status);
}
