import { sampleProjectId } from '../../../contracts/auth/huawei-signature.ts';
import { type HttpRequest, type HttpResponse, noBody } from '../../../contracts/http/message.ts';
import type { Mock } from '../../mock.ts';

/** A request below the sample project's path, with a token. */
export function requestTo(method: string, target: string, body?: unknown): HttpRequest {
  const [path = '', query = ''] = target.split('?');
  return {
    method,
    path: path.startsWith('/v1/') ? path : `/v1/${sampleProjectId}${path}`,
    query,
    headers: { 'content-type': 'application/json', 'x-auth-token': 'a-token' },
    body: body === undefined ? noBody : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  };
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

// biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of the body.
export function jsonOf({ body }: HttpResponse): any {
  return body.length === 0 ? undefined : JSON.parse(body.toString());
}
