import type { PullSecret } from '../../../../contracts/apis/gcore/calls.ts';
import type { HttpRequest, HttpResponse } from '../../../../contracts/http/message.ts';
import { changing, type HandwrittenMutant, jsonOf, rewriting, withJson } from '../../handwritten.ts';

/** Which requests a lie is about. */
type Asked = (request: HttpRequest) => boolean;
type Answered = (request: HttpRequest, response: HttpResponse) => boolean;

const isCollection: Asked = ({ path }) => /\/secrets\/[^/]+\/[^/]+$/.test(path);
export const isList: Asked = (request) => request.method === 'GET' && isCollection(request);
export const isCreate: Asked = (request) => request.method === 'POST' && isCollection(request);
export const isRead: Asked = (request) => request.method === 'GET' && !isCollection(request);
export const isUpdate: Asked = ({ method }) => method === 'PATCH';
export const isDelete: Asked = ({ method }) => method === 'DELETE';

/** Those of the requests that were answered with a success. */
export function succeeded(asked: Asked): Answered {
  return (request, { status }) => asked(request) && status < 300;
}

/** Those of the requests that were answered with a status. */
export function answeredWith(status: number, asked: Asked = () => true): Answered {
  return (request, response) => asked(request) && response.status === status;
}

const aSecret: PullSecret = { name: 'a-name', registry: 'r', login: 'l', updated_at: '2021-01-01T00:00:00Z' };

/** A success that there is no reason for. */
export const ok = (response: HttpResponse, value: unknown = aSecret) => ({
  ...withJson(response, value),
  status: 200,
});
export const gone = (): HttpResponse => ({ status: 204, headers: {}, body: '' });

/** A refusal that there is no reason for, as the vendor would word it. */
export function refusal(status: number, exception_class: string, field = 'name'): HttpResponse {
  const invalid = status === 400 ? { invalid_fields: { [field]: ['Input should be better'] } } : {};
  const body = { exception_class, message: 'No', request_id: '0'.repeat(32), ...invalid };
  return { status, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
}

/** Changes the JSON of some answers. */
export function rewording<Json>(
  answered: Answered,
  change: (json: Json, request: HttpRequest) => unknown,
): HandwrittenMutant['mutate'] {
  return changing(answered, (response, request) => withJson(response, change(jsonOf(response), request)));
}

/** Changes the JSON objects of some requests, before they are answered truly. */
export function misreading(
  asked: Asked,
  change: (json: Record<string, unknown>) => Record<string, unknown>,
): HandwrittenMutant['mutate'] {
  return rewriting(asked, (request) => {
    const json = objectOf(request);
    return json ? { ...request, body: Buffer.from(JSON.stringify(change(json))) } : request;
  });
}

/** Goes by another path. */
export function misrouting(asked: Asked, change: (path: string) => string): HandwrittenMutant['mutate'] {
  return rewriting(asked, (request) => ({ ...request, path: change(request.path) }));
}

/** Goes by another query. */
export function misquerying(change: (query: URLSearchParams) => void): HandwrittenMutant['mutate'] {
  return rewriting(isList, (request) => {
    const query = new URLSearchParams(request.query);
    change(query);
    return { ...request, query: query.toString() };
  });
}

/** Goes by other credentials. */
export function misauthorizing(
  asked: Asked,
  change: (authorization: string) => string,
): HandwrittenMutant['mutate'] {
  return rewriting(asked, (request) => {
    const { authorization = '' } = request.headers;
    return { ...request, headers: { ...request.headers, authorization: change(String(authorization)) } };
  });
}

/** Keeps the password of the last create or update, and lets it out with some answers. */
export function leaking(
  answered: Answered,
  leak: (password: string, response: HttpResponse) => HttpResponse,
): HandwrittenMutant['mutate'] {
  let password = '';
  return (truth) => async (request) => {
    const brought = objectOf(request)?.password;
    if (typeof brought === 'string') password = brought;
    const response = await truth(request);
    return answered(request, response) && password !== '' ? leak(password, response) : response;
  };
}

export function objectOf(request: HttpRequest): Record<string, unknown> | undefined {
  try {
    const json: unknown = jsonOf(request);
    const isObject = json !== null && typeof json === 'object' && !Array.isArray(json);
    return isObject ? (json as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
