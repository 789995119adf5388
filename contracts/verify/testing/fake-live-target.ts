import { tryParseJson, writeJson } from '../../http/lossless-json.ts';
import type { HttpRequest, HttpResponse } from '../../http/message.ts';
import type { Target } from '../engine/target.ts';

/** What a server does with a call: by method and path template. `id` is what stands in the path's braces. */
export type Handlers = Record<string, (call: LiveCall) => Reply>;
type Reply = [status: number, json?: unknown, headers?: HttpResponse['headers']];

export interface LiveCall {
  id: string;
  body: unknown;
  query: URLSearchParams;
  headers: HttpRequest['headers'];
}

/** A server that others use, too, in this process: no run may change what it did not create. */
export interface FakeLiveTarget {
  target: Target;
  /** Each call, as `DELETE /things/7`. */
  calls: string[];
}

/** Serves handlers as a target that is neither ours nor disposable. */
export function fakeLiveTarget(handlers: Handlers, isDisposable = false): FakeLiveTarget {
  const calls: string[] = [];
  const routes = Object.entries(handlers).map(([key, handle]) => {
    const [method = '', template = ''] = key.split(' ');
    return { method, covers: new RegExp(`^${template.replace(/\{[^}]+\}/, '([^/]+)')}$`), handle };
  });
  const send = async ({ method, path, query, headers, body }: HttpRequest): Promise<HttpResponse> => {
    calls.push(`${method} ${path}${query && `?${query}`}`);
    const found = routes.find((one) => one.method === method && one.covers.test(path));
    if (!found) return refusal(routes.filter(({ covers }) => covers.test(path)));
    const id = decodeURIComponent(found.covers.exec(path)?.[1] ?? '');
    return answer(found.handle({ id, body: tryParseJson(body), query: new URLSearchParams(query), headers }));
  };
  const target = { name: 'a shared server', isOurs: false, isDisposable, curl: 'http://localhost', send };
  return { target: { ...target, close: async () => {} }, calls };
}

function refusal(others: readonly { method: string }[]): HttpResponse {
  if (others.length === 0) return answer([404]);
  return { status: 405, headers: { allow: others.map(({ method }) => method).join(', ') }, body: '' };
}

function answer([status, json, headers = {}]: Reply): HttpResponse {
  if (json === undefined) return { status, headers, body: '' };
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: writeJson(json) };
}
