import { ecpPassword } from '../../spec/ecp-signature.ts';
import { type HttpRequest, headerOf, noBody } from '../../spec/message.ts';
import { Misconfigured } from '../../spec/misconfigured.ts';
import type { Authorize, Connection, Variables } from '../../suite/contract.ts';
import { isOutOfOrder } from '../../suite/out-of-order.ts';
import { jsonOf } from '../../suite/wire.ts';
import { type Target, Unreachable } from '../../targets/target.ts';

/** An account of the API. */
interface Account {
  login: string;
  apiKey: string;
}

/** Well-formed, and nobody's. */
const sample: Account = { login: 'demo', apiKey: 'testkey123' };

/** Signs each call with the account of `ECP_USERNAME` and `ECP_API_KEY`, or a sample where neither is set. */
export async function connect(target: Target, variables: Variables): Promise<Connection> {
  const own = accountOf(variables);
  const account = own ?? sample;
  const authorize = signing(account);
  await greet(target, authorize);
  return {
    basePath: '',
    authorize,
    secrets: [account.apiKey],
    // Of a sample nobody knows whether it is signed well.
    strangers: { ...malformed(account), ...(account.apiKey !== sample.apiKey && impostors(account)) },
    description: own ? 'the account of ECP_USERNAME' : 'a sample account',
  };
}

function accountOf({ ECP_USERNAME: login, ECP_API_KEY: apiKey }: Variables): Account | undefined {
  if (login && apiKey) return { login, apiKey };
  if (!login && !apiKey) return undefined;
  throw new Misconfigured(`${login ? 'ECP_API_KEY' : 'ECP_USERNAME'} is not set`);
}

async function greet(target: Target, authorize: Authorize): Promise<void> {
  const path = '/ecp/v1/imagepullsecrets';
  const bare = { method: 'GET', path, query: 'limit=1', headers: {}, body: noBody };
  const response = await target.send(await authorize(bare));
  const { status } = response;
  if (status === 401 || status === 403)
    throw new Misconfigured(`ECP_USERNAME and ECP_API_KEY are not let in (GET ${path}: ${status})`);
  const json = jsonOf(response);
  const isEcp = status === 200 && json !== null && typeof json === 'object' && 'ImagePullSecrets' in json;
  if (!isEcp && !isOutOfOrder(response))
    throw new Unreachable(`what answers is not ECP's API (GET ${path}: ${status})`);
}

/** Signs the date that a call has, or else the time of day. */
function signing({ login, apiKey }: Account): Authorize {
  return (request) => {
    const given = headerOf(request.headers, 'x-cnc-date') ?? headerOf(request.headers, 'date');
    const date = given ?? new Date().toUTCString();
    const dated = given === undefined ? withHeaders(request, { date }) : request;
    return withHeaders(dated, { authorization: basic(login, ecpPassword(apiKey, date)) });
  };
}

/** Credentials that need not be compared with anything to be refused. */
function malformed({ login, apiKey }: Account): Record<string, Authorize> {
  const date = new Date().toUTCString();
  const password = ecpPassword(apiKey, date);
  return {
    'another scheme': (request) => withHeaders(request, { date, authorization: `Bearer ${password}` }),
    'a password, but no date': (request) => withHeaders(request, { authorization: basic(login, password) }),
    // Not the account's own: a key is never sent.
    'a plain key as password': (request) =>
      withHeaders(request, { date, authorization: basic(login, sample.apiKey) }),
    'a password, but no login': (request) =>
      withHeaders(request, { date, authorization: basic('', password) }),
  };
}

/** Credentials that look well, and are not this account's. */
function impostors({ login, apiKey }: Account): Record<string, Authorize> {
  const minuteAgo = new Date(Date.now() - 60_000).toUTCString();
  const signed = signing({ login, apiKey });
  return {
    "another date's password": async (request) =>
      withHeaders(await signed(withHeaders(request, { date: minuteAgo })), {
        date: new Date().toUTCString(),
      }),
    'an unknown login': signing({ login: `${login}-unknown`, apiKey }),
    "another key's password": signing({ login, apiKey: `${apiKey}-other` }),
  };
}

function basic(login: string, password: string): string {
  return `Basic ${Buffer.from(`${login}:${password}`).toString('base64')}`;
}

function withHeaders(request: HttpRequest, headers: Record<string, string>): HttpRequest {
  return { ...request, headers: { ...request.headers, ...headers } };
}
