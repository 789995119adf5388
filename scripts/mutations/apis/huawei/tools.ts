import { sampleKey, sign } from '../../../../contracts/auth/huawei-signature.ts';
import { type HttpRequest, type HttpResponse, noBody } from '../../../../contracts/http/message.ts';
import {
  bodiless,
  type HandwrittenMutant,
  type Json,
  jsonOf,
  rewriting,
  withJson,
} from '../../handwritten.ts';

/** Whether a request has a method, and a path that ends in a certain way. */
export function on(method: string, ending: RegExp): (request: HttpRequest) => boolean {
  return (request) => request.method === method && ending.test(request.path);
}

export const isList = on('GET', /\/secrets$/);
export const isCreate = on('POST', /\/secrets$/);
export const isShow = on('GET', /\/secrets\/[^/]+$/);
export const isUpdate = on('PUT', /\/secrets\/[^/]+$/);
export const isDelete = on('DELETE', /\/secrets\/[^/]+$/);
export const isAddVersion = on('POST', /\/versions$/);
export const isListVersions = on('GET', /\/versions$/);

/** The same answer with parts of its body's one property changed. */
export function withPart(response: HttpResponse, name: string, part: object): HttpResponse {
  const json = jsonOf(response);
  return withJson(response, { ...json, [name]: { ...json[name], ...part } });
}

export const withStatus = (status: number) => (response: HttpResponse) => ({ ...response, status });

export const isRefusal = (code: string, { body }: HttpResponse): boolean => body.includes(`"${code}"`);

/** What is sent on in another's place has to be signed anew. */
export function signed(request: HttpRequest): HttpRequest {
  const { authorization: _, ...headers } = request.headers;
  return sign({ ...request, headers }, sampleKey, new Date());
}

/** Changes the JSON of some requests, where they have any. */
export function rewritingJson(
  concerned: (request: HttpRequest) => boolean,
  rewrite: (json: Json) => object,
): HandwrittenMutant['mutate'] {
  const hasJson = (request: HttpRequest) => concerned(request) && request.body.toString().startsWith('{"');
  return rewriting(hasJson, (request) => {
    const json = jsonOf(request);
    return signed({ ...request, body: Buffer.from(JSON.stringify({ ...json, ...rewrite(json) })) });
  });
}

/** Sets or leaves out parameters of some requests' queries. */
export function rewritingQuery(
  concerned: (request: HttpRequest) => boolean,
  parameters: Record<string, string | undefined>,
): HandwrittenMutant['mutate'] {
  return rewriting(concerned, (request) => {
    const query = new URLSearchParams(request.query);
    for (const [name, value] of Object.entries(parameters)) {
      if (value === undefined) query.delete(name);
      else query.set(name, value);
    }
    return signed({ ...request, query: query.toString() });
  });
}

/** Answers 204 to some requests, and does nothing. */
export function changingNothing(concerned: Parameters<typeof rewriting>[0]): HandwrittenMutant['mutate'] {
  return (truth) => async (request) => {
    if (!concerned(request)) return truth(request);
    const response = await truth(signed({ ...request, method: 'PATCH', body: noBody }));
    return bodiless(204, response);
  };
}
