// What the tests of this folder call the mock with.
import type { HttpResponse } from '../../../contracts/http/message.ts';
import type { Mock } from '../../mock.ts';
import { requestTo } from '../../testing.ts';

export const secrets = '/v2/admin/dockerRegistrySecrets';
export const json = { 'content-type': 'application/json' };
export const authorization = 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJtb2NrIn0.';

/** The vendor's sample. */
export const credential = {
  '.dockerconfigjson':
    '{"auths":{"your.private.registry":{"username":"john","password":"docker-accesstoken-or-password"}}}',
};

interface Parts {
  query?: string;
  /** An empty text leaves a header out. */
  headers?: Record<string, string>;
  /** Sent as JSON, a text as it is. */
  body?: unknown;
}

/** Calls a mock with a token, and a body as JSON. */
export function callSap(
  mock: Pick<Mock, 'handle'>,
  method: string,
  path: string,
  { query = '', headers = {}, body }: Parts = {},
): Promise<HttpResponse> {
  const all = Object.entries({ host: '', authorization, ...(body !== undefined && json), ...headers });
  const sent = Object.fromEntries(all.map(([name, value]) => [name, value === '' ? undefined : value]));
  return mock.handle({ ...requestTo(method, path, body, sent), query });
}

export function bodyOf({ body }: HttpResponse) {
  return JSON.parse(body.toString());
}

/** The text of the vendor's nested error. */
export function messageOf(response: HttpResponse): string {
  return bodyOf(response).error.message;
}
