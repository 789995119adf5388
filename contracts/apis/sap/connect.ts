import { parseServiceKey, type ServiceKey, sampleServiceKey } from '../../auth/sap-service-key.ts';
import { createToken } from '../../auth/sap-token.ts';
import { jsonOf } from '../../http/lossless-json.ts';
import { type HttpRequest, noBody } from '../../http/message.ts';
import { ConfigurationError } from '../../openapi/configuration-error.ts';
import type { Authorize, Connection, Variables } from '../../verify/engine/connection-types.ts';
import { isBrokenProvider } from '../../verify/engine/is-broken-provider.ts';
import { type Target, Unreachable } from '../../verify/engine/target.ts';
import { httpTarget } from '../../verify/targets/http.ts';

const tokenPath = '/oauth/token';

/**
 * Fetches a token with the service key in `AICORE_SERVICE_KEY`, from the server that the key names. Without a key a
 * sample client asks the target itself, which a mock answers.
 */
export async function connect(target: Target, variables: Variables): Promise<Connection> {
  const given = readKey(variables);
  const key = given ?? sampleServiceKey(target.name);
  const server = given ? httpTarget(new URL(given.url).origin) : target;
  const token = (await fetchToken(server, key)) ?? sampleToken(given, server);
  const isStrict = await refusesMadeUpTokens(target);
  return {
    basePath: '/v2',
    elsewhere: { 'oauth.token': '' },
    otherTargets: { 'oauth.token': server },
    authorize: (request) =>
      request.path === tokenPath ? asClient(request, key) : withAuthorization(request, `Bearer ${token}`),
    secrets: [key.clientsecret, token],
    invalidCredentials: { ...invalidCredentials, ...misused(token), ...(isStrict && forged(token)) },
    description: `a token of ${given ? 'the service key' : 'a sample client'}`,
  };
}

/** A request with credentials of somebody's choice. */
export function withAuthorization(request: HttpRequest, authorization: string): HttpRequest {
  return { ...request, headers: { ...request.headers, authorization } };
}

const invalidCredentials: Readonly<Record<string, Authorize>> = {
  'no token': (request) => withAuthorization(request, 'Bearer '),
  'id and secret instead of a token': (request) =>
    withAuthorization(request, `Basic ${basic('sb-client!b1|aicore!b1', 's3cret')}`),
  'two tokens': (request) => withAuthorization(request, 'Bearer one two'),
  'an expired token': (request) => withAuthorization(request, `Bearer ${createToken({ sub: 'us', exp: 1 })}`),
  'a token for something else': (request) =>
    withAuthorization(request, `Bearer ${createToken({ sub: 'us', scope: ['bonafide.nothing'] })}`),
};

/** Ways to show a valid token that are not its own (RFC 6750, section 2.1). */
function misused(token: string): Readonly<Record<string, Authorize>> {
  return {
    'a token without a scheme': (request) => withAuthorization(request, token),
    'a token by another scheme': (request) => withAuthorization(request, `Token ${token}`),
  };
}

/** Tokens that are almost valid: for those who look at more than their form. */
function forged(token: string): Readonly<Record<string, Authorize>> {
  const [header = '', claims = '', signature = ''] = token.split('.');
  const unsigned = Buffer.from(JSON.stringify({ alg: 'none', typ: 'JWT' })).toString('base64url');
  const others = [`${header}.${claims.slice(0, -4)}.${signature}`, `${token}x`, `${unsigned}.${claims}.`];
  const [shortened = '', lengthened = '', bare = ''] = others;
  const as = (other: string) => (request: HttpRequest) => withAuthorization(request, `Bearer ${other}`);
  return {
    'a token cut short': as(token.slice(0, Math.floor(token.length / 2))),
    'a token with other claims': as(shortened),
    'a token with something after it': as(lengthened),
    // One that never had a signature is the same without.
    ...(bare !== token && { 'a token without its signature': as(bare) }),
  };
}

/** Whether a token that nobody issued is refused: a mock may take any (S-A11), and then says nothing of others. */
async function refusesMadeUpTokens(target: Target): Promise<boolean> {
  const bare = {
    method: 'GET',
    path: '/v2/admin/dockerRegistrySecrets',
    query: '',
    headers: {},
    body: noBody,
  };
  const { status } = await target.send(withAuthorization(bare, 'Bearer bonafide-nobody'));
  return status === 401 || status === 403;
}

function readKey({ AICORE_SERVICE_KEY: text }: Variables): ServiceKey | undefined {
  if (text === undefined || text === '') return undefined;
  return parseServiceKey(text);
}

/** The token that the server gives; `undefined` where the server is out of order. */
async function fetchToken(server: Target, key: ServiceKey): Promise<string | undefined> {
  const body = Buffer.from('grant_type=client_credentials');
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const bare = { method: 'POST', path: tokenPath, query: '', headers, body };
  const response = await server.send(asClient(bare, key));
  const { access_token } = (jsonOf(response) ?? {}) as { access_token?: unknown };
  if (response.status === 401)
    throw new ConfigurationError(`${server.name} gives no token to the client of AICORE_SERVICE_KEY (401)`);
  if (typeof access_token === 'string' && response.status < 300) return access_token;
  if (isBrokenProvider(response)) return undefined;
  throw new Unreachable(
    `what answers gives no tokens (POST ${tokenPath}: ${response.status}); AICORE_SERVICE_KEY says who does`,
  );
}

// A mock without a service key takes any that is well-formed: the plan can go on, and says what is wrong.
function sampleToken(given: ServiceKey | undefined, server: Target): string {
  if (given) throw new Unreachable(`${server.name} gives no token to the client of AICORE_SERVICE_KEY now`);
  return createToken({ sub: 'a sample client', exp: Math.floor(Date.now() / 1000) + 3600 });
}

/** Adds the client's id and secret where a request has room for them: in a form with such fields, else in the header. */
function asClient(request: HttpRequest, { clientid, clientsecret }: ServiceKey): HttpRequest {
  const form = new URLSearchParams(request.body.toString());
  if (!form.has('client_secret')) return withAuthorization(request, `Basic ${basic(clientid, clientsecret)}`);
  form.set('client_id', clientid);
  form.set('client_secret', clientsecret);
  return { ...request, body: Buffer.from(form.toString()) };
}

function basic(id: string, secret: string): string {
  return Buffer.from(`${id}:${secret}`).toString('base64');
}
