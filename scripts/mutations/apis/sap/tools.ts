import type { HttpRequest, HttpResponse } from '../../../../contracts/http/message.ts';
import { jsonOf, withJson } from '../../handwritten.ts';

// What the lies have in common: which requests are meant, and how an answer is changed.

const secrets = '/v2/admin/dockerRegistrySecrets';

export const isList = ({ method, path }: HttpRequest) => method === 'GET' && path === secrets;
export const isCreate = ({ method, path }: HttpRequest) => method === 'POST' && path === secrets;
export const isItem = ({ path }: HttpRequest) => path.startsWith(`${secrets}/`);
export const isGet = (request: HttpRequest) => request.method === 'GET' && isItem(request);
export const isPatch = (request: HttpRequest) => request.method === 'PATCH' && isItem(request);
export const isDelete = (request: HttpRequest) => request.method === 'DELETE' && isItem(request);
export const isQuota = ({ path }: HttpRequest) => path.startsWith('/v2/admin/resourceQuota/');
export const isToken = ({ path }: HttpRequest) => path === '/oauth/token';

/** Requests of a kind that were answered well. */
export function succeeded(concerned: (request: HttpRequest) => boolean) {
  return (request: HttpRequest, { status }: HttpResponse) => concerned(request) && status < 300;
}

/** Requests of a kind that were answered with a status. */
export function refusedWith(wanted: number, concerned: (request: HttpRequest) => boolean) {
  return (request: HttpRequest, { status }: HttpResponse) => concerned(request) && status === wanted;
}

export function withStatus(response: HttpResponse, status: number, value: unknown): HttpResponse {
  return { ...withJson(response, value), status };
}

/** A request with some parameters of its query changed; `undefined` takes one out. */
export function withQuery(request: HttpRequest, change: Record<string, string | undefined>): HttpRequest {
  const query = new URLSearchParams(request.query);
  for (const [name, value] of Object.entries(change)) {
    if (value === undefined) query.delete(name);
    else query.set(name, value);
  }
  return { ...request, query: query.toString() };
}

/** A request with another header. */
export function withHeader(request: HttpRequest, name: string, value: string): HttpRequest {
  return { ...request, headers: { ...request.headers, [name]: value } };
}

/** An answer that refuses, in the vendor's dialect. */
export function refusal(response: HttpResponse, status: number): HttpResponse {
  return withStatus(response, status, { error: { code: `99990${status}`, message: 'refused' } });
}

/** A request's body, where it is JSON. */
export function jsonBody(request: HttpRequest): { name?: unknown } | undefined {
  try {
    return jsonOf(request) ?? undefined;
  } catch {
    return undefined;
  }
}
