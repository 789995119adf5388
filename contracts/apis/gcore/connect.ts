import { jsonOf } from '../../http/lossless-json.ts';
import { type HttpRequest, noBody } from '../../http/message.ts';
import { ConfigurationError } from '../../openapi/configuration-error.ts';
import type { Authorize, Connection, Variables } from '../../verify/engine/connection-types.ts';
import { isBrokenProvider } from '../../verify/engine/is-broken-provider.ts';
import { type Target, Unreachable } from '../../verify/engine/target.ts';
import { rejectableCredentials } from '../../verify/fixtures/invalid-credentials-if-checked.ts';

/** The vendor's own variables, and the values that its documents use for examples. */
const samples = { GCORE_API_KEY: '1234$abcdef', GCORE_PROJECT_ID: '1', GCORE_REGION_ID: '1' };

type Account = typeof samples;

/** Lists a single secret, to see whether it is Gcore's API that answers, and whether it knows the caller. */
export async function connect(target: Target, variables: Variables): Promise<Connection> {
  const isGiven = Object.keys(samples).some((name) => variables[name]);
  const account = isGiven ? accountOf(variables) : samples;
  const { GCORE_API_KEY: token, GCORE_PROJECT_ID: project_id, GCORE_REGION_ID: region_id } = account;
  const authorize = wordAndToken(token);
  const path = `/cloud/v1/caas/secrets/${project_id}/${region_id}`;
  const request = { method: 'GET', path, query: 'limit=1', headers: {}, body: noBody };
  await tryOut(target, await authorize(request));
  const asked = { request, invalid: invalid(token), isSample: token === samples.GCORE_API_KEY };
  return {
    basePath: '',
    path: { project_id, region_id },
    authorize,
    secrets: [token],
    shellCredentials: isGiven ? { AUTHORIZATION: `'APIKey '"$GCORE_API_KEY"` } : {},
    invalidCredentials: { ...misusesOf(token), ...(await rejectableCredentials(target, asked)) },
    description: `project ${project_id}, region ${region_id}`,
  };
}

function accountOf(variables: Variables): Account {
  const missing = Object.keys(samples).filter((name) => !variables[name]);
  if (missing.length > 0) throw new ConfigurationError(`${missing.join(', ')} must be set as well`);
  const { GCORE_API_KEY, GCORE_PROJECT_ID, GCORE_REGION_ID } = variables as Account;
  if (/\s/.test(GCORE_API_KEY)) throw new ConfigurationError('GCORE_API_KEY must be a token without spaces');
  const ids = { GCORE_PROJECT_ID, GCORE_REGION_ID };
  for (const [name, id] of Object.entries(ids))
    if (!/^\d+$/.test(id)) throw new ConfigurationError(`${name} must be an integer`);
  return { GCORE_API_KEY, ...ids };
}

/** The word before the token is a request's own, where it has one in the header: `APIKey`. */
function wordAndToken(token: string): Authorize {
  return (request) => {
    const { authorization: word = 'apikey' } = request.headers;
    return saying(`${word} ${token}`)(request) as ReturnType<Authorize>;
  };
}

/** Every way but the right one to show a good token (the vendor's authentication page). */
function misusesOf(token: string): Readonly<Record<string, Authorize>> {
  return {
    'a token without its word': saying(token),
    'a word without a token': saying('APIKey'),
    'a bearer token': saying(`Bearer ${token}`),
    'another word': saying(`Token ${token}`),
  };
}

/** Tokens that are not the account's, however like its own they look. */
function invalid(token: string): Readonly<Record<string, Authorize>> {
  const other = token.endsWith('x') ? 'y' : 'x';
  const swapped = token.replace(/[a-z]/gi, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  );
  return {
    'an unknown token': saying('APIKey 9999$zzzzzz'),
    'a token that is cut off': saying(`APIKey ${token.slice(0, -1)}`),
    'a token with a tail': saying(`APIKey ${token}x`),
    'a token with another end': saying(`APIKey ${token.slice(0, -1)}${other}`),
    ...(swapped !== token && { 'a token in other letters': saying(`APIKey ${swapped}`) }),
  };
}

function saying(authorization: string): Authorize {
  return (request) => ({ ...request, headers: { ...request.headers, authorization } });
}

async function tryOut(target: Target, request: HttpRequest): Promise<void> {
  const { path } = request;
  const response = await target.send(request);
  const { status } = response;
  const json = (jsonOf(response) ?? {}) as { results?: unknown; exception_class?: unknown };
  if ((status === 200 && Array.isArray(json.results)) || isBrokenProvider(response)) return;
  if (typeof json.exception_class !== 'string')
    throw new Unreachable(`what answers is not Gcore's API (GET ${path}: ${status})`);
  if (status === 401 || status === 403)
    throw new ConfigurationError(`GCORE_API_KEY is refused with ${status}`);
  if (status === 404)
    throw new ConfigurationError(
      `GCORE_PROJECT_ID and GCORE_REGION_ID name nothing that there is (GET ${path}: 404)`,
    );
  throw new Unreachable(`Gcore's API does not list secrets now (GET ${path}: ${status})`);
}
