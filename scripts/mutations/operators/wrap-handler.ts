import { isRecord } from '../../../contracts/http/is-record.ts';
import type { HttpRequest } from '../../../contracts/http/message.ts';
import type { Reply } from '../../../mock/core/operation-types.ts';
import { Refusal } from '../../../mock/core/refusal.ts';
import { type Json, objectOf, withRequestJson } from '../http-message-helpers.ts';
import type { AnyApi } from '../mutant.ts';

export type MutateApi = (api: AnyApi) => AnyApi;

/** A call as a mock's handler gets it. */
export interface HandlerCall {
  path: Record<string, string>;
  query: Record<string, unknown>;
  /** `undefined` where the API reads its input itself. */
  body: unknown;
  request: HttpRequest;
}

export type CallHandler = (call: HandlerCall) => Promise<Reply>;

/** Replaces an operation's handler by one that may call it; an API without the operation stays as it is. */
export function wrapHandler(
  operationId: string,
  change: (call: HandlerCall, next: CallHandler) => Promise<Reply>,
): MutateApi {
  return (api) => {
    const handler = api.handlers[operationId] as unknown as CallHandler | undefined;
    if (!handler) return api;
    const next: CallHandler = async (call) => handler(call);
    const changed: CallHandler = (call) => change(call, next);
    return { ...api, handlers: { ...api.handlers, [operationId]: changed as never } };
  };
}

/** The JSON object of a call's body, parsed or not. */
export function bodyOf({ body, request }: HandlerCall): Record<string, Json> | undefined {
  if (body === undefined) return objectOf(request);
  return isRecord(body) ? body : undefined;
}

/** The same call with another body. */
export function withBody(call: HandlerCall, body: unknown): HandlerCall {
  return {
    ...call,
    request: withRequestJson(call.request, body),
    body: call.body === undefined ? undefined : body,
  };
}

/** A call's reply; also where the handler throws it. */
export async function replyOf(reply: Promise<Reply>): Promise<Reply> {
  try {
    return await reply;
  } catch (error) {
    if (error instanceof Refusal) return error.reply;
    throw error;
  }
}
