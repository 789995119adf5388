import type { HttpRequest } from '../../contracts/http/message.ts';
import type { Api } from '../../mock/core/api.ts';
import type { Reply } from '../../mock/core/operation.ts';
import type { Handle } from './handwritten.ts';

// biome-ignore lint/suspicious/noExplicitAny: bugs are planted in any vendor's mock, whatever it keeps.
export type AnyApi = Api<any>;

/** A provider with one bug: inside it, where callers have been let in, or in what leaves it. */
export interface Mutant {
  /** What is wrong, whatever the field: `a field is missing`. */
  kind: string;
  /** Unique among the mutants of an API: `SecretInspect: no Version`. */
  id: string;
  inside?: (api: AnyApi) => AnyApi;
  outside?: (truth: Handle) => Handle;
}

/** One call, as a vendor's handler is given it. */
export interface AnyCall {
  path: Record<string, string>;
  query: Record<string, unknown>;
  body: unknown;
  request: HttpRequest;
}

type AnyHandler = (call: AnyCall) => Promise<Reply>;

/** Puts something between an operation's calls and its handler. */
export function around(
  operationId: string,
  change: (call: AnyCall, next: AnyHandler) => Promise<Reply>,
): (api: AnyApi) => AnyApi {
  return (api) => {
    const handler = api.handlers[operationId] as unknown as AnyHandler | undefined;
    if (!handler) return api;
    const next: AnyHandler = async (call) => handler(call);
    const changed = (call: AnyCall) => change(call, next);
    return { ...api, handlers: { ...api.handlers, [operationId]: changed as never } };
  };
}

/** The same call with another body, parsed or not. */
export function withBody(call: AnyCall, body: unknown): AnyCall {
  const request = { ...call.request, body: Buffer.from(JSON.stringify(body)) };
  return { ...call, request, body: call.body === undefined ? undefined : body };
}

/** The body of a call, parsed or not; `undefined` where it is no JSON object. */
export function bodyOf(call: AnyCall): Record<string, unknown> | undefined {
  const json = call.body ?? parse(call.request.body);
  const isObject = json !== null && typeof json === 'object' && !Array.isArray(json);
  return isObject ? (json as Record<string, unknown>) : undefined;
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}
