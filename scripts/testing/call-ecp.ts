import { ecpPassword } from '../../contracts/auth/ecp-signature.ts';
import type { HttpResponse } from '../../contracts/http/message.ts';
import type { Mock } from '../../mock/mock.ts';

/** Where the platform has its secrets. */
export const secretsPath = '/ecp/v1/imagepullsecrets';

interface Parts {
  query?: string;
  headers?: Record<string, string>;
  /** Sent as JSON; text is sent as it is. */
  body?: unknown;
}

/** Calls a mock of ECP as `demo`, signed with the key `testkey123`, unless the headers say otherwise. */
export async function callEcp(
  mock: Pick<Mock, 'handle'>,
  method: string,
  path: string,
  { query = '', headers, body }: Parts = {},
): Promise<HttpResponse & { json: unknown }> {
  const text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body);
  const request = { method, path, query, headers: { ...credentials, ...headers }, body: Buffer.from(text) };
  const response = await mock.handle(request);
  const json: unknown = response.body === '' ? undefined : JSON.parse(response.body.toString());
  return { ...response, json };
}

const date = 'Fri, 02 Oct 2020 15:00:00 GMT';
const basic = Buffer.from(`demo:${ecpPassword('testkey123', date)}`).toString('base64');
const credentials = { date, authorization: `Basic ${basic}` };

/** A body that creates a secret. */
export function ecpSecret(fields: Record<string, unknown> = {}): Record<string, unknown> {
  const given = { name: 'a-secret', namespace: 'demo', registry: 'docker.io', username: 'demo' };
  return { ...given, password: 'a-password', ...fields };
}
