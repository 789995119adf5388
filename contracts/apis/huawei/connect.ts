import {
  type AccessKey,
  sampleAccessKey,
  sampleProjectId,
  signRequest,
} from '../../auth/huawei-signature.ts';
import { jsonOf } from '../../http/lossless-json.ts';
import { type HttpRequest, type HttpResponse, headerOf, noBody } from '../../http/message.ts';
import { ConfigurationError } from '../../openapi/configuration-error.ts';
import type { Authorize, Connection, Variables } from '../../verify/engine/connection-types.ts';
import { isBrokenProvider } from '../../verify/engine/is-broken-provider.ts';
import { type Target, Unreachable } from '../../verify/engine/target.ts';
import { invalidCredentials, type Signer } from './invalid-credentials.ts';

/** How old a signature may be ("API Request Signing Guide": 15 minutes). */
const maxClockSkewMs = 15 * 60_000;

/** Who calls: with an access key, or with a token. */
type Caller = { project: string } & ({ key: AccessKey } | { token: string });

/** Calls CSMS by the key or the token that the variables have, and asks it for one secret first. */
export async function connect(target: Target, variables: Variables): Promise<Connection> {
  const caller = readCaller(variables);
  const signed = signer(target);
  const authorize = 'key' in caller ? signed(caller.key) : withToken(caller.token);
  const path = `/v1/${caller.project}/secrets`;
  const response = await requireCsms(
    target,
    await authorize({ method: 'GET', path, query: 'limit=1', headers: {}, body: noBody }),
  );
  return {
    basePath: '',
    path: { project_id: caller.project },
    authorize,
    secrets: ['key' in caller ? caller.key.sk : caller.token],
    invalidCredentials: invalidCredentials({
      signed,
      token: withToken(''),
      isSample: 'key' in caller && caller.key.sk === sampleAccessKey.sk,
      // The clock of our own mock can stand anywhere (H-A35).
      checksTime: !target.isOurs && isOnTime(response),
    }),
    description: `project ${caller.project}, ${'key' in caller ? 'signed with an access key' : 'with a token'}`,
  };
}

function readCaller(variables: Variables): Caller {
  const { HUAWEICLOUD_SDK_AK: ak, HUAWEICLOUD_SDK_SK: sk, HUAWEICLOUD_AUTH_TOKEN: token } = variables;
  const { HUAWEICLOUD_PROJECT_ID: project } = variables;
  if (!ak && !sk && !token && !project) return { key: sampleAccessKey, project: sampleProjectId };
  const missing = [
    ...(!ak && (sk || !token) ? ['HUAWEICLOUD_SDK_AK'] : []),
    ...(!sk && (ak || !token) ? ['HUAWEICLOUD_SDK_SK'] : []),
    ...(project ? [] : ['HUAWEICLOUD_PROJECT_ID']),
  ];
  if (project && ak && sk) return { key: { ak, sk }, project };
  if (project && token && missing.length === 0) return { token, project };
  throw new ConfigurationError(
    `set ${missing.join(', ')} too (HUAWEICLOUD_AUTH_TOKEN does instead of an access key and its secret)`,
  );
}

/** What is signed has the host, and whatever path a target's URL puts before the document's. */
function signer(target: Target): Signer {
  const { host, pathname } = new URL(target.curl.split(' ').at(-1) ?? '');
  const prefix = pathname.replace(/\/$/, '');
  return (key, { late = 0, unsigned = [] } = {}) =>
    (request) => {
      const headers = { ...request.headers, host };
      const now = new Date(Date.now() + late);
      return {
        ...signRequest({ ...request, path: prefix + request.path, headers }, key, now, unsigned),
        path: request.path,
      };
    };
}

function withToken(token: string): Authorize {
  return (request) => ({ ...request, headers: { ...request.headers, 'x-auth-token': token } });
}

/** Whether a response's date is not so far from now that a signature of now is out of time by it. */
function isOnTime({ headers }: HttpResponse): boolean {
  const date = Date.parse(headerOf(headers, 'date') ?? '');
  return Number.isNaN(date) || Math.abs(date - Date.now()) < maxClockSkewMs;
}

/** The response to a harmless request. Rejects where it is not CSMS that answers. */
async function requireCsms(target: Target, request: HttpRequest): Promise<HttpResponse> {
  const response = await target.send(request);
  if (response.status === 200 || isBrokenProvider(response)) return response;
  const { error_code, error_msg } = (jsonOf(response) ?? {}) as { error_code?: string; error_msg?: string };
  const refused = `${error_code}: ${error_msg}`;
  if (/^APIGW?\./.test(error_code ?? '')) throw new Unreachable(`the gateway refuses the call (${refused})`);
  const said = error_code === undefined ? response.status : refused;
  throw new Unreachable(`what answers is not CSMS (GET ${request.path}: ${said})`);
}
