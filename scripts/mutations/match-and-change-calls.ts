import type { HttpRequest, HttpResponse } from '../../contracts/http/message.ts';
import { type Json, jsonOf, objectOf, withJson, withQuery, withRequestJson } from './http-message-helpers.ts';
import type { Handle, Mutate } from './mutant.ts';

export type RequestMatcher = (request: HttpRequest) => boolean;
export type CallMatcher = (request: HttpRequest, response: HttpResponse) => boolean;

export const anyRequest: RequestMatcher = () => true;

/** Requests with a method and a path. */
export function requests(method: string, path: RegExp): RequestMatcher {
  return (request) => request.method === method && path.test(request.path);
}

/** Calls that were answered with a 2xx status. */
export function succeeded(matches: RequestMatcher): CallMatcher {
  return (request, { status }) => status < 300 && matches(request);
}

/** Calls that were answered with one status. */
export function answeredWith(status: number, matches: RequestMatcher = anyRequest): CallMatcher {
  return (request, response) => response.status === status && matches(request);
}

/** Changes the response of some calls. */
export function changeResponse(
  matches: CallMatcher,
  change: (response: HttpResponse, request: HttpRequest) => HttpResponse,
): Mutate {
  return (handle) => async (request) => {
    const response = await handle(request);
    return matches(request, response) ? change(response, request) : response;
  };
}

/** Changes the JSON of the response of some calls. */
export function changeJson(
  matches: CallMatcher,
  change: (json: Json, request: HttpRequest) => unknown,
): Mutate {
  return changeResponse(matches, (response, request) =>
    withJson(response, change(jsonOf(response), request)),
  );
}

/** Changes some requests before the provider sees them. */
export function changeRequest(
  matches: RequestMatcher,
  change: (request: HttpRequest, handle: Handle) => HttpRequest | Promise<HttpRequest>,
): Mutate {
  return (handle) => async (request) => handle(matches(request) ? await change(request, handle) : request);
}

/** Changes the JSON object of some requests; a body that is none stays as it is. */
export function changeRequestJson(matches: RequestMatcher, change: (json: Json) => object): Mutate {
  return changeRequest(matches, (request) => {
    const json = objectOf(request);
    return json ? withRequestJson(request, change(json)) : request;
  });
}

/** Changes the query of some requests in place. */
export function changeQuery(matches: RequestMatcher, change: (query: URLSearchParams) => void): Mutate {
  return changeRequest(matches, (request) => withQuery(request, change));
}

/** Removes a query parameter from some requests. */
export function ignoreParameter(matches: RequestMatcher, name: string): Mutate {
  return changeQuery(matches, (query) => query.delete(name));
}
