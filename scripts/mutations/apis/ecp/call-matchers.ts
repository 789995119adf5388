import { ecpPassword } from '../../../../contracts/auth/ecp-password.ts';
import type { HttpRequest, HttpResponse } from '../../../../contracts/http/message.ts';
import { type Json, withHeaders, withJson, withoutBody } from '../../http-message-helpers.ts';
import { changeJson, type RequestMatcher, requests, succeeded } from '../../match-and-change-calls.ts';
import type { Mutate } from '../../mutant.ts';

export const collection = '/ecp/v1/imagepullsecrets';
const item = /^\/ecp\/v1\/imagepullsecrets\/./;

export const isList = requests('GET', /^\/ecp\/v1\/imagepullsecrets$/);
export const isCreate = requests('POST', /^\/ecp\/v1\/imagepullsecrets$/);
export const isRead = requests('GET', item);
export const isUpdate = requests('PATCH', item);
export const isDelete = requests('DELETE', item);
export const isWrite: RequestMatcher = (request) => isCreate(request) || isUpdate(request);

/** The account that tests give to the mock, and that mutants sign with. */
export const account = { ECP_USERNAME: 'mutant', ECP_API_KEY: 'the-key-of-a-mutant' };

/** The same request with valid credentials. */
export function signed(request: HttpRequest): HttpRequest {
  const date = new Date().toUTCString();
  const login = `${account.ECP_USERNAME}:${ecpPassword(account.ECP_API_KEY, date)}`;
  const authorization = `Basic ${Buffer.from(login).toString('base64')}`;
  return withHeaders(request, { 'x-cnc-date': date, authorization });
}

/** Says that a secret was created, with an ID that leads nowhere. */
export function created(response: HttpResponse): HttpResponse {
  const Location = `${collection}/0123456789abcdef0123456789abcdef`;
  return withHeaders(withoutBody(response, 201), { Location });
}

/** Rejects in the vendor's format. */
export function rejected(status: number, error: string): (response: HttpResponse) => HttpResponse {
  return (response) => withJson(response, { error, message: 'A message.' }, status);
}

/** Changes the secrets in the responses to some requests; in a list, each of them. */
export function changeSecrets(
  matches: RequestMatcher,
  change: (secret: Json, request: HttpRequest) => Json,
): Mutate {
  return changeJson(succeeded(matches), (json, request) => {
    const secrets = json.ImagePullSecrets?.map((secret: Json) => change(secret, request));
    return secrets ? { ...json, ImagePullSecrets: secrets } : change(json, request);
  });
}

/** Changes the body of lists. */
export function changeLists(change: (list: Json, query: URLSearchParams) => Json): Mutate {
  return changeJson(succeeded(isList), (list, { query }) => change(list, new URLSearchParams(query)));
}
