import { ecpPassword } from '../../auth/ecp-password.ts';
import { jsonOf } from '../../http/lossless-json.ts';
import { type HttpRequest, headerOf, noBody } from '../../http/message.ts';
import { ConfigurationError } from '../../openapi/configuration-error.ts';
import type { Authorize, Connection, Variables } from '../../verify/engine/connection-types.ts';
import { isBrokenProvider } from '../../verify/engine/is-broken-provider.ts';
import { type Target, Unreachable } from '../../verify/engine/target.ts';
import { rejectableCredentials } from '../../verify/fixtures/invalid-credentials-if-checked.ts';

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
  await greet(target, await authorize(harmless));
  const isSample = account.apiKey === sample.apiKey;
  const asked = { request: harmless, invalid: invalid(account), isSample };
  return {
    basePath: '',
    authorize,
    secrets: [account.apiKey],
    invalidCredentials: { ...malformed(account), ...(await rejectableCredentials(target, asked)) },
    description: own ? 'the account of ECP_USERNAME' : 'a sample account',
  };
}

function accountOf({ ECP_USERNAME: login, ECP_API_KEY: apiKey }: Variables): Account | undefined {
  if (login && apiKey) return { login, apiKey };
  if (!login && !apiKey) return undefined;
  throw new ConfigurationError(`${login ? 'ECP_API_KEY' : 'ECP_USERNAME'} is not set`);
}

const path = '/ecp/v1/imagepullsecrets';
const harmless: HttpRequest = { method: 'GET', path, query: 'limit=1', headers: {}, body: noBody };

async function greet(target: Target, request: HttpRequest): Promise<void> {
  const response = await target.send(request);
  const { status } = response;
  if (status === 401 || status === 403)
    throw new ConfigurationError(`ECP_USERNAME and ECP_API_KEY are not let in (GET ${path}: ${status})`);
  const json = jsonOf(response);
  const isEcp = status === 200 && json !== null && typeof json === 'object' && 'ImagePullSecrets' in json;
  if (!isEcp && !isBrokenProvider(response))
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
    'a login, but no password': (request) => withHeaders(request, { date, authorization: basic(login, '') }),
    'a login without a colon': (request) =>
      withHeaders(request, { date, authorization: `Basic ${Buffer.from(login).toString('base64')}` }),
  };
}

/** Credentials that look well, and are not this account's. */
function invalid({ login, apiKey }: Account): Record<string, Authorize> {
  const date = new Date().toUTCString();
  const password = ecpPassword(apiKey, date);
  const showing = (text: string, at = date): Authorize => {
    return (request) => withHeaders(request, { date: at, authorization: basic(login, text) });
  };
  return {
    "another date's password": showing(ecpPassword(apiKey, new Date(Date.now() - 60_000).toUTCString())),
    // The message is the header's text, and no instant.
    'a password for another spelling of the date': showing(password, date.replace('GMT', 'UTC')),
    'a password in other letters': showing(password.toLowerCase()),
    'the beginning of a password': showing(password.slice(0, 10)),
    'a password in hexadecimal': showing(Buffer.from(password, 'base64').toString('hex')),
    'a password without a key': showing(ecpPassword('', date)),
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
