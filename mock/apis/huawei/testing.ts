import { sampleProjectId } from '../../../contracts/auth/huawei-signature.ts';
import { jsonOf } from '../../../contracts/http/lossless-json.ts';
import type { HttpRequest } from '../../../contracts/http/message.ts';
import type { Mock } from '../../mock.ts';
import { requestTo as requestWith } from '../../testing.ts';

/** A request below the sample project's path, with a token. */
export function requestTo(method: string, target: string, body?: unknown): HttpRequest {
  const path = target.startsWith('/v1/') ? target : `/v1/${sampleProjectId}${target}`;
  const headers = { 'content-type': 'application/json', 'x-auth-token': 'a-token', host: undefined };
  return requestWith(method, path, body, headers);
}

/** Calls a mock, and says what came: the status, and the body's JSON where there is one. */
// biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of the body.
export type Call = (method: string, target: string, body?: unknown) => Promise<[status: number, json: any]>;

export function callsOf(mock: Pick<Mock, 'handle'>): Call {
  return async (method, target, body) => {
    const response = await mock.handle(requestTo(method, target, body));
    return [response.status, jsonOf(response)];
  };
}
