import type { HttpRequest, HttpResponse } from '../spec/message.ts';
import type { Contract } from './contract.ts';
import { plan } from './plan.ts';

/** A server, as one function. */
export type Handle = (request: HttpRequest) => Promise<HttpResponse>;

/** A server that is the true one but for one lie, and the check or journey that must catch it. */
export interface Lie {
  caughtBy: string;
  says: string;
  tell(truth: Handle): Handle;
}

// biome-ignore lint/suspicious/noExplicitAny: liars know what they lie about.
export type Json = any;

/** What a body has; nothing, where it is no JSON. */
export function jsonOf({ body }: HttpRequest | HttpResponse): Json {
  try {
    return JSON.parse(body.toString()) ?? {};
  } catch {
    return {};
  }
}

/** The same answer with another body. */
export function withJson(response: HttpResponse, value: unknown): HttpResponse {
  return { ...withHeaders(response, { 'Content-Type': 'application/json' }), body: JSON.stringify(value) };
}

/** The same answer with other headers besides its own. */
export function withHeaders(response: HttpResponse, headers: Record<string, string>): HttpResponse {
  return { ...response, headers: { ...response.headers, ...headers } };
}

/** An answer with another status and no body. */
export function bodiless(
  status: number,
  { headers: { 'Content-Type': _, ...headers } }: HttpResponse,
): HttpResponse {
  return { status, headers, body: '' };
}

/**
 * The cases that have to catch a lie by themselves: a journey, or what tries a law. The checks are at work everywhere but
 * in the cases that take long.
 */
export function casesFor(contract: Contract, { caughtBy }: Lie): string[] {
  const cases = plan(contract);
  const own = cases.filter(({ law }) => law === caughtBy);
  const others = cases.filter(({ law }) => law !== 'valid-input-accepted');
  return (own.length > 0 ? own : others).map(({ id }) => id);
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
