import type { HttpRequest, HttpResponse } from '../spec/message.ts';

/** A server, as one function. */
export type Handle = (request: HttpRequest) => Promise<HttpResponse>;

/** A server that is the true one but for one lie, and the check or journey that must catch it. */
export interface Lie {
  caughtBy: string;
  says: string;
  tell(truth: Handle): Handle;
}

/** Changes the answers to some requests. */
export function changing(
  concerned: (request: HttpRequest, response: HttpResponse) => boolean,
  change: (response: HttpResponse, request: HttpRequest) => HttpResponse,
): Lie['tell'] {
  return (truth) => async (request) => {
    const response = await truth(request);
    return concerned(request, response) ? change(response, request) : response;
  };
}

/** Changes some requests before they are answered truly. */
export function rewriting(
  concerned: (request: HttpRequest) => boolean,
  rewrite: (request: HttpRequest, truth: Handle) => HttpRequest | Promise<HttpRequest>,
): Lie['tell'] {
  return (truth) => async (request) => truth(concerned(request) ? await rewrite(request, truth) : request);
}
