import { isRecord } from '../../contracts/http/is-record.ts';
import { tryParseJson, writeJson } from '../../contracts/http/lossless-json.ts';
import type { HttpRequest, HttpResponse } from '../../contracts/http/message.ts';

// biome-ignore lint/suspicious/noExplicitAny: a hand-written mutant knows the JSON that it changes.
export type Json = any;

type Message = Pick<HttpRequest | HttpResponse, 'body'>;

/** The JSON of a body; an empty object where there is none. */
export function jsonOf({ body }: Message): Json {
  return tryParseJson(body) ?? {};
}

/** The JSON object of a body; `undefined` where it is anything else. */
export function objectOf({ body }: Message): Record<string, Json> | undefined {
  const json = tryParseJson(body);
  return isRecord(json) ? json : undefined;
}

/** The same response with another JSON body and, if given, another status. */
export function withJson(response: HttpResponse, value: unknown, status = response.status): HttpResponse {
  const body = writeJson(value);
  return { ...withHeaders(response, { 'Content-Type': 'application/json' }), status, body };
}

export function withHeaders<M extends HttpRequest | HttpResponse>(
  message: M,
  headers: Record<string, string>,
): M {
  return { ...message, headers: { ...message.headers, ...headers } };
}

/** The same message without a header, whose name is written as the message has it. */
export function withoutHeader<M extends HttpRequest | HttpResponse>(message: M, name: string): M {
  const { [name]: _, ...headers } = message.headers;
  return { ...message, headers };
}

export function withStatus(status: number): (response: HttpResponse) => HttpResponse {
  return (response) => ({ ...response, status });
}

/** The same response with no body and, if given, another status. */
export function withoutBody(response: HttpResponse, status = response.status): HttpResponse {
  return { ...withoutHeader(response, 'Content-Type'), status, body: '' };
}

export function withRequestJson(request: HttpRequest, value: unknown): HttpRequest {
  return { ...request, body: Buffer.from(writeJson(value)) };
}

/** The same request with its query changed in place. */
export function withQuery(request: HttpRequest, change: (query: URLSearchParams) => void): HttpRequest {
  const query = new URLSearchParams(request.query);
  change(query);
  return { ...request, query: query.toString() };
}
