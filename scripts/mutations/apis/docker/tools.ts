import type { HttpRequest, HttpResponse } from '../../../../contracts/http/message.ts';
import { changing, type HandwrittenMutant, jsonOf, withJson } from '../../handwritten.ts';

export const isCreate = ({ method, path }: HttpRequest) =>
  method === 'POST' && path.endsWith('/secrets/create');
export const isUpdate = ({ method, path }: HttpRequest) => method === 'POST' && path.endsWith('/update');
export const isInspect = ({ method, path }: HttpRequest) =>
  method === 'GET' && /\/secrets\/[^/]+$/.test(path);
export const isList = ({ method, path }: HttpRequest) => method === 'GET' && path.endsWith('/secrets');

/** The answer that a secret was created, with an ID of which nothing is known. */
export function created(response: HttpResponse): HttpResponse {
  const ID = Array.from({ length: 25 }, () => 'abcdefghij'[Math.floor(Math.random() * 10)]).join('');
  return { ...withJson(response, { ID }), status: 201 };
}

/** Keeps what creates bring, and puts it into what is inspected. */
export function leaking(
  leak: (data: string, response: HttpResponse) => HttpResponse,
): HandwrittenMutant['mutate'] {
  let data = '';
  return changing(
    (request, { status }) => {
      if (isCreate(request) && status === 201) data = jsonOf(request).Data;
      return isInspect(request) && status === 200;
    },
    (response) => leak(data, response),
  );
}

/** Answers from what was once inspected. */
export function remembering(): HandwrittenMutant['mutate'] {
  const seen = new Map<string, HttpResponse>();
  return changing(isInspect, (response, { path }) => {
    if (response.status === 200) seen.set(path, response);
    return seen.get(path) ?? response;
  });
}

/** The same request with other labels; one that has none stays as it is. */
export function withLabels(
  request: HttpRequest,
  change: (labels: [string, string][]) => [string, string][],
): HttpRequest {
  const spec = jsonOf(request);
  if (Object.keys(spec).length === 0) return request;
  const Labels = Object.fromEntries(change(Object.entries(spec.Labels ?? {})));
  return { ...request, body: Buffer.from(JSON.stringify({ ...spec, Labels })) };
}
