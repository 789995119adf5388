import { ecpPassword } from '../../contracts/auth/ecp-password.ts';
import { jsonOf } from '../../contracts/http/lossless-json.ts';
import type { HttpResponse } from '../../contracts/http/message.ts';
import type { Mock } from '../../mock/mock.ts';
import { requestTo } from '../../mock/testing.ts';

/** Where the platform has its secrets. */
export const secretsPath = '/ecp/v1/imagepullsecrets';

interface Parts {
  query?: string;
  headers?: Record<string, string>;
  /** Sent as JSON; text is sent as it is. */
  body?: unknown;
}

const bare = { host: undefined, 'content-type': undefined };

/** Calls a mock of ECP as `demo`, signed with the key `testkey123`, unless the headers say otherwise. */
export async function callEcp(
  mock: Pick<Mock, 'handle'>,
  method: string,
  path: string,
  { query = '', headers, body }: Parts = {},
): Promise<HttpResponse & { json: unknown }> {
  const response = await mock.handle({
    ...requestTo(method, path, body, { ...bare, ...credentials, ...headers }),
    query,
  });
  return { ...response, json: jsonOf(response) };
}

const date = 'Fri, 02 Oct 2020 15:00:00 GMT';
const basic = Buffer.from(`demo:${ecpPassword('testkey123', date)}`).toString('base64');
const credentials = { date, authorization: `Basic ${basic}` };

/** A body that creates a secret. */
export function ecpSecret(fields: Record<string, unknown> = {}): Record<string, unknown> {
  const given = { name: 'a-secret', namespace: 'demo', registry: 'docker.io', username: 'demo' };
  return { ...given, password: 'a-password', ...fields };
}
