import type { HttpRequest, HttpResponse } from '../../contracts/http/message.ts';
import type { Contract } from '../../contracts/verify/contract.ts';
import { plan } from '../../contracts/verify/plan.ts';

/** A server, as one function. */
export type Handle = (request: HttpRequest) => Promise<HttpResponse>;

/** A server that is the true one but for one lie, and the check or journey that must catch it. */
export interface HandwrittenMutant {
  killedBy: string;
  description: string;
  mutate(truth: Handle): Handle;
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
export function casesThatKill(contract: Contract, { killedBy }: HandwrittenMutant): string[] {
  const cases = plan(contract);
  const own = cases.filter(({ check }) => check === killedBy);
  const others = cases.filter(({ check }) => check !== 'valid-input-accepted');
  return (own.length > 0 ? own : others).map(({ id }) => id);
}

/** Changes the answers to some requests. */
export function changing(
  concerned: (request: HttpRequest, response: HttpResponse) => boolean,
  change: (response: HttpResponse, request: HttpRequest) => HttpResponse,
): HandwrittenMutant['mutate'] {
  return (truth) => async (request) => {
    const response = await truth(request);
    return concerned(request, response) ? change(response, request) : response;
  };
}

/** Changes some requests before they are answered truly. */
export function rewriting(
  concerned: (request: HttpRequest) => boolean,
  rewrite: (request: HttpRequest, truth: Handle) => HttpRequest | Promise<HttpRequest>,
): HandwrittenMutant['mutate'] {
  return (truth) => async (request) => truth(concerned(request) ? await rewrite(request, truth) : request);
}
