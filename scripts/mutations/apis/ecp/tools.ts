import { ecpPassword } from '../../../../contracts/auth/ecp-signature.ts';
import type { HttpRequest, HttpResponse } from '../../../../contracts/http/message.ts';
import {
  bodiless,
  changing,
  type Handle,
  type HandwrittenMutant,
  type Json,
  jsonOf,
  rewriting,
  withJson,
} from '../../handwritten.ts';

/** The account that the true mock knows, and that every liar knows too. */
export const account = { ECP_USERNAME: 'liar', ECP_API_KEY: 'the-key-of-a-liar' };

export const base = '/ecp/v1/imagepullsecrets';
export const isItem = ({ path }: HttpRequest) => path.startsWith(`${base}/`);
export const isList = ({ method, path }: HttpRequest) => method === 'GET' && path === base;
export const isCreate = ({ method, path }: HttpRequest) => method === 'POST' && path === base;
export const isRead = (request: HttpRequest) => request.method === 'GET' && isItem(request);
export const isUpdate = (request: HttpRequest) => request.method === 'PATCH' && isItem(request);
export const isDelete = (request: HttpRequest) => request.method === 'DELETE' && isItem(request);

/** The answer that a secret was created, with an ID of which nothing is known. */
export function created(response: HttpResponse): HttpResponse {
  const done = bodiless(201, response);
  return { ...done, headers: { ...done.headers, Location: `${base}/0123456789abcdef0123456789abcdef` } };
}

/** A refusal of the platform's own form. */
export function refusal(status: number, error: string, response: HttpResponse): HttpResponse {
  return { ...withJson(response, { error, message: 'A message.' }), status };
}

/** Changes the secrets that some requests are answered with; in a list, each of them. */
export function changingSecrets(
  concerned: (request: HttpRequest) => boolean,
  change: (secret: Json, request: HttpRequest) => Json,
): HandwrittenMutant['mutate'] {
  return changing(
    (request, { status }) => status === 200 && concerned(request),
    (response, request) => {
      const json = jsonOf(response);
      const secrets = json.ImagePullSecrets?.map((secret: Json) => change(secret, request));
      return withJson(response, secrets ? { ...json, ImagePullSecrets: secrets } : change(json, request));
    },
  );
}

/** Changes what is listed. */
export function changingLists(
  change: (list: Json, query: URLSearchParams) => Json,
): HandwrittenMutant['mutate'] {
  return changing(
    (request, { status }) => status === 200 && isList(request),
    (response, { query }) => withJson(response, change(jsonOf(response), new URLSearchParams(query))),
  );
}

/** Changes the bodies of some requests before they are answered truly; those that are no JSON stay as they are. */
export function rewritingBodies(
  concerned: (request: HttpRequest) => boolean,
  change: (body: Json) => Json,
): HandwrittenMutant['mutate'] {
  return rewriting(concerned, (request) => {
    const body = jsonOf(request);
    if (typeof body !== 'object' || Object.keys(body).length === 0) return request;
    return { ...request, body: Buffer.from(JSON.stringify(change(body))) };
  });
}

/** Changes the queries of lists before they are answered truly. */
export function rewritingQueries(change: (query: URLSearchParams) => void): HandwrittenMutant['mutate'] {
  return rewriting(isList, (request) => {
    const query = new URLSearchParams(request.query);
    change(query);
    return { ...request, query: query.toString() };
  });
}

/** Keeps the password of the newest secret, and puts it into some answers. */
export function leaking(
  concerned: (request: HttpRequest) => boolean,
  leak: (password: string, response: HttpResponse) => HttpResponse,
): HandwrittenMutant['mutate'] {
  let password = 'none yet';
  return changing(
    (request) => {
      if (isCreate(request)) password = jsonOf(request).password || password;
      return concerned(request);
    },
    (response) => leak(password, response),
  );
}

/** The same request, with the credentials of the account that every liar knows. */
export function signed(request: HttpRequest): HttpRequest {
  const date = new Date().toUTCString();
  const password = ecpPassword(account.ECP_API_KEY, date);
  const authorization = `Basic ${Buffer.from(`${account.ECP_USERNAME}:${password}`).toString('base64')}`;
  return { ...request, headers: { ...request.headers, 'x-cnc-date': date, authorization } };
}

/** The secret of a path as it truly is. */
export async function truthOf(request: HttpRequest, truth: Handle): Promise<HttpResponse> {
  return truth(signed({ ...request, method: 'GET', query: '', body: Buffer.alloc(0) }));
}
